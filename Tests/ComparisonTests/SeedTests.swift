import Base
import Results
import TestSupport
import Testing

@testable import Comparison

@Suite("Several seeds")
struct SeedTests {
  private static func oracle() throws -> JSONValue {
    try JSONValue(
      parsing: Files.read(Checkout.root.appending("Tests/ComparisonTests/Oracles/tost.json")))
  }

  @Test("tails of Student's t are those of SciPy")
  func tails() throws {
    for row in try Self.oracle()["tails"]?.elements ?? [] {
      let cells = row.elements.compactMap(\.double)
      let tail = StudentT.upperTail(cells[0], degreesOfFreedom: cells[1])
      // lgamma(2500) is 17000, so its last bit is 4e-12 of the tail; a few of them add up.
      #expect((tail - cells[2]).magnitude <= 1e-10 * cells[2], "\(cells) \(tail)")
    }
  }

  @Test("equivalence tests are SciPy's one-sided Welch tests")
  func tost() throws {
    let cases = try Self.oracle()["cases"]?.elements ?? []
    #expect(cases.count == 6)
    for entry in cases {
      func numbers(_ name: String) -> [Double] { entry[name]?.elements.compactMap(\.double) ?? [] }
      let test = EquivalenceTest(
        old: numbers("old"), new: numbers("new"), margin: entry["margin"]?.double ?? 0)
      let p = entry["p"]?.double ?? 0
      #expect((test.p - p).magnitude < 1e-10, "\(test.p) \(p)")
    }
  }

  @Test("too few seeds, lost numbers and constants that moved are not equivalent")
  func degenerate() {
    #expect(!EquivalenceTest(old: [1], new: [1], margin: 1).isEquivalent)
    #expect(!EquivalenceTest(old: [1, .nan], new: [1, 1], margin: 1).isEquivalent)
    #expect(EquivalenceTest(old: [1, 1], new: [1, 1], margin: 0).isEquivalent)
    #expect(!EquivalenceTest(old: [1, 1], new: [2, 2], margin: 0.5).isEquivalent)
  }

  @Test("a store holds distributions, takes equivalent ones, and names the scalar that moved")
  func store() throws {
    let folder = try TemporaryFolder()
    let store = GoldenStore(root: folder.path)
    let tolerances: [Tolerance] = [
      .scalar("alpha", absolute: 0.2, basis: "the paper's error")
    ]
    func results(_ values: [Double]) -> [GoldenResult] {
      values.map { OutputFixture(alpha: $0, tolerances: tolerances).result }
    }
    let golden = results([1.30, 1.34, 1.36, 1.38, 1.33, 1.35])
    #expect(try store.checkSeeds(golden)?.differences.map(\.problem) == [.noGoldenFile])
    let acceptance = GoldenStore.Acceptance(reason: "first", revision: "r", platform: "p")
    #expect(try store.acceptSeeds(golden, acceptance) == ["seeds.json"])
    #expect(try store.acceptSeeds(golden, acceptance) == [])
    #expect(try store.checkSeeds(results([1.31, 1.40, 1.36, 1.29, 1.35]))?.passes == true)
    let moved = try #require(try store.checkSeeds(results([1.61, 1.70, 1.66, 1.59, 1.65])))
    #expect(moved.lines.count == 1)
    #expect(
      moved.lines[0].contains("scalar alpha over seeds: the means differ by +0.299, beyond ±0.200"))
    #expect(moved.lines[0].contains("margin: the paper's error"))
    // Golden distributions are no orphan of the exact check.
    try store.accept(OutputFixture().result, acceptance)
    #expect(try store.compare(OutputFixture().result).passes)
    #expect(try store.hasSeeds(experiment: "wta-spectra", profile: "quick"))
    #expect(try !store.hasSeeds(experiment: "wta-spectra", profile: "paper"))
  }
}
