import Base
import Documents
import FoundationEssentials
import Testing
import TestSupport

/// Runs a program of the system on a file and returns what it prints.
private func output(of program: String, _ arguments: [String]) throws -> String {
  let folder = try TemporaryFolder()
  let result = folder.path.appending("out")
  let code = try SystemTool.run(program, arguments, to: result)
  try #require(code == 0, "\(program) failed or is not installed: apt install poppler-utils")
  return try Files.readText(result)
}

@Suite struct PDFRendererTests {
  private static func sample(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let file = folder.path.appending("report.pdf")
    try Files.write(PDFRenderer.render(Sample.document()), to: file)
    try body(file.string)
  }

  @Test func isTheSameTwice() throws {
    let document = try Sample.document()
    #expect(try PDFRenderer.render(document) == PDFRenderer.render(document))
  }

  @Test func carriesItsTextInReadingOrder() throws {
    try Self.sample { file in
      let text = try output(of: "pdftotext", [file, "-"])
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var rest = flat[...]
      for words in [
        "Mechanisms of neural robustness", "1 Question", "The covariance spectrum",
        "2.1 Spectra", "Figure 1. Eigenspectra", "Table 1. Exponents", "KH layer <script>",
        "3 Robustness", "Figure 2.", "4 References", "Stringer",
      ] {
        let found = rest.firstRange(of: words)
        #expect(found != nil, "“\(words)” is missing after “\(rest.prefix(60))”")
        if let found { rest = rest[found.upperBound...] }
      }
    }
  }

  @Test func hasPagesTagsAndMetadata() throws {
    try Self.sample { file in
      let facts = try output(of: "pdfinfo", [file])
      #expect(facts.contains("Tagged:          yes"))
      #expect(facts.contains("Pages:           4"))
      #expect(facts.contains("Author:          Ada Example, Ben Beispiel"))
      let bytes = try Files.read(FilePath(file))
      let source = String(decoding: bytes, as: UTF8.self)
      let entries = source.ranges(of: "/Title").count - 1
      #expect((source.contains("/Outlines")) as Bool)
      #expect(entries >= 6, "an outline entry for each section")
      let places = try output(of: "pdfinfo", ["-dests", file])
      for heading in try Sample.document().headings { #expect(places.contains(heading.id)) }
    }
  }

  @Test func numbersAsThePageDoes() throws {
    let page = try Page(Sample.document())
    try Self.sample { file in
      let text = try output(of: "pdftotext", [file, "-"])
      let document = try Sample.document()
      for figure in document.figures {
        #expect(text.replacing("\u{A0}", with: " ").contains("Figure \(figure.number)."))
        #expect(page.has("<b>Figure \(figure.number).</b>"))
      }
      for heading in document.headings {
        #expect(page.has("aria-label=\"Section \(heading.number)\""))
      }
    }
  }

  /// The text of a report that is one table, pages parted by form feeds.
  private func printedTable(rows count: Int) throws -> String {
    let rows = (1...count).map { "| row \($0) | \($0) |\n" }.joined()
    let text = "---\ntitle: T\n---\n| Name of row | Count |\n|---|--:|\n\(rows)"
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    let folder = try TemporaryFolder()
    let file = folder.path.appending("table.pdf")
    try Files.write(PDFRenderer.render(document), to: file)
    return try output(of: "pdftotext", [file.string, "-"])
  }

  @Test func breaksALongTableOverPagesWithItsHead() throws {
    let printed = try printedTable(rows: 120)
    #expect(printed.ranges(of: "Name of row").count == 4)
    #expect(printed.contains("row 120"))
  }

  @Test(arguments: [45, 46, 47, 48])
  func leavesNoTwoRowsOfATableAlone(_ count: Int) throws {
    let pages = try printedTable(rows: count).split(separator: "\u{C}")
    #expect(pages.count > 1)
    for page in pages { #expect(page.ranges(of: "row ").count >= 3, "\(page)") }
  }
}

@Suite struct FigureFilesTests {
  @Test func writesThreeKindsOfEachFigure() throws {
    let files = try FigureFiles.files(Sample.document())
    #expect(
      files.map(\.name) == [
        "wta.spectra.svg", "wta.spectra.png", "wta.spectra.pdf", "attack.accuracy.svg",
        "attack.accuracy.png", "attack.accuracy.pdf",
      ])
    #expect(files[1].bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(files[2].bytes.starts(with: Array("%PDF".utf8)))
    #expect(String(decoding: files[0].bytes, as: UTF8.self).contains("wta-spectra"))
  }
}
