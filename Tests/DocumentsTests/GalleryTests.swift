import Base
import Documents
import Testing
import TestSupport

extension Sample {
  /// Every block and role once.
  static func gallery(paper: FrontMatter.Paper = .a4) throws -> ReportDocument {
    let notebook = try Notebook.parse(
      NotebookSource(reading: folder.appending("Fixtures").appending("gallery.md")))
    var document = try ReportDocument.assemble(
      notebook, results: [wta, attack], revision: "3f9c1a2")
    document.frontMatter.paper = paper
    return document
  }
}

@Suite struct GalleryTests {
  @Test func saysTheSameInAllThree() throws {
    let document = try Sample.gallery()
    let page = try Page(document)
    let markdown = MarkdownRenderer.render(document)
    let folder = try TemporaryFolder()
    let file = folder.path.appending("gallery.pdf")
    try Files.write(PDFRenderer.render(document), to: file)
    let out = folder.path.appending("out")
    try #require(try SystemTool.run("pdftotext", [file.string, "-"], to: out) == 0)
    let printed = try Files.readText(out).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").replacing("\u{A0}", with: " ")
    for words in [
      "Figure 1b", "Table 1", "Table 2", "Equation 1", "other data set", "Tip", "Caution",
      "CC-BY-4.0", "1 Text", "3 Figures and tables", "An order survives",
    ] {
      #expect(printed.contains(words), "\(words) in the PDF")
      if words != "Tip", words != "Caution" {
        let text = markdown.replacing("\\", with: "").replacing("\u{A0}", with: " ")
        #expect(text.contains(words) as Bool, "\(words) in the Markdown")
      }
    }
    #expect(page.has(">Figure\u{A0}1b</a>"))
    #expect(page.has("<span class=\"verdict open\">other data set</span>"))
  }

  @Test func everyLinkInThePageLeadsSomewhere() throws {
    let page = try Page(Sample.gallery())
    var ids: Set<Substring> = []
    for start in page.text.ranges(of: " id=\"") {
      let id = page.text[start.upperBound...].prefix { $0 != "\"" }
      #expect(ids.insert(id).inserted, "\(id) twice")
    }
    for start in page.text.ranges(of: "href=\"#") {
      let id = page.text[start.upperBound...].prefix { $0 != "\"" }
      #expect(ids.contains(id), "\(id)")
    }
  }
}
