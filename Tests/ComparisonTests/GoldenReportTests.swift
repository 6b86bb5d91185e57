import Base
import Comparison
import Results
import TestSupport
import Testing

@Suite("CI forms of a check")
struct GoldenReportTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path)
    try store.accept(
      OutputFixture().result, .init(reason: "first", revision: "abc", platform: "Linux"))
  }

  private func report(_ fixture: OutputFixture, copies: Int = 1) throws -> GoldenReport {
    GoldenReport([GoldenVerdict](repeating: try store.compare(fixture.result), count: copies))
  }

  private static let changed = OutputFixture(
    rate: 0.03, eigenvalues: [4, 2, 1, 0.25], claimHolds: false,
    claimSentence: "Faster <b> & \"steeper\" | `x` @all ]]> \u{1}.")

  @Test("JUnit has a case a file, and failures hold sentence and cause")
  func junit() throws {
    let text = try report(Self.changed).junit
    #expect(text.contains("<testsuites name=\"report check\" tests=\"3\" failures=\"2\""))
    #expect(
      text.contains(
        "name=\"scalars.json\" file=\"Sources/Experiments/WTASpectra.swift\" line=\"12\" time=\"0\"/>"
      ))
    #expect(text.contains("cause: parameter rate 0.02 → 0.03"))
    #expect(
      !text.contains("<b>") && !text.contains("\u{1}") && text.contains("&quot;steeper&quot;"))
    #expect(try report(OutputFixture()).junit.contains("tests=\"3\" failures=\"0\""))
  }

  @Test("annotations point at the source line and survive their own syntax")
  func annotations() throws {
    let lines = try report(Self.changed).annotations
    #expect(lines.count == 1)
    #expect(
      lines[0].hasPrefix(
        "::error file=Sources/Experiments/WTASpectra.swift,line=12,"
          + "title=wta-spectra quick%3A not as golden::wta-spectra quick claims.json: "))
    #expect(!lines[0].contains("\n") && lines[0].contains("%0A"))
    #expect(try report(OutputFixture()).annotations.isEmpty)
  }

  @Test("the comment has the largest change of each figure with a sparkline, escaped, collapsed")
  func markdown() throws {
    let text = try report(Self.changed).markdown
    #expect(text.hasPrefix("### 1 of 1 experiments differs from golden data\n"))
    #expect(text.contains("| wta-spectra quick | 3 | rate 0.02 → 0.03 |"), "\(text)")
    #expect(
      text.contains(
        "| spectra | spectra, column eigenvalue, row 4 (layer=trained, n=2) | 0.5000 → 0.2500 "
          + "| 1 of 4<br>`···█` |"
      ), "\(text)")
    #expect(!text.contains("<b> &") && text.contains("&lt;b&gt; &amp;") && !text.contains("@all"))
    #expect(text.components(of: "<details>") == text.components(of: "</details>"))
  }

  @Test("the comment stays under 60 kB and says what it leaves out", arguments: [1, 40, 4000])
  func markdownLimit(copies: Int) throws {
    let text = try report(Self.changed, copies: copies).markdown
    #expect(text.utf8.count < 60_000)
    #expect(text.contains("left out") == (copies == 4000))
    #expect(text.components(of: "<details>") == text.components(of: "</details>"))
  }

  @Test("the JSON form has a version, and each difference its sentence and parts")
  func json() throws {
    let json = try JSONValue(parsing: try report(Self.changed).json().prettyText.utf8)
    #expect(json["schema"] == 1 && json["passes"] == .boolean(false))
    let differences = json["verdicts"]?.elements.first?["differences"]?.elements ?? []
    #expect(differences.count == 3)
    let cells = differences.last?["problem"]?["cells"]?["column"]
    #expect(cells?["worst"]?["row"] == 4 && cells?["worst"]?["change"]?["ulps"] != nil)
    #expect(differences.allSatisfy { $0["sentence"]?.text?.isEmpty == false })
  }
}

extension String {
  /// How many parts a separator makes.
  fileprivate func components(of separator: String) -> Int {
    var (count, rest) = (1, self[...])
    while let range = rest.firstRange(of: separator) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
