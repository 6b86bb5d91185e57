import Base
import LinearAlgebra
import Randomness
import Statistics
import Testing

@testable import Neuroscience

/// Two decompositions in double precision of up to 40 dimensions: 40 ε, squared by the Gram matrix
/// for the least of the components, whose gaps are no smaller than 1e-3 of the first.
private let tolerance = 1e-11

@Suite("Cross-validated PCA")
struct CrossValidatedPCATests {
  @Test(
    "is NumPy's singular value decomposition crossed with the second repeat",
    arguments: [(12, 30), (40, 15), (20, 20)], CrossValidatedPCA.Side.allCases)
  func numpy(size: (stimuli: Int, neurons: Int), side: CrossValidatedPCA.Side) throws {
    let (stimuli, neurons) = size
    let repeats = Repeats(stimuli, neurons)
    let stored = try #require(try oracle("cvpca")["\(stimuli) x \(neurons)"])
    let analysis = try CrossValidatedPCA(
      repeats.first, repeats.second, components: nil, side: side)
    #expect(analysis.spectrum.count == min(stimuli, neurons))
    #expect(deviation(try stored.numbers("spectrum"), analysis.spectrum) < tolerance)
    #expect(deviation(try stored.numbers("plain"), analysis.plain) < tolerance)
    let third = Array(analysis.contributions.row(2))
    #expect(deviation(try stored.numbers("third contribution"), third) < tolerance)
  }

  @Test("the smaller Gram matrix is taken without being asked")
  func smallerSide() throws {
    for (stimuli, neurons, side) in [(12, 30, CrossValidatedPCA.Side.stimuli), (40, 15, .neurons)] {
      let repeats = Repeats(stimuli, neurons)
      let chosen = try CrossValidatedPCA(
        repeats.first, repeats.second, components: nil, side: side)
      #expect(
        try CrossValidatedPCA.spectrum(repeats.first, repeats.second) == chosen.spectrum)
    }
  }

  @Test("without noise it is the spectrum of the covariance")
  func noiseless() throws {
    let first = Repeats(40, 15).first
    let analysis = try CrossValidatedPCA(first, first)
    let eigenvalues = try SymmetricEigen.values(of: covariance(of: first))
    #expect(deviation(eigenvalues, analysis.spectrum) < tolerance)
    #expect(deviation(eigenvalues, analysis.plain) < tolerance)
    #expect(deviation(eigenvalues, try CrossValidatedPCA.plainSpectrum(of: first)) < tolerance)
    let wide = Repeats(12, 30).first
    let narrow = try CrossValidatedPCA(wide, wide).plain
    #expect(deviation(narrow, try CrossValidatedPCA.plainSpectrum(of: wide)) < tolerance)
  }

  @Test("fewer components are the first of all")
  func components() throws {
    for (stimuli, neurons) in [(12, 30), (40, 15)] {
      let repeats = Repeats(stimuli, neurons)
      let all = try CrossValidatedPCA.spectrum(repeats.first, repeats.second)
      let some = try CrossValidatedPCA.spectrum(repeats.first, repeats.second, components: 5)
      #expect(some == Array(all.prefix(5)))
    }
  }

  @Test("noise that the repeats do not share is left out, and plain PCA counts it")
  func unbiased() throws {
    let key = RandomKey(seed: 7)
    let (stimuli, neurons) = (400, 60)
    let signal: [Float] = key.child("signal").normals(stimuli)
    func noisy(_ name: String) -> Matrix<Float> {
      var noise: Matrix<Float> = key.child(name).normalMatrix(rows: stimuli, columns: neurons)
      for row in 0..<stimuli { noise[row, 0] += 10 * signal[row] }
      return noise
    }
    let analysis = try CrossValidatedPCA(noisy("first"), noisy("second"))
    // The signal has one dimension; of the others the mean over 59 is 0 within 1/√(400 · 59).
    let others = analysis.spectrum.dropFirst()
    #expect((Moments(Array(others))?.mean ?? 1).magnitude < 5 / (400.0 * 59).squareRoot())
    let plain = analysis.plain.dropFirst()
    #expect((Moments(Array(plain))?.mean ?? 0) > 0.9)
    let own = signal.map { 10 * Double($0) }
    let variance = Moments(own)?.variance ?? 0
    // Cross terms of signal and noise: 2 · 10 / √400.
    #expect((analysis.spectrum[0] - variance).magnitude < 5)
  }

  @Test("contributions of the stimuli add up to the spectrum")
  func contributions() throws {
    let repeats = Repeats(12, 30)
    let analysis = try CrossValidatedPCA(repeats.first, repeats.second)
    let sums = (0..<12).map { analysis.contributions.row($0).reduce(0, +) / 11 }
    // Twelve terms in another order.
    #expect(deviation(analysis.spectrum, sums) < 1e-14)
  }

  @Test("repeats of other shapes, and too few stimuli, are named")
  func errors() {
    let matrix = Matrix<Float>(rows: 4, columns: 3, repeating: 0)
    let other = Matrix<Float>(rows: 4, columns: 2, repeating: 0)
    let single = Matrix<Float>(rows: 1, columns: 3, repeating: 0)
    #expect(throws: CrossValidatedPCAError.shapesDiffer(first: [4, 3], second: [4, 2])) {
      try CrossValidatedPCA(matrix, other)
    }
    #expect(throws: CrossValidatedPCAError.shapesDiffer(first: [4, 3], second: [4, 2])) {
      try CrossValidatedPCA.shuffled(matrix, other, times: 2, key: RandomKey(seed: 1))
    }
    #expect(throws: CrossValidatedPCAError.tooFew(stimuli: 1, neurons: 3)) {
      try CrossValidatedPCA(single, single)
    }
    var damaged = matrix
    damaged[1, 1] = .nan
    #expect(throws: SpectralError.self) { try CrossValidatedPCA(damaged, matrix) }
  }
}

