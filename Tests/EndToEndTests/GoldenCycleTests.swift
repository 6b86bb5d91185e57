import Base
import TestSupport
import Testing

/// A folder in which the quick results of an experiment are golden.
private struct GoldenStudy {
  let study: SmallStudy

  /// The checkout's own store, so that what one run computed serves all.
  private static let options = [
    "wta-learning", "--golden", "golden", "--cache", Checkout.root.appending(".facsimile").string,
  ]

  init() async throws {
    study = try SmallStudy()
    let accepted = try await study.run(["accept", "-m", "first", "--quiet"] + Self.options)
    #expect(accepted.code == 0, "\(accepted.notes)")
  }

  func check() async throws -> Program.Outcome { try await study.run(["check"] + Self.options) }

  var folder: FilePath { study.folder.path.appending("golden/wta-learning/quick") }
}

@Suite("Golden cycle", .serialized)
struct GoldenCycleTests {
  @Test("what was accepted checks as the same bits")
  func same() async throws {
    let outcome = try await GoldenStudy().check()
    #expect(outcome.code == 0, "\(outcome.notes)")
    #expect(outcome.output.contains("same bits"))
  }

  @Test("one changed bit is named by table, column and row, with both values")
  func changedBit() async throws {
    let golden = try await GoldenStudy()
    let path = golden.folder.appending("convergence.csv")
    var lines = try Files.readText(path).split(separator: "\n").map(String.init)
    var cells = lines[2].split(separator: ",").map(String.init)
    let before = cells[2]
    cells[2] = "\(try #require(Double(before)).nextUp)"
    lines[2] = cells.joined(separator: ",")
    try Files.write(lines.joined(separator: "\n") + "\n", to: path)
    let outcome = try await golden.check()
    #expect(outcome.code == 1)
    for part in ["wta-learning", "convergence", "median norm", "row 2", before, cells[2], "ULP"] {
      #expect(outcome.output.contains(part), "no \(part) in \(outcome.output)")
    }
    #expect(Files.exists(golden.folder.appending("convergence.csv.new")))
  }

  @Test("a lost golden file is a difference, not a success")
  func lostFile() async throws {
    let golden = try await GoldenStudy()
    try Files.remove(golden.folder.appending("convergence.csv"))
    let outcome = try await golden.check()
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("convergence.csv"))
  }
}
