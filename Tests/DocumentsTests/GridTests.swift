import Base
import Documents
import FoundationEssentials
import Testing
import TestSupport

/// A notebook with a grid of two figures, then a figure of its own.
private func document() throws -> ReportDocument {
  let text = """
    ---
    title: T
    ---
    ```{experiment} wta-spectra
    :id: wta
    ```

    ```{experiment} fast-gradient
    :id: attack
    ```

    ````{grid} 2
    :label: fig-pair

    ```{figure} wta.spectra
    :label: fig-left
    Spectra.
    ```

    ```{figure} attack.accuracy
    :label: fig-right
    ```

    Both together.
    ````

    ```{figure} wta.spectra
    :label: fig-own
    ```

    See {ref}`fig-pair`, {ref}`fig-left`, {ref}`fig-right` and {ref}`fig-own`.
    """
  let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
  return try ReportDocument.assemble(
    notebook, results: [Sample.wta, Sample.attack], revision: "r")
}

@Suite struct GridTests {
  @Test func numbersPartsByLetters() throws {
    let document = try document()
    #expect(document.figures.map(\.mark) == ["1a", "1b", "2"])
    #expect(document.figures.map(\.id) == ["fig-left", "fig-right", "fig-own"])
    guard case .paragraph(let parts)? = document.blocks.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(parts.plainText == "See Figure 1, Figure 1a, Figure 1b and Figure 2.")
    let page = try Page(document)
    #expect(page.has("<figure id=\"fig-pair\" class=\"group\">"))
    #expect(page.has("<figcaption><b>Figure 1.</b> Both together.</figcaption>"))
    #expect(page.has("<figcaption><b>(a)</b> Spectra.</figcaption>"))
    #expect(page.has("<figcaption><b>(b)</b> Accuracy under attack</figcaption>"))
  }

  @Test func numbersAlikeInThePDF() throws {
    let folder = try TemporaryFolder()
    let file = folder.path.appending("grid.pdf")
    try Files.write(PDFRenderer.render(document()), to: file)
    let out = folder.path.appending("out")
    try #require(try SystemTool.run("pdftotext", [file.string, "-"], to: out) == 0)
    let text = try Files.readText(out).replacing("\u{A0}", with: " ")
    for words in [
      "(a) Spectra.", "(b) Accuracy under attack", "Figure 1. Both together.", "Figure 1b",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }
}

@Suite struct PageFootTests {
  private func pages(_ body: String, front: String = "") throws -> [String] {
    let text = "---\ntitle: T\n\(front)---\n\(body)"
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    let folder = try TemporaryFolder()
    let file = folder.path.appending("f.pdf")
    try Files.write(PDFRenderer.render(document), to: file)
    let out = folder.path.appending("out")
    try #require(try SystemTool.run("pdftotext", ["-layout", file.string, "-"], to: out) == 0)
    return try Files.readText(out).split(separator: "\u{C}").map(String.init)
  }

  private let filler = String(repeating: "Some words to fill the page. ", count: 60) + "\n\n"

  @Test func putsNotesOnThePageOfTheirMark() throws {
    let body =
      (1...6).map { "\(filler)A marked sentence\($0)[^n\($0)].\n\n" }.joined()
      + (1...6).map { "[^n\($0)]: What note number \($0) says.\n\n" }.joined()
    let pages = try pages(body)
    for number in 1...6 {
      let page = try #require(pages.firstIndex { $0.contains("sentence\(number)") })
      #expect(pages[page].contains("What note number \(number) says."))
      #expect(pages.count { $0.contains("What note number \(number) says.") } == 1)
    }
  }

  @Test func carriesALongNoteOn() throws {
    let long = String(repeating: "A long note goes on and on. ", count: 700)
    let pages = try pages("Marked[^n].\n\n[^n]: \(long) The end.\n")
    #expect(pages.count >= 2)
    #expect(pages.last?.contains("The end.") == true)
  }

  @Test(arguments: [("a4", "595.28 x 841.89"), ("letter", "612 x 792")])
  func setsForTheSheet(paper: String, size: String) throws {
    let text = "---\ntitle: T\npaper: \(paper)\n---\n" + String(repeating: filler, count: 8)
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    let folder = try TemporaryFolder()
    let file = folder.path.appending("f.pdf")
    try Files.write(PDFRenderer.render(document), to: file)
    let out = folder.path.appending("out")
    try #require(try SystemTool.run("pdfinfo", [file.string], to: out) == 0)
    #expect(try Files.readText(out).contains(size))
  }
}
