import Base
import Documents
import FoundationEssentials
import Testing
import TestSupport

private let png =
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8AARAwMAAcCAQH2vUJPAAAAAElFTkSuQmCC"

/// A notebook of format 4 as its file holds it.
private func file(_ cells: [JSONValue], metadata: JSONValue = [:]) -> NotebookSource {
  let root: JSONValue = [
    "nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": .array(cells),
  ]
  return NotebookSource(path: "study.ipynb", text: root.canonicalText)
}

private func markdown(_ text: String, attachments: JSONValue = [:]) -> JSONValue {
  [
    "cell_type": "markdown", "metadata": [:], "attachments": attachments,
    // As a list of lines, the way Jupyter writes it.
    "source": .array(
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        .string(($0 > 0 ? "\n" : "") + $1)
      }),
  ]
}

private func code(
  _ source: String, outputs: [JSONValue] = [], tags: JSONValue = []
) -> JSONValue {
  [
    "cell_type": "code", "metadata": ["tags": tags], "execution_count": 1,
    "source": .string(source), "outputs": .array(outputs),
  ]
}

private func data(_ bundle: JSONValue) -> JSONValue {
  ["output_type": "display_data", "metadata": [:], "data": bundle]
}

private func document(_ source: NotebookSource) throws -> ReportDocument {
  try ReportDocument.assemble(Notebook.parse(source), results: [], revision: "r")
}

private func page(_ cells: [JSONValue], metadata: JSONValue = [:]) throws -> Page {
  try Page(document(file(cells, metadata: metadata)))
}

@Suite struct JupyterTests {
  @Test func readsCellsAndOutputs() throws {
    let page = try page(
      [
        markdown("# A study\n\nWith $\\alpha_i$ and **words**.\n\n## Part"),
        code(
          "print(1)\nx = 2",
          outputs: [
            ["output_type": "stream", "name": "stdout", "text": ["1\n", "two\n"]],
            ["output_type": "stream", "name": "stdout", "text": "three\n"],
            ["output_type": "stream", "name": "stderr", "text": "careful\n"],
          ]),
      ], metadata: ["kernelspec": ["language": "python"]])
    #expect(page.has("<title>A study</title>"))
    #expect(page.has("<math"))
    #expect(page.has("print(<span class=\"number\">1</span>)"))
    #expect(page.has("<pre tabindex=\"0\" class=\"output\"><samp>1\ntwo\nthree\n</samp></pre>"))
    #expect(page.has("<pre tabindex=\"0\" class=\"output error\"><samp>careful\n</samp></pre>"))
    #expect(page.text.ranges(of: ">A study<").count == 2, "in the title and in the head alone")
  }

  @Test func takesFrontMatterFromMetadataAndFirstCell() throws {
    let metadata: JSONValue = [
      "title": "From metadata", "authors": [["name": "Ada Example"]], "keywords": ["one", "two"],
    ]
    let one = try document(file([markdown("# Head")], metadata: metadata))
    #expect(one.frontMatter.title == "From metadata")
    #expect(one.frontMatter.authors.map(\.name) == ["Ada Example"])
    #expect(one.frontMatter.keywords == ["one", "two"])
    #expect(one.headings.count == 1)
    for cell in [
      markdown("---\ntitle: From YAML\npaper: letter\n---\nText."),
      ["cell_type": "raw", "metadata": [:], "source": "---\ntitle: From YAML\npaper: letter\n---"],
    ] as [JSONValue] {
      let two = try document(file([cell], metadata: metadata))
      #expect(two.frontMatter.title == "From YAML")
      #expect(two.frontMatter.paper == .letter)
    }
    #expect(try document(file([markdown("Only words.")])).frontMatter.title == "study")
  }

