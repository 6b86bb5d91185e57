import Base
import Results
import TestSupport
import Testing

@testable import Comparison

/// Changes made on purpose, and what is said about each: nothing missed, nothing misnamed.
///
/// What is said stands word for word in the table of `docs/golden.md`. Two revisions of git are
/// compared in `GitDiffTests`.
@Suite("Deliberate changes")
struct DeliberateChangesTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path.appending("golden"))
    try store.accept(
      OutputFixture().result, .init(reason: "first", revision: "r", platform: "p"))
  }

  private var golden: FilePath { folder.path.pushing("golden/wta-spectra/quick") }

  /// Holds the row of the guide to what was said.
  private func expectInGuide(_ name: String, _ said: [String]) throws {
    let row = GuideTable.row(name, said, without: folder.path)
    let page = try Files.readText(Checkout.root.appending("docs/golden.md"))
    #expect(page.contains(row + "\n"), "docs/golden.md lacks: \(row)")
  }

  private static let moved: [Double] = [4, 2, 1, 0.25]

  @Test(
    "a check names what changed in the results",
    arguments: [
      (
        "one bit", OutputFixture(eigenvalues: [4, 2, 1.0.nextUp, 0.5]),
        ["column eigenvalue, row 3 (layer=initial, n=2): expected 1, got 1.0000000000000002 (1 ULP"]
      ),
      ("a lost row", OutputFixture(rows: 3), ["expected 4 rows, got 3; 1 missing, 0 new"]),
      (
        "not a number", OutputFixture(eigenvalues: [4, .nan, 1, 0.5]),
        ["column eigenvalue, row 2 (layer=trained, n=1): expected 2, got nan; 1 of 4"]
      ),
      (
        "a parameter", OutputFixture(rate: 0.03, eigenvalues: moved),
        ["column eigenvalue, row 4", "cause: parameter rate 0.02 → 0.03"]
      ),
      (
        "a seed", OutputFixture(seed: 2, eigenvalues: moved),
        ["column eigenvalue, row 4", "cause: seed 1 → 2"]
      ),
      (
        "a data file", OutputFixture(dataDigest: "e", eigenvalues: moved),
        ["column eigenvalue, row 4", "cause: data fashion-mnist t10k"]
      ),
      (
        "a flipped claim", OutputFixture(claimHolds: false),
        ["claim steeper fails now: The spectrum falls faster after training."]
      ),
      (
        "an edited tolerance",
        OutputFixture(tolerances: [.scalar("alpha", absolute: 9, basis: "to pass")]),
        ["the tolerance of scalar alpha was edited: accepted is exact; declared is atol 9: to pass"]
      ),
    ])
  func results(name: String, changed: OutputFixture, expected: [String]) throws {
    let verdict = try store.check(changed.result)
    let lines = verdict.lines.joined(separator: "\n")
    for part in expected { #expect(lines.contains(part), "\(name): \(lines)") }
    #expect(verdict.differences.count == 1, "\(name): \(lines)")
    try expectInGuide(name, verdict.lines)
  }

  @Test(
    "a check names what happened to the golden files",
    arguments: [
      ("a renamed column", "n,eigenvalue", "n,value", "columns value are missing"),
      ("a corrupt golden", "initial,1,4", "initial,x,4", "spectra.csv:2: "),
    ])
  func golden(name: String, old: String, new: String, expected: String) throws {
    let path = golden.appending("spectra.csv")
    try Files.write(try Files.readText(path).replacing(old, with: new), to: path)
    let said = try store.check(OutputFixture().result).lines
    let lines = said.joined(separator: "\n")
    #expect(lines.contains(expected), "\(name): \(lines)")
    #expect(lines.contains("spectra.csv of wta-spectra was edited after it was accepted"))
    try expectInGuide(name, said)
  }

  @Test("a missing golden file is a difference with a cause")
  func missingGolden() throws {
    try Files.remove(golden.appending("spectra.csv"))
    let said = try store.check(OutputFixture().result).lines
    try expectInGuide("a missing golden", said)
    let lines = said.joined(separator: "\n")
    #expect(lines.contains("spectra.csv: the results have this file, the golden data does not"))
    #expect(lines.contains("spectra.csv of wta-spectra was removed after it was accepted"))
  }

  @Test(
    "a diff classes what changed in the report",
    arguments: [
      ("a colour", OutputFixture(stroke: "#7031B9"), "figure  wta.spectra: style"),
      ("a label", OutputFixture(label: "m"), "figure  wta.spectra: layout"),
      ("a font", OutputFixture(font: "Heros"), "figure  wta.spectra: style"),
      (
        "a caption", OutputFixture(caption: "Eigenvalues of a layer."),
        "text    Eigenvalues of [-the-] {+a+} layer."
      ),
      (
        "a sentence", OutputFixture(prose: "The exponent is 1.40 after training."),
        "text    The exponent is [-1.35-] {+1.40+} after training."
      ),
      (
        "a reordered figure", OutputFixture(pageFigures: ["wta.b", "wta.a"]),
        "order   figure wta."
      ),
      (
        "a new figure",
        OutputFixture(extraFiles: [(path: "figures/wta.second.svg", text: "<svg/>")]),
        "figure  wta.second: added"
      ),
    ])
  func report(name: String, changed: OutputFixture, expected: String) async throws {
    let paths = (folder.path.appending("a"), folder.path.appending("b"))
    var old = OutputFixture()
    if !changed.pageFigures.isEmpty { old.pageFigures = ["wta.a", "wta.b"] }
    try old.write(to: paths.0)
    try changed.write(to: paths.1)
    let diff = try await ReportDiff.between(paths.0, paths.1)
    #expect(!diff.isEmpty)
    #expect(diff.summary.contains { $0.hasPrefix(expected) }, "\(name): \(diff.summary)")
    try expectInGuide(name, diff.summary)
  }

  @Test("a truncated report is said to be, not compared in silence", arguments: [0, 20])
  func truncated(bytes: Int) async throws {
    let paths = (folder.path.appending("a"), folder.path.appending("b"))
    try OutputFixture().write(to: paths.0)
    try OutputFixture().write(to: paths.1)
    let file = paths.1.pushing("data/wta.spectra.csv")
    try Files.write(Array(try Files.read(file).prefix(bytes)), to: file)
    do {
      let diff = try await ReportDiff.between(paths.0, paths.1)
      #expect(!diff.isEmpty && diff.notes.contains { $0.contains("changed after the report") })
    } catch let error as FolderError {
      #expect(error.explanation.place?.file.contains("wta.spectra.csv") == true)
    }
    let manifest = paths.1.appending("manifest.json")
    try Files.write(Array(try Files.read(manifest).prefix(100)), to: manifest)
    await #expect(throws: FolderError.self) { try await ReportDiff.between(paths.0, paths.1) }
  }
}
