import Base
import Documents
import Testing
import TestSupport

@Suite struct PDFContentsTests {
  /// What `pdftotext` reads in a report of such a text, page by page.
  private func pages(_ body: String) throws -> [Substring] {
    let notebook = try Notebook.parse(
      NotebookSource(path: "n.md", text: "---\ntitle: T\n---\n" + body))
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    let folder = try TemporaryFolder()
    let file = folder.path.appending("report.pdf")
    let text = folder.path.appending("report.txt")
    try Files.write(PDFRenderer.render(document), to: file)
    let code = try SystemTool.run("pdftotext", ["-layout", file.string, "-"], to: text)
    try #require(code == 0, "pdftotext failed or is not installed: apt install poppler-utils")
    return try Files.readText(text).split(separator: "\u{C}")
  }

  private static let filler =
    String(repeating: "Words that fill a page and mean nothing at all. ", count: 60) + "\n\n"

  @Test func namesThePageOfEachSection() throws {
    let names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta"]
    let body = names.enumerated().map { index, name in
      "\(index % 3 == 1 ? "##" : "#") \(name)\n\n" + Self.filler
    }.joined()
    let pages = try pages("```{toc}\n```\n\n" + body)
    let entries = pages[0].split(separator: "\n")
    var found: [Int] = []
    for name in names {
      let entry = try #require(
        entries.first { $0.contains(name) && $0.last?.isNumber == true }, "no entry \(name)")
      let number = try #require(entry.split(separator: " ").last.flatMap { Int($0) }, "\(entry)")
      // The running head names sections too, without their number.
      let place = pages.firstIndex { page in
        page.split(separator: "\n").contains { line in
          let words = line.split(separator: " ")
          return words.count == 2 && words[0].first?.isNumber == true && words[1] == name
        }
      }
      #expect(number == place.map { $0 + 1 }, "\(name)")
      found.append(number)
    }
    #expect(found == found.sorted())
    #expect(Set(found).count > 3, "sections on several pages: \(found)")
  }

  @Test func setsTheNumberAfterTheLastWordsOfALongHead() throws {
    let long =
      "A head that goes on and on, past the end of the first line of its entry and into "
      + "the second"
    let heads = (1...30).map { "# Head \($0)\n\nText.\n\n" }.joined()
    let pages = try pages("```{toc}\n```\n\n# \(long)\n\n" + Self.filler + heads)
    let entries = pages[0].split(separator: "\n")
    let second = try #require(entries.first { $0.contains("the second") })
    #expect(second.split(separator: " ").last.flatMap { Int($0) } != nil, "\(second)")
    let first = try #require(entries.first { $0.contains("A head that goes on") })
    #expect(first.last?.isNumber == false, "the number stands at the entry's end alone")
  }
}
