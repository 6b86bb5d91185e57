import Base
import Comparison
import Results
import TestSupport
import Testing

@Suite("Golden data")
struct GoldenStoreTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore
  private var golden: FilePath { folder.path.pushing("golden/wta-spectra/quick") }

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path.appending("golden"))
  }

  @discardableResult
  private func accept(_ fixture: OutputFixture) throws -> [String] {
    try store.accept(
      fixture.result,
      .init(reason: "first values", revision: "abc", platform: "Linux x86_64", at: 1_790_000_000)
    ).files
  }

  private func check(_ fixture: OutputFixture) throws -> [String] {
    try store.check(fixture.result).differences.map(\.sentence)
  }

  @Test("what was accepted passes the check")
  func acceptedPasses() throws {
    #expect(try accept(OutputFixture()) == ["claims.json", "scalars.json", "spectra.csv"])
    #expect(try check(OutputFixture()) == [])
    #expect(try accept(OutputFixture()) == [])
  }

  @Test("one digit is named to its table, column and row, with the distance")
  func oneDigit() throws {
    try accept(OutputFixture())
    let changed = OutputFixture(eigenvalues: [4, 2, 1.0.nextUp, 0.5])
    #expect(
      try check(changed) == [
        "wta-spectra quick spectra.csv: column eigenvalue, row 3 (layer=initial, n=2): "
          + "expected 1, got 1.0000000000000002 (1 ULP, 2.2e-16 apart); 1 of 4 cells differs"
      ])
  }

  @Test("a check leaves the new file beside, never touches golden ones, and tidies up")
  func reviewFiles() throws {
    try accept(OutputFixture())
    let before = try Files.readText(golden.appending("spectra.csv"))
    _ = try check(OutputFixture(eigenvalues: [4, 2, 1, 0.25]))
    #expect(try Files.readText(golden.appending("spectra.csv")) == before)
    #expect(try store.pending() == [golden.appending("spectra.csv.new")])
    #expect(try Files.readText(golden.appending("spectra.csv.new")).contains("0.25"))
    _ = try check(OutputFixture())
    #expect(try store.pending() == [])
    _ = try check(OutputFixture(alpha: 1.4))
    #expect(try store.reject(GoldenSelection(["other"])) == [])
    #expect(try store.reject(GoldenSelection(["wta-*/scalars.json"])).count == 1)
    #expect(try store.pending() == [])
    _ = try check(OutputFixture(alpha: 1.4))
    try accept(OutputFixture(alpha: 1.4))
    #expect(try store.pending() == [])
    #expect(try check(OutputFixture(alpha: 1.4)) == [])
  }

  @Test("missing golden data is one clear line, and each file is left for review")
  func noGolden() throws {
    let lines = try check(OutputFixture())
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("wta-spectra quick: there is no golden data yet") == true)
    #expect(
      try store.pending().compactMap(\.lastComponent?.string) == [
        "claims.json.new", "scalars.json.new", "spectra.csv.new",
      ])
  }

  @Test("files that the experiment no longer makes are orphans until accepted away")
  func orphans() throws {
    try accept(OutputFixture())
    try Files.write("a\n1\n", to: golden.appending("old.csv"))
    #expect(try check(OutputFixture()).map { $0.prefix(26) } == ["wta-spectra quick old.csv:"])
    #expect(!Files.exists(golden.appending("old.csv.new")))
    #expect(try accept(OutputFixture()) == ["old.csv (removed)"])
    #expect(try check(OutputFixture()) == [])
    #expect(
      try store.unreferenced(experiments: ["other"], profiles: ["quick"]).map(\.path)
        == [store.root.appending("wta-spectra")])
    #expect(
      try store.unreferenced(experiments: ["wta-spectra"], profiles: ["paper"]).map(\.profile)
        == ["quick"])
  }

  @Test("a flipped claim, a moved scalar and a missing file are each named")
  func claimsAndScalars() throws {
    try accept(OutputFixture())
    try Files.remove(golden.appending("spectra.csv"))
    let lines = try check(OutputFixture(alpha: 1.5, claimHolds: false))
    #expect(lines.count == 3)
    #expect(
      lines.first
        == "wta-spectra quick claims.json: claim steeper fails now: "
        + "The spectrum falls faster after training.")
    #expect(lines[1].contains("scalar alpha, value: expected 1.35, got 1.5 ("))
    #expect(lines[2].contains("spectra.csv: the results have this file"))
  }

  @Test(
    "damaged golden data is named with its line and the way out",
    arguments: [
      ("spectra.csv", "layer,n,eigenvalue\ninitial,1,4\ntrained,x,2\n", "spectra.csv:3: "),
      ("spectra.csv", "", "spectra.csv:1: the table is empty"),
      ("spectra.csv", "layer,n,n\n", "spectra.csv:1: two columns share a name"),
      ("spectra.csv", "layer,n,eigenvalue\ninitial,1\n", "spectra.csv:2: 2 cells instead of 3"),
      ("spectra.csv", "\"layer", "spectra.csv:1: "),
      ("scalars.json", "{\"alpha\":", "scalars.json: this is not the JSON of scalars"),
      ("claims.json", "[1]", "claims.json: this is not the JSON of claims"),
    ])
  func damaged(file: String, text: String, expected: String) throws {
    try accept(OutputFixture())
    try Files.write(text, to: golden.appending(file))
    let lines = try check(OutputFixture())
    #expect(lines.count == 1)
    #expect(lines.first?.contains(expected) == true, "\(lines)")
    #expect(lines.first?.contains("restore the file from version control") == true)
  }

  @Test("other columns and rows are told apart from other cells")
  func shape() throws {
    try accept(OutputFixture())
    let longer = try check(OutputFixture(rows: 6))
    #expect(longer.count == 1)
    #expect(
      longer.first?.hasSuffix(
        "expected 4 rows, got 6; 0 missing, 2 new, the first is layer=initial, n=3") == true)
    try Files.write(
      "layer,n,value\ninitial,1,4\ntrained,1,2\ninitial,2,1\ntrained,2,0.5\n",
      to: golden.appending("spectra.csv"))
    let renamed = try check(OutputFixture())
    #expect(
      renamed.map { $0.split(separator: ": ").last.map(String.init) } == [
        "columns value are missing", "columns eigenvalue are new",
      ])
  }

  @Test("the history records day, revision, reason and files, newest last")
  func history() throws {
    try accept(OutputFixture())
    try store.accept(
      OutputFixture(alpha: 2).result,
      .init(
        reason: "the window\n# moved", revision: "def", platform: "Linux arm64",
        at: 1_790_100_000))
    let text = try Files.readText(golden.appending("HISTORY.md"))
    #expect(
      text.hasSuffix(
        "## 2026-09-22, revision def, Linux arm64\n\n> the window\n> # moved\n\n- scalars.json\n"),
      "\(text)")
    #expect(text.contains("> first values\n"))
  }

  @Test("accepting what is golden already renews the provenance alone, and no line of history")
  func renewal() throws {
    try accept(OutputFixture())
    let history = try Files.readText(golden.appending("HISTORY.md"))
    let again = GoldenStore.Acceptance(reason: "same data", revision: "def", platform: "Linux")
    #expect(try store.accept(OutputFixture().result, again).sentence == "already golden")
    let rewritten = OutputFixture(sourceDigest: "t").result
    #expect(
      try store.accept(rewritten, again).sentence == "already golden, provenance renewed")
    #expect(try store.accept(rewritten, again).sentence == "already golden")
    #expect(try Files.readText(golden.appending("HISTORY.md")) == history)
    let verdict = try store.compare(OutputFixture(sourceDigest: "t", alpha: 2).result)
    #expect(verdict.causes.map(\.kind) == [.unexplained], "code that changed before is no cause")
  }

  @Test("golden data is refused without a reason, and under names that lead elsewhere")
  func refusals() throws {
    let result = OutputFixture().result
    #expect(throws: GoldenError.noReason) {
      try store.accept(result, .init(reason: " \n ", revision: "r", platform: "p"))
    }
    #expect(throws: GoldenError.badName("../x")) {
      try store.check(
        GoldenResult(
          experiment: "../x", profile: "quick", findings: result.findings, claims: []))
    }
  }

  @Test("a part is accepted by name or glob, and the rest still differs")
  func partialAcceptance() throws {
    try accept(OutputFixture())
    let changed = OutputFixture(eigenvalues: [4, 2, 1, 0.25], alpha: 2)
    #expect(try check(changed).count == 2)
    let taken = try store.accept(
      changed.result, .init(reason: "part", revision: "r", platform: "p"),
      selection: GoldenSelection(["wta-*/*.csv"]))
    #expect(taken.files == ["spectra.csv"])
    #expect(try store.pending().map { $0.lastComponent?.string } == ["scalars.json.new"])
    let verdict = try store.check(changed.result)
    #expect(verdict.differences.map(\.file) == ["scalars.json"])
    #expect(!verdict.causes.contains { $0.kind == .golden })
  }
}