@Suite("Shuffled cross-validated PCA")
struct ShuffledTests {
  @Test("is the mean over exchanged repeats")
  func mean() throws {
    let repeats = Repeats(12, 30)
    let key = RandomKey(seed: 3)
    for exchange in CrossValidatedPCA.Exchange.allCases {
      let spectra = try (0..<3).map { time in
        let (one, two) = try CrossValidatedPCA.exchanged(
          repeats.first, repeats.second, exchange, key: key.child(time))
        return try CrossValidatedPCA.spectrum(one, two)
      }
      let expected = (0..<12).map { n in spectra.map { $0[n] }.reduce(0, +) / 3 }
      let got = try CrossValidatedPCA.shuffled(
        repeats.first, repeats.second, times: 3, exchanging: exchange, key: key)
      #expect(expected == got)
    }
  }

  @Test("exchanges whole neurons or whole stimuli and loses nothing")
  func exchange() throws {
    let repeats = Repeats(12, 30)
    for exchange in CrossValidatedPCA.Exchange.allCases {
      let (one, two) = try CrossValidatedPCA.exchanged(
        repeats.first, repeats.second, exchange, key: RandomKey(seed: 5))
      var swapped: Set<Int> = []
      for row in 0..<12 {
        for column in 0..<30 {
          let pair = [repeats.first[row, column], repeats.second[row, column]]
          #expect([one[row, column], two[row, column]].sorted() == pair.sorted())
          if one[row, column] != pair[0] { swapped.insert(exchange == .neurons ? column : row) }
        }
      }
      let share = Double(swapped.count) / (exchange == .neurons ? 30 : 12)
      #expect((0.2...0.8).contains(share))
      // A swapped neuron is swapped for every stimulus.
      for index in swapped {
        if exchange == .neurons {
          #expect((0..<12).allSatisfy { one[$0, index] == repeats.second[$0, index] })
        } else {
          #expect((0..<30).allSatisfy { one[index, $0] == repeats.second[index, $0] })
        }
      }
    }
  }

  @Test("equal repeats stay what they are")
  func equalRepeats() throws {
    let first = Repeats(12, 30).first
    let plain = try CrossValidatedPCA.spectrum(first, first)
    let shuffled = try CrossValidatedPCA.shuffled(
      first, first, times: 2, key: RandomKey(seed: 1))
    #expect(plain == shuffled)
  }

  @Test("every kernel path and thread count gives the same bits")
  func bits() throws {
    for (stimuli, neurons) in [(70, 150), (150, 70)] {
      let repeats = Repeats(stimuli, neurons)
      func spectrum(_ execution: Execution) throws -> [Double] {
        try Execution.$current.withValue(execution) {
          let own = try CrossValidatedPCA(repeats.first, repeats.second)
          return own.spectrum + own.plain + own.resampled(4, key: RandomKey(seed: 2)).elements
            + (try CrossValidatedPCA.shuffled(
              repeats.first, repeats.second, times: 2, key: RandomKey(seed: 1)))
        }
      }
      let expected = try spectrum(Execution(path: .scalar, threads: 1)).map(\.bitPattern)
      for path in KernelPath.allCases.filter(\.isAvailable) {
        for threads in 1...3 {
          let got = try spectrum(Execution(path: path, threads: threads)).map(\.bitPattern)
          #expect(expected == got)
        }
      }
    }
  }
}

@Suite("Bootstrap over stimuli")
struct ResampledTests {
  @Test("scatters by the closed form for a sum over stimuli")
  func scatter() throws {
    let repeats = Repeats(40, 15)
    let analysis = try CrossValidatedPCA(repeats.first, repeats.second)
    let spectra = analysis.resampled(2000, key: RandomKey(seed: 9))
    for component in 0..<5 {
      let own = Array(analysis.contributions.row(component))
      let moments = try #require(Moments(own))
      // Σ w p / (s − 1) with multinomial weights: variance s · Var(p) / (s − 1)², Var over s.
      let expected = (40 * moments.populationVariance).squareRoot() / 39
      let drawn = try #require(Moments(Array(spectra.row(component))))
      // The deviation of 2000 draws scatters by 1/√4000 = 1.6 %, its mean by 1/√2000 deviations.
      #expect((drawn.standardDeviation / expected - 1).magnitude < 0.08)
      #expect((drawn.mean - analysis.spectrum[component]).magnitude < 0.12 * expected)
    }
  }

  @Test("more resamples extend fewer")
  func extends() throws {
    let repeats = Repeats(12, 30)
    let analysis = try CrossValidatedPCA(repeats.first, repeats.second)
    let few = analysis.resampled(3, key: RandomKey(seed: 9))
    let many = analysis.resampled(6, key: RandomKey(seed: 9))
    for component in 0..<12 {
      #expect(Array(few.row(component)) == Array(many.row(component).prefix(3)))
    }
  }
}