  @Test func placesErrorsInTheirCell() {
    var found: [String] = []
    do {
      _ = try Notebook.parse(file([markdown("Fine."), markdown("Fine.\n\n{valu}`a.b`")]))
    } catch let errors as ExplainedErrors {
      found = errors.errors.map(\.description)
    } catch {}
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("study.ipynb, cell 2:3:1: unknown role “valu”") == true, "\(found)")
  }

  @Test func readsDirectivesInMarkdownCells() throws {
    let source = file([
      markdown("```{experiment} wta-spectra\n:id: wta\n```"),
      markdown("{value}`wta.images` images.\n\n```{tip}\nMind.\n```"),
    ])
    let document = try ReportDocument.assemble(
      Notebook.parse(source), results: [Sample.wta], revision: "r")
    let page = try Page(document)
    #expect(page.has("10\u{202F}000</span> images."))
    #expect(page.has("<aside class=\"tip\""))
  }

  @Test func showsPicturesAndAttachments() throws {
    let cells = [
      markdown(
        "See ![a dot](attachment:dot.png) here.",
        attachments: ["dot.png": ["image/png": .string(png)]]),
      code(
        "plot()", outputs: [data(["image/png": .string(png + "\n"), "text/plain": "<Figure>"])]),
    ]
    let page = try page(cells)
    let image = "<img src=\"data:image/png;base64,\(png)\" width=\"2\" height=\"1\" alt="
    #expect(page.has(image + "\"a dot\">"))
    #expect(page.has(image + "\"Output of cell 2\">"))
    #expect(try !PDFRenderer.render(document(file(cells))).isEmpty)
  }

  @Test func takesTheCellsOutOfTables() throws {
    let html = """
      <style scoped>td { color: red }</style><table border="1" class="dataframe"><thead>
      <tr style="text-align: right;"><th></th><th>name</th><th onclick='x("<td>")'>n &lt; 5</th></tr></thead>
      <tbody><tr><th>0</th><td>a<script>alert("</td>")</script></td><td>1.5</td></tr>
      <tr><th>1</th><td>b &amp; <b>c</b></td><td>NaN</td></tr></tbody></table>
      """
    let document = try document(
      file([code("df", outputs: [data(["text/html": .string(html), "text/plain": "raw"])])]))
    guard case .table(let table)? = document.blocks.last else {
      Issue.record("no table")
      return
    }
    #expect(table.columns.map(\.header.plainText) == ["", "name", "n < 5"])
    #expect(
      table.rows.map { $0.map(\.plainText) } == [["0", "a", "1.5"], ["1", "b & c", "NaN"]])
    #expect(table.columns.map(\.alignment) == [.right, .left, .right])
  }

  @Test func showsErrorsWithoutTerminalColours() throws {
    let output: JSONValue = [
      "output_type": "error", "ename": "ValueError", "evalue": "no",
      "traceback": ["\u{1B}[0;31mValueError\u{1B}[0m", "no <b>"],
    ]
    let page = try page([
      code("f()", outputs: [output]),
      code(
        "g()",
        outputs: [["output_type": "stream", "name": "stdout", "text": "10%\r50%\r100%\nend\n"]]),
    ])
    #expect(
      page.has("<pre tabindex=\"0\" class=\"output error\"><samp>ValueError\nno &lt;b&gt;</samp>"))
    #expect(page.has("<samp>100%\nend\n</samp>"))
  }

  @Test func hidesWhatTagsHide() throws {
    let page = try page([
      code("hidden()", tags: ["remove-cell"]),
      code(
        "alsoHidden()",
        outputs: [["output_type": "stream", "name": "stdout", "text": "shown"]],
        tags: ["remove-input"]),
    ])
    #expect(!page.has("hidden()"))
    #expect(!page.has("alsoHidden"))
    #expect(page.has("shown"))
  }

  @Test(arguments: [
    ("{", "the file is no Jupyter notebook"), ("{}", "it does not say its format"),
    ("{\"nbformat\": 3}", "it has format 3, not 4"), ("{\"nbformat\": 4}", "it has no cells"),
  ])
  func refusesOtherFiles(text: String, expected: String) {
    let error = #expect(throws: ExplainedErrors.self) {
      try Notebook.parse(NotebookSource(path: "a.ipynb", text: text))
    }
    #expect(error?.errors.first?.description.contains(expected) == true)
  }
}

