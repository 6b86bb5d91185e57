import LinearAlgebra
import TestSupport
import Testing

@testable import Randomness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Each test looks at one fixed key, so it passes always or never; thresholds are five standard
/// errors, or the stated level, of what an ideal generator would show.
@Suite("Distributions of draws")
struct DistributionTests {
  @Test("uniform numbers fill the open interval evenly")
  func uniforms() {
    let doubles: [Double] = RandomKey(seed: 2).uniforms(200_000)
    let singles: [Float] = RandomKey(seed: 2).child("single").uniforms(200_000)
    for draws in [doubles, singles.map(Double.init)] {
      #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
      // Mean 1/2 with standard error 0.2887 / √n; five of them.
      let mean = Reductions.sum(draws) / 200_000
      #expect((mean - 0.5).magnitude < 5 * 0.2887 / 447.2)
      // χ² of 100 cells has mean 99 and deviation 14.1; five of them.
      var cells = [Int](repeating: 0, count: 100)
      for draw in draws { cells[Int(draw * 100)] += 1 }
      let chi = cells.reduce(0.0) { $0 + (Double($1) - 2000) * (Double($1) - 2000) / 2000 }
      #expect((chi - 99).magnitude < 71)
    }
  }

  @Test("normal numbers have the moments of the normal distribution")
  func moments() {
    let doubles: [Double] = RandomKey(seed: 3).normals(200_000)
    let singles: [Float] = RandomKey(seed: 3).child("single").normals(200_000)
    for sample in [doubles, singles.map(Double.init)] {
      let n = Double(sample.count)
      func moment(_ power: Int) -> Double {
        Reductions.sum(sample.map { x in (0..<power).reduce(1.0) { y, _ in y * x } }) / n
      }
      // Standard errors of the moments: √(Var xᵏ / n) with Var = 1, 2, 15, 96; five of each.
      #expect(moment(1).magnitude < 5 * (1 / n).squareRoot())
      #expect((moment(2) - 1).magnitude < 5 * (2 / n).squareRoot())
      #expect(moment(3).magnitude < 5 * (15 / n).squareRoot())
      #expect((moment(4) - 3).magnitude < 5 * (96 / n).squareRoot())
    }
  }

  @Test("the Kolmogorov-Smirnov distance to the normal distribution is below its 0.1 % level")
  func kolmogorovSmirnov() {
    let sample = (RandomKey(seed: 9).normals(100_000) as [Float]).map(Double.init).sorted()
    let n = Double(sample.count)
    var distance = 0.0
    for (index, x) in sample.enumerated() {
      let probability = 0.5 * erfc(-x / 2.0.squareRoot())
      distance = max(
        distance, probability - Double(index) / n, Double(index + 1) / n - probability)
    }
    // The limit distribution of √n D: 1.949 is exceeded with probability 0.001.
    #expect(distance * n.squareRoot() < 1.949)
    #expect(distance > 0)
  }

  @Test("siblings, parents and neighbours are not correlated")
  func independence() {
    let key = RandomKey(seed: 4)
    let n = 100_000
    let parent: [Double] = key.normals(n)
    let first: [Double] = key.child(0).normals(n)
    let second: [Double] = key.child(1).normals(n)
    let named: [Double] = key.child("0").normals(n)
    let shifted: [Double] = key.normals(1..<n + 1)
    let others = [(parent, first), (first, second), (first, named), (parent, shifted)]
    for (a, b) in others {
      #expect((Reductions.dot(a, b) / Double(n)).magnitude < 5 / Double(n).squareRoot())
    }
  }

  @Test("integers reach every number below the bound equally often")
  func integers() {
    let draws = RandomKey(seed: 6).integers(70_000, below: 7)
    var cells = [Int](repeating: 0, count: 7)
    for draw in draws { cells[draw] += 1 }
    // χ² of 7 cells has mean 6 and deviation 3.5; five of them.
    let chi = cells.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
    #expect(chi < 6 + 5 * 3.5)
  }

  @Test("every number is equally likely at every place of a permutation")
  func permutationPlaces() {
    var cells = [Int](repeating: 0, count: 64)
    for index in 0..<4000 {
      for (place, number) in RandomKey(seed: 7).child(index).permutation(8).enumerated() {
        cells[8 * place + number] += 1
      }
    }
    // χ² of a doubly constrained 8 × 8 table has 49 degrees of freedom, scaled by 8/7: mean 56 and
    // deviation √(2 · 49) · 8/7 = 11.3; five of them.
    let chi = cells.reduce(0.0) { $0 + Double(($1 - 500) * ($1 - 500)) / 500 }
    #expect((chi - 56).magnitude < 5 * 11.3)
  }

  @Test("streams of a parent and its children share no run of bits")
  func overlap() {
    let key = RandomKey(seed: 8)
    let streams = [key, key.child(0), key.child(1), key.child("0")]
    var seen: Set<UInt64> = []
    for stream in streams { seen.formUnion(stream.words(50_000)) }
    // Two of 200 000 words of 64 bits are equal by chance with probability 1e-9.
    #expect(seen.count == 200_000)
  }

  @Test("indices are drawn in proportion to their weights, and never where a weight is zero")
  func categorical() {
    let weights = [0, 1, 0, 5, 2.5, 0, 1e-300, 0.5, 0]
    let distribution = CategoricalDistribution(weights: weights)
    let key = RandomKey(seed: 10)
    let draws = key.indices(90_000, from: distribution)
    var cells = [Int](repeating: 0, count: weights.count)
    for draw in draws { cells[draw] += 1 }
    #expect([0, 2, 5, 6, 8].allSatisfy { cells[$0] == 0 })
    // χ² of 4 cells has mean 3 and deviation 2.4; five of them.
    let chi = [1, 3, 4, 7].reduce(0.0) { sum, cell in
      let expected = weights[cell] * 10_000
      return sum + (Double(cells[cell]) - expected) * (Double(cells[cell]) - expected) / expected
    }
    #expect(chi < 3 + 5 * 2.4)
    // The slow version: the first running sum above the uniform number.
    let uniforms: [Double] = key.uniforms(500)
    for (uniform, draw) in zip(uniforms, draws) {
      var sum = 0.0
      let expected = weights.firstIndex { weight in
        sum += weight
        return sum > uniform * 9
      }
      #expect(draw == expected)
    }
    #expect(Array(draws.prefix(77)) == key.indices(77, from: distribution))
    #expect(CategoricalDistribution(weights: [0, 3, 0]).index(at: 0x1.fffffffffffffp-1) == 1)
  }
}
