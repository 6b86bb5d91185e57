import Base
@testable import Documents
import Testing
import TestSupport

/// The examples of the CommonMark specification, with GitHub's, as Debian's `cmark-gfm` brings them.
@Suite struct CommonMarkTests {
  struct Example {
    let number: Int
    let text: String
  }

  /// Where the package puts the specification; its licence is not ours, so it is read in place.
  static let specification = "/usr/share/doc/cmark-gfm/spec.txt.gz"
  static let advice =
    "install cmark-gfm with its documentation: apt-get install --reinstall "
    + "-o Dpkg::Options::=--path-include='/usr/share/doc/cmark-gfm/*' cmark-gfm"

  /// What is meant to differ from cmark-gfm, by number.
  static let deliberate: [(reason: String, examples: Set<Int>)] = [
    (
      "raw HTML is shown as text; cmark-gfm leaves it out",
      Set(118...160).union([
        170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544, 632, 633, 634, 635, 636,
        642, 644, 647, 648, 649, 650, 651, 653, 663, 664,
      ])
    ),
    (
      "a picture that no experiment drew is an error",
      Set(580...597).union([525, 528, 539, 599])
    ),
    ("links lead by http, https and mailto alone", [508, 604, 606, 607, 609, 628]),
  ]

  @Test func readsEveryExampleAsCmarkDoes() throws {
    let folder = try TemporaryFolder()
    let plain = folder.path.appending("spec.txt")
    let code = try SystemTool.run("gzip", ["-dc", Self.specification], to: plain)
    try #require(code == 0, "no specification; \(Self.advice)")
    let examples = Self.examples(try Files.readText(plain))
    try #require(examples.count > 640, "\(examples.count) examples; \(Self.advice)")
    let templates = try Templates(folder: Sample.templates)
    var different: [Int: String] = [:]
    for example in examples {
      let source = folder.path.appending("source.md")
      let page = folder.path.appending("page.html")
      try Files.write(example.text, to: source)
      let status = try SystemTool.run("cmark-gfm", Self.options + [source.string], to: page)
      try #require(status == 0, "cmark-gfm does not run; \(Self.advice)")
      let theirs = MarkupText(try Files.readText(page))
      let ours = MarkupText(Self.html(example.text, templates))
      if ours.tokens != theirs.tokens {
        different[example.number] = "\(example.text)\ncmark-gfm: \(theirs)\nhere: \(ours)"
      }
    }
    let meant = Self.deliberate.reduce(into: Set<Int>()) { $0.formUnion($1.examples) }
    for (number, words) in different.sorted(by: { $0.key < $1.key }) where !meant.contains(number) {
      Issue.record("example \(number): \(words)")
    }
    let same = meant.subtracting(different.keys).sorted()
    #expect(same.isEmpty, "listed as different, and the same")
  }

  /// As our reader calls it.
  private static let options =
    ["--smart", "--validate-utf8", "--strikethrough-double-tilde"]
    + ["table", "strikethrough", "autolink", "tasklist", "footnotes"].flatMap { ["-e", $0] }

  /// The text of a notebook with an example, or the errors that it gives.
  private static func html(_ text: String, _ templates: Templates) -> String {
    do {
      let notebook = try Notebook.parse(
        NotebookSource(path: "n.md", text: "---\ntitle: T\n---\n" + text))
      let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
      var writer = HTMLBlockWriter(templates: templates)
      return try writer.sections(document.blocks)
    } catch {
      return "refused: \(error)"
    }
  }

  private static func examples(_ text: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var result: [Example] = []
    var lines: [Substring]?
    var isSource = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        lines = []
        isSource = true
      } else if line == fence, let all = lines {
        let source = all.map { $0.replacing("→", with: "\t") + "\n" }.joined()
        result.append(Example(number: result.count + 1, text: source))
        lines = nil
      } else if isSource, line == "." {
        isSource = false
      } else if isSource {
        lines?.append(line)
      }
    }
    return result
  }
}
