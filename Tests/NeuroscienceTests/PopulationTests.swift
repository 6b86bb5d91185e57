import Base
import LinearAlgebra
import Randomness
import Statistics
import Testing

@testable import Neuroscience

/// Products of a matrix with itself should be the identity but for rounding of single precision.
private let rounding = 2e-5

@Suite("Populations with a power law")
struct PopulationTests {
  @Test("components are orthonormal over the stimuli, and their mean is 0")
  func basis() {
    let basis = PowerLawPopulation.cosineBasis(50)
    let gram = basis.transposedTimesItself()
    for row in 0..<49 {
      for column in 0..<49 {
        #expect((Double(gram[row, column]) - (row == column ? 1 : 0)).magnitude < rounding)
      }
    }
    #expect(columnMeans(of: basis).allSatisfy { $0.magnitude < rounding })
  }

  @Test("the signal has the power law and the energy it says", arguments: [0.5, 1.016, 1.5])
  func signal(exponent: Double) throws {
    let population = PowerLawPopulation(stimuli: 100, neurons: 4000, exponent: exponent)
    let signal = population.signal(key: RandomKey(seed: 1))
    // 4000 neurons: each eigenvalue scatters by √(2/4000) = 2 %, the sum by less.
    let energy = Reductions.sumOfSquares(signal.elements)
    #expect((energy / population.energy - 1).magnitude < 0.05)
    let spectrum = try CrossValidatedPCA.spectrum(signal, signal)
    let fit = try PowerLawFit.weighted(spectrum, ranks: 3...60)
    #expect((fit.exponent - exponent).magnitude < 0.05)
  }

  @Test("noise differs between repeats, and its loadings do not")
  func noise() throws {
    let noise = CorrelatedNoise(stimuli: 80, neurons: 3000, exponent: 1.1)
    let repeats = noise.repeats(2, key: RandomKey(seed: 4))
    for own in repeats {
      #expect((Reductions.sumOfSquares(own.elements) / noise.energy - 1).magnitude < 0.15)
    }
    let crossed = Reductions.dot(repeats[0].elements, repeats[1].elements) / noise.energy
    // Σ m^−2β / (Σ m^−β)² effective dimensions, 80 trials: below 0.05 in deviations.
    #expect(crossed.magnitude < 0.2)
    // The shared loadings show: the first directions of both repeats agree.
    func direction(_ matrix: Matrix<Float>) throws -> [Double] {
      let wide = Matrix(
        rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map(Double.init))
      let eigen = try SymmetricEigen.decomposition(of: wide.timesItsTranspose())
      let first = wide.transposedTimes(Array(eigen.vectors.row(0)))
      let length = Reductions.sumOfSquares(first).squareRoot()
      return first.map { $0 / length }
    }
    let agreement = Reductions.dot(try direction(repeats[0]), try direction(repeats[1]))
    #expect(agreement.magnitude > 0.8)
  }

  @Test("noise is added or multiplied element by element, and not at scale 0")
  func models() {
    let signal = Matrix<Float>(rows: 1, columns: 3, elements: [1, -2, 0])
    let noise = Matrix<Float>(rows: 1, columns: 3, elements: [0.5, 1, 3])
    let added = ResponseNoise.additive.responses(to: signal, noise: noise, scale: 2)
    let multiplied = ResponseNoise.multiplicative.responses(to: signal, noise: noise, scale: 2)
    #expect(added.elements == [2, 0, 6])
    #expect(multiplied.elements == [2, -6, 0])
    for kind in ResponseNoise.allCases {
      #expect(kind.responses(to: signal, noise: noise, scale: 0) == signal)
    }
  }

  @Test("a gain scales all neurons of a trial alike")
  func gain() throws {
    let signal = Matrix<Float>(rows: 500, columns: 2, elements: (0..<1000).map { _ in 2 })
    let responses = TrialNoise.gain(signal, deviation: 0.3, key: RandomKey(seed: 2))
    let gains = (0..<500).map { Double(responses[$0, 0]) / 2 }
    #expect((0..<500).allSatisfy { responses[$0, 0] == responses[$0, 1] })
    let moments = try #require(Moments(gains))
    // Five standard errors of 500 draws.
    #expect((moments.mean - 1).magnitude < 5 * 0.3 / 500.0.squareRoot())
    #expect((moments.standardDeviation - 0.3).magnitude < 5 * 0.3 / 1000.0.squareRoot())
  }

  @Test("counts are SciPy's Poisson quantiles", arguments: [0.05, 1, 3.7, 25, 100])
  func poissonQuantiles(rate: Double) throws {
    let stored = try oracle("codes")
    let name = rate == rate.rounded() ? String(Int(rate)) : String(rate)
    let expected = try #require(stored["poisson"]).numbers(name)
    let got = try stored.numbers("probabilities").map {
      Double(TrialNoise.poissonCount(at: $0, rate: rate))
    }
    #expect(got == expected)
  }

  @Test("counts follow the signal, and none is drawn where the rate is 0")
  func poisson() throws {
    let signal = Matrix<Float>(
      rows: 2000, columns: 3, elements: (0..<6000).map { [0, 1, -3][$0 % 3] })
    let counts = TrialNoise.poisson(
      signal, meanCount: 4, contrast: 0.5, key: RandomKey(seed: 6))
    for (column, rate) in [4.0, 6, 0].enumerated() {
      let own = (0..<2000).map { Double(counts[$0, column]) }
      let moments = try #require(Moments(own))
      // Five standard errors of mean and variance of 2000 counts.
      #expect((moments.mean - rate).magnitude <= 5 * (rate / 2000).squareRoot())
      #expect(
        (moments.variance - rate).magnitude
          <= 5 * ((2 * rate * rate + rate) / 2000).squareRoot())
    }
  }
}