@Suite struct HostileJupyterTests {
  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "<a href=\"javascript:alert(1)\">x</a>", "<svg onload=alert(1)>",
    "<iframe src=//evil></iframe>",
    "![x](javascript:alert(1))", "<table><tr><td onclick=alert(1)>x</td></tr></table>",
    "<scr<script>ipt>alert(1)</script>", "![x](http://evil.org/x.png)",
  ])
  func neutralisesCells(text: String) throws {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'>\(text)</svg>"
    let page = try page([
      markdown(text), markdown("Words \(text) words."),
      code(
        text,
        outputs: [
          data(["text/html": .string(text)]), data(["text/markdown": .string(text)]),
          data(["image/svg+xml": .string(svg), "text/plain": .string(text)]),
          ["output_type": "stream", "name": "stdout", "text": .string(text)],
        ]),
    ])
    let body = page.text[(page.text.firstRange(of: "<main")?.lowerBound ?? page.text.startIndex)...]
    for mark in [
      "<script>alert", "<scr<", "<iframe", "<img src=x", "href=\"javascript", "<svg o", "<td on",
      "src=\"http",
    ] {
      #expect(!body.contains(mark), "\(mark)")
    }
  }

  @Test(arguments: [
    "<svg><script>1</script></svg>", "<svg onload='1'></svg>", "<svg\nONLOAD = '1'></svg>",
    "<svg><a href='javascript:1'/></svg>", "<svg><image href='http://e/x'/></svg>",
    "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", "<svg><style>@import 'x'</style></svg>",
    "<svg><foreignObject/></svg>", "<svg style='fill:url(http://e)'/>", "<svg/onload=1>",
    "<svg><set attributeName='href' to='javascript:1'/></svg>",
  ])
  func refusesDrawingsThatCouldAct(svg: String) throws {
    let page = try page([code("x", outputs: [data(["image/svg+xml": .string(svg)])])])
    #expect(!page.has("data:image/svg"))
  }

  @Test func letsDrawingsThrough() throws {
    let svg =
      "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\">"
      + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
      + "<defs><path id=\"a\"/></defs><use xlink:href=\"#a\" style=\"clip-path:url(#c)\"/></svg>"
    let page = try page([code("x", outputs: [data(["image/svg+xml": .string(svg)])])])
    #expect(page.has("data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())"))
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: [">", "- ", "<", "<table>", "[", "&", "`", "<td>", "$"])
  func survivesRepeats(mark: String) throws {
    let text = String(repeating: mark, count: 100_000)
    for source in [
      file([markdown(text)]),
      file([code("x", outputs: [data(["text/html": .string(text)])])]),
      file([
        code(text, outputs: [["output_type": "stream", "name": "stdout", "text": .string(text)]])
      ]),
    ] {
      do {
        _ = try document(source)
      } catch is ExplainedErrors {}
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func cutsLongOutputs() throws {
    let line = String(repeating: "x", count: 8 << 20)
    let cells = [
      code("f()", outputs: [["output_type": "stream", "name": "stdout", "text": .string(line)]])
    ]
    let page = try page(cells)
    #expect(page.has("bytes more"))
    #expect(page.text.utf8.count < 2 << 20)
    #expect(try !PDFRenderer.render(document(file(cells))).isEmpty)
  }

  @Test func refusesPicturesThatAreNone() throws {
    for base64 in ["\"><script>", "AAAA", png.replacing("i", with: "<")] {
      let page = try page([
        code("x", outputs: [data(["image/png": .string(base64), "text/plain": "words"])])
      ])
      #expect(!page.has("data:image/png"))
      #expect(page.has("words"))
    }
  }
}
