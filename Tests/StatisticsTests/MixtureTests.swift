import Base
import Randomness
import Statistics
import TestSupport
import Testing

@Suite("Gaussian mixtures")
struct MixtureTests {
  private let oracle: JSONValue
  private let values: [Double]

  init() throws {
    let path = FilePath(#filePath).removingLastComponent().appending("Oracles/mixture.json")
    oracle = try JSONValue(parsing: Files.read(path))
    values = try #require(oracle["values"]).decode([Double].self)
  }

  private func numbers(_ count: Int, _ name: String) throws -> [Double] {
    try #require(oracle["\(count)"]?[name]).decode([Double].self)
  }

  @Test("expectation-maximisation climbs to the maximum that SciPy searches", arguments: [1, 2])
  func maximum(count: Int) throws {
    let fit = try GaussianMixture.fit(
      values, startMeans: Array([-7.1, -8.5].prefix(count)), tolerance: 1e-13)
    #expect(fit.converged)
    let likelihood = try #require(oracle["\(count)"]?["log likelihood"]).decode(Double.self)
    // Both ends of the search are flat: 1e-9 of 1500, and its root for the parameters.
    #expect((fit.logLikelihood - likelihood).magnitude < 1e-6)
    let expected = try [
      numbers(count, "weights"), numbers(count, "means"), numbers(count, "deviations"),
    ]
    for (index, component) in fit.components.enumerated() {
      #expect((component.weight - expected[0][index]).magnitude < 1e-4)
      #expect((component.mean - expected[1][index]).magnitude < 1e-4)
      #expect((component.standardDeviation - expected[2][index]).magnitude < 1e-4)
    }
  }

  @Test("as many components are chosen as the values were made of")
  func selection() throws {
    let starts = [-7.1, -8.5, -6.5, -6]
    let two = try MixtureSelection(values, startMeans: starts)
    #expect(two.chosen.components.count == 2)
    #expect(two.mixtures.count == 4)
    #expect(two.ratios[0] > 300 && two.ratios[1] < 1)
    #expect(two.chosen == two.mixtures[1])
    let single: [Double] = RandomKey(seed: 3).normals(500)
    #expect(try MixtureSelection(single, startMeans: starts).chosen.components.count == 1)
    let threshold = try #require(oracle["threshold"]).decode(Double.self)
    #expect((MixtureSelection.onePercent[0] - threshold).magnitude < 1e-12)
    // χ²(6) and χ²(9) by SciPy's chi2.ppf(0.99, ·).
    #expect(MixtureSelection.onePercent[1...] == [16.811893829770927, 21.665994333461924])
  }

  @Test("a component that finds nothing does not hide one that does")
  func beyondAnEmptyComponent() throws {
    let near: [Double] = RandomKey(seed: 4).normals(400)
    let far: [Double] = RandomKey(seed: 5).normals(40)
    let values = near.map { 0.2 * $0 - 5 } + far.map { 0.1 * $0 - 4 }
    // The second start lies where nothing is, the third beside the small group.
    let selection = try MixtureSelection(values, startMeans: [-5, -40, -4.2])
    #expect(selection.ratios[0] < MixtureSelection.onePercent[0])
    #expect(selection.chosen == selection.mixtures[2])
    #expect((selection.chosen.components[2].mean + 4).magnitude < 0.1)
  }

  @Test("the density of a mixture has area 1 and its weights add to 1")
  func density() throws {
    let fit = try GaussianMixture.fit(values, startMeans: [-7.1, -8.5])
    // Midpoints are exact beyond rounding for smooth densities that vanish at the ends.
    let area = (0..<4000).reduce(0.0) { $0 + 0.005 * fit.density(at: -17 + 0.005 * Double($1)) }
    #expect((area - 1).magnitude < 1e-9)
    #expect((fit.components.reduce(0) { $0 + $1.weight } - 1).magnitude < 1e-12)
  }

  @Test("components far from all values, and equal ones, do no harm")
  func degenerate() throws {
    let far = try GaussianMixture.fit([1, 2, 3, 4], startMeans: [2.5, 1e6])
    #expect(far.components[1].weight == 0)
    #expect(far.logLikelihood.isFinite)
    let same = try GaussianMixture.fit([1, 2, 3, 4], startMeans: [2, 2])
    #expect(same.components[0] == same.components[1])
    let tight = try GaussianMixture.fit([0, 0, 0, 0, 5, 9], startMeans: [0, 7])
    #expect(tight.components[0].variance > 0)
  }

  @Test("values without a spread or a size are named")
  func errors() {
    #expect(throws: MixtureError.noSpread(count: 3)) {
      try GaussianMixture.fit([2, 2, 2], startMeans: [0])
    }
    #expect(throws: MixtureError.noSpread(count: 0)) {
      try MixtureSelection([], startMeans: [0])
    }
    #expect(throws: MixtureError.notFinite(index: 1)) {
      try GaussianMixture.fit([2, -.infinity], startMeans: [0])
    }
  }
}
