import Base
import Comparison
import Results
import TestSupport
import Testing

@Suite("Report diff")
struct ReportDiffTests {
  private let folder: TemporaryFolder
  private var oldPath: FilePath { folder.path.appending("old") }
  private var newPath: FilePath { folder.path.appending("new") }

  init() throws { folder = try TemporaryFolder() }

  private func diff(
    _ new: OutputFixture, from old: OutputFixture = OutputFixture()
  ) async throws -> ReportDiff {
    try old.write(to: oldPath)
    try new.write(to: newPath)
    return try await ReportDiff.between(oldPath, newPath)
  }

  @Test("a folder does not differ from its copy, nor from the same results of another revision")
  func identical() async throws {
    let same = try await diff(OutputFixture())
    #expect(same.isEmpty)
    #expect(same.headline == "no differences")
    #expect(same.sameFigures == ["wta.spectra"])
    let rebuilt = try await diff(OutputFixture(revision: String(repeating: "2", count: 40)))
    #expect(rebuilt.isEmpty)
    #expect(rebuilt.figures == [])
    #expect(rebuilt.texts == [])
  }

  @Test("one changed digit gives exactly that place, and a figure whose data changed")
  func oneDigit() async throws {
    let diff = try await diff(OutputFixture(rate: 0.03, eigenvalues: [4.5, 2, 1, 0.5]))
    let table = try #require(diff.nodes.first?.tables.first)
    #expect(diff.nodes.flatMap(\.tables).count == 1)
    #expect(table.worst.map(\.place) == ["column eigenvalue, row 1 (layer=initial, n=1)"])
    #expect(table.worst.map(\.old) == ["4"])
    #expect(table.worst.map(\.new) == ["4.5"])
    #expect(diff.figures.map(\.kind) == [.data])
    #expect(
      diff.summary.contains(
        "table   wta.spectra: column eigenvalue, row 1 (layer=initial, n=1): 4.000 → 4.500 "
          + "(12 % apart); 1 of 4 cells differs"), "\(diff.summary)")
  }

  @Test("a changed parameter, seed, data file, source or compiler is named as the cause")
  func causes() async throws {
    let new = OutputFixture(
      rate: 0.03, seed: 2, sourceDigest: "t", dataDigest: "e", toolchain: "Swift 6.4",
      alpha: 1.4)
    let diff = try await diff(new)
    #expect(
      diff.causes.map(\.sentence) == [
        "parameter rate 0.02 → 0.03 (wta)", "seed 1 → 2 (wta)",
        "data fashion-mnist t10k d → e (wta)", "code Learning/WTALayer.swift s → t (wta)",
        "toolchain Swift 6.3 → Swift 6.4 (wta)",
      ])
    #expect(diff.texts == [], "the seal of a report is no prose")
  }

  @Test("results that nothing explains say so; code without effect leaves the diff empty")
  func unexplained() async throws {
    let unexplained = try await diff(OutputFixture(alpha: 1.4))
    #expect(unexplained.causes.map(\.kind) == [.unexplained])
    let silent = try await diff(OutputFixture(sourceDigest: "t"))
    #expect(silent.isEmpty)
    #expect(silent.headline.hasPrefix("no differences"))
    #expect(silent.causes.map(\.hasEffect) == [false])
    #expect(try await !diff(OutputFixture(rate: 0.03)).isEmpty)
  }

  @Test("scalars are measured in their errors and claims say that they flipped")
  func scalarsAndClaims() async throws {
    let diff = try await diff(OutputFixture(rate: 0.03, alpha: 1.45, claimHolds: false))
    let scalar = try #require(diff.nodes.first?.scalars.first)
    let errors = try #require(scalar.inErrors)
    #expect(NumberText.significant(errors, digits: 3) == "3.54")
    #expect(diff.headline == "1 number changed; 1 claim flipped; 1 figure the same")
    #expect(
      diff.summary.contains(
        "claim   wta: steeper fails now: The spectrum falls faster after training. "
          + "(1.35 > 1 → 1.45 > 1)"))
    #expect(
      diff.summary.contains("number  wta.alpha: 1.35 ± 0.02 → 1.45 ± 0.02 (7.4 %, 3.5 errors)"))
  }

  @Test("a figure with the same numbers has another style or another layout")
  func looks() async throws {
    #expect(try await diff(OutputFixture(stroke: "#000000")).figures.map(\.kind) == [.style])
    #expect(try await diff(OutputFixture(shift: 3)).figures.map(\.kind) == [.layout])
    #expect(try await diff(OutputFixture(tooltip: "the line")).figures.map(\.kind) == [.words])
    #expect(try await diff(OutputFixture(hasFigure: false)).figures.map(\.kind) == [.removed])
  }

  @Test(
    "a plot of a file follows its own data, which is told cell by cell; a restyled one does not")
  func plots() async throws {
    func files(_ x: Double, _ stroke: String) -> [(path: String, text: String)] {
      let drawings = [("a", x, "#000000"), ("b", 1, stroke)].map { name, x, stroke in
        (
          path: "figures/plot.fig-\(name).svg",
          text: "<svg><metadata>{&quot;tables&quot;:[&quot;\(name)&quot;]}</metadata>"
            + "<path d=\"M0 0L\(x) 1\" stroke=\"\(stroke)\"/></svg>"
        )
      }
      return drawings + [
        (path: "data/plot.a.csv", text: "n,x\n1,\(x)\n2,0.5\n"),
        (path: "data/plot.b.csv", text: "n,x\n1,1\n"),
      ]
    }
    let diff = try await diff(
      OutputFixture(extraFiles: files(1.5, "#FFFFFF")),
      from: OutputFixture(extraFiles: files(1.25, "#000000")))
    #expect(diff.figures.map(\.name) == ["plot.fig-a", "plot.fig-b"])
    #expect(diff.figures.map(\.kind) == [.data, .style])
    #expect(diff.nodes.map(\.alias) == ["plot"])
    #expect(diff.nodes[0].tables.map(\.table) == ["a"])
    #expect(diff.nodes[0].tables[0].worst.map(\.place) == ["column x, row 1 (n=1)"])
    #expect(diff.causes.map(\.title) == ["data a.csv"])
    #expect(diff.files == [])
  }

  @Test("a sentence that follows a number is marked to the word")
  func prose() async throws {
    let diff = try await diff(OutputFixture(prose: "The exponent is 1.45 after training."))
    let text = try #require(diff.texts.first)
    #expect(diff.texts.count == 1)
    #expect(text.heading == "Results")
    #expect(text.followsNumbers)
    #expect(text.spans.map(\.text) == ["The exponent is ", "1.35 ", "1.45 ", "after training."])
    #expect(
      diff.summary.contains("text    The exponent is [-1.35-] {+1.45+} after training."))
  }

  @Test("a terminal gets the first lines of many, and how many more there are")
  func limits() async throws {
    let prose = (0..<40).map { "<p>One \($0)</p>" }.joined()
    let lines = try await diff(OutputFixture(prose: prose)).summary.filter { $0.hasPrefix("text") }
    #expect(lines.count == ReportDiff.summaryLimit + 1)
    #expect(lines.last?.hasPrefix("text    … and 1") == true)
  }

  @Test("nodes that came and went are named once")
  func nodes() async throws {
    let diff = try await diff(OutputFixture(alias: "v1"))
    #expect(diff.nodesAdded.map(\.alias) == ["v1"])
    #expect(diff.nodesRemoved.map(\.alias) == ["wta"])
    #expect(diff.nodes == [])
    #expect(diff.figures.map(\.kind) == [.added, .removed])
  }

  @Test("the JSON is versioned and reads back")
  func json() async throws {
    let diff = try await diff(
      OutputFixture(rate: 0.03, eigenvalues: [.nan, 2, 1, 0.5], alpha: 1.4))
    let json = try diff.json()
    #expect(json["schema"] == 1)
    let back = try json.decode(ReportDiff.self)
    #expect(back.summary == diff.summary)
    #expect(try back.json() == json)
  }

  @Test("a file that was edited after the build is noted")
  func edited() async throws {
    try OutputFixture().write(to: newPath)
    let file = newPath.pushing("data/wta.scalars.json")
    let text = try Files.readText(file)
    try OutputFixture().write(to: oldPath)
    try Files.write(text + " ", to: file)
    let diff = try await ReportDiff.between(oldPath, newPath)
    #expect(diff.notes == ["\(file) was changed after the report was built"])
  }
}
