import Base
import Documents
import Testing
import TestSupport

/// The document of a text without experiments.
private func document(_ body: String, front: String = "") throws -> ReportDocument {
  let text = "---\ntitle: T\n\(front)---\n\(body)"
  let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
  return try ReportDocument.assemble(notebook, results: [], revision: "r")
}

/// The document of a text that cites from the fixture's bibliography.
private func citing(_ body: String, style: String = "author-year") throws -> ReportDocument {
  let text = "---\ntitle: T\nbibliography: references.bib\ncitations: \(style)\n---\n\(body)"
  let path = Sample.folder.appending("Fixtures").appending("n.md")
  let notebook = try Notebook.parse(NotebookSource(path: path, text: text))
  return try ReportDocument.assemble(notebook, results: [], revision: "r")
}

private func errors(_ body: String, front: String = "", path: FilePath = "n.md") -> [String] {
  do {
    let text = "---\ntitle: T\n\(front)---\n\(body)"
    _ = try Notebook.parse(NotebookSource(path: path, text: text))
    return []
  } catch let errors as ExplainedErrors {
    return errors.errors.map(\.description)
  } catch {
    return ["\(error)"]
  }
}

private func words(_ document: ReportDocument) -> String {
  document.blocks.map { if case .paragraph(let parts) = $0 { parts.plainText } else { "" } }
    .joined(separator: "\n")
}

@Suite struct CitationTests {
  @Test(arguments: [
    ("[@stringer2019]", "(Stringer et\u{A0}al., 2019)"),
    (
      "[see @stringer2019, p. 3; @krotov2019]",
      "(see Stringer et\u{A0}al., 2019, p.\u{A0}3; Krotov & Hopfield, 2019)"
    ),
    ("{cite:t}`krotov2019` say", "Krotov & Hopfield (2019) say"),
    ("{cite:p}`krotov2019`", "(Krotov & Hopfield, 2019)"),
    ("{cite}`stringer2019, krotov2019`", "(Stringer et\u{A0}al., 2019; Krotov & Hopfield, 2019)"),
    ("mail a@b.org [not a @ citation]", "mail a@b.org [not a @ citation]"),
  ])
  func citesInTheText(source: String, expected: String) throws {
    #expect(try words(citing(source + "\n")).hasPrefix(expected))
  }

  @Test func numbersInTheOrderOfTheText() throws {
    let document = try citing(
      "A [@stringer2019] and [@krotov2019; @stringer2019]; {cite:t}`krotov2019`.\n",
      style: "numeric")
    #expect(words(document).hasPrefix("A [1] and [2, 1]; Krotov & Hopfield [2]."))
    guard case .bibliography(let entries)? = document.blocks.last else {
      Issue.record("no bibliography")
      return
    }
    #expect(entries.map(\.id) == ["ref-stringer2019", "ref-krotov2019"])
    #expect(entries[0].content.plainText.hasPrefix("[1] Stringer"))
  }

  @Test func placesUnknownKeys() {
    let front = "bibliography: references.bib\n"
    let path = Sample.folder.appending("Fixtures").appending("n.md")
    let found = errors("A\nand [@krotov2018].\n", front: front, path: path)
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix(
        "n.md:6:6: unknown citation “krotov2018”; did you mean “krotov2019”?") == true, "\(found)")
  }
}

@Suite struct TextBlockTests {
  @Test func numbersFootnotesInTheOrderOfTheText() throws {
    let document = try document(
      "One[^b] two[^a] again[^b].\n\n[^a]: First *note*.\n\n[^b]: Second.\n\n    More.\n")
    #expect(document.footnotes.map(\.number) == [1, 2])
    #expect(
      document.footnotes.first?.blocks == [
        .paragraph([.text("Second.")]), .paragraph([.text("More.")]),
      ])
    let page = try Page(document)
    #expect(page.has("<sup class=\"fn\"><a id=\"fnref-1\" href=\"#fn-1\""))
    #expect(page.text.ranges(of: "href=\"#fn-1\"").count == 2)
    #expect(page.text.ranges(of: "id=\"fnref-1\"").count == 1)
    #expect(page.has("<li id=\"fn-2\">First <em>note</em>."))
  }

  @Test(arguments: [
    ("A[^none].\n", "n.md:4:2: unknown footnote “none”"),
    ("A[^a].\n\n[^a]: B[^b].\n\n[^b]: C.\n", "a footnote holds another footnote"),
    ("```{tipp}\nx\n```\n", "n.md:4:5: unknown directive “tipp”; did you mean “tip”?"),
    ("````{grid}\nWords.\n````\n", "n.md:4:5: the grid holds no figure"),
    ("````{grid} 9\n```{figure} e.f\n```\n````\n", "{grid} takes a number of columns, 1 to 4"),
    ("```{include}\n```\n", "n.md:4:4: {include} needs a Markdown file"),
    ("```{include} ../x.md\n```\n", "n.md:4:14: “../x.md” lies outside the notebook's folder"),
    ("```{include} /etc/passwd\n```\n", "“/etc/passwd” lies outside the notebook's folder"),
    ("```{include} a/../../x\n```\n", "lies outside the notebook's folder"),
    ("```{include} none.md\n```\n", "n.md:4:14: cannot read “none.md”"),
  ])
  func saysWhatIsWrong(body: String, expected: String) {
    let found = errors(body)
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test(arguments: [
    ("paper: lettr\n", "n.md:3:8: unknown paper “lettr”; did you mean “letter”?"),
    ("citations: numerik\n", "unknown citation style “numerik”; did you mean “numeric”?"),
    ("keywords: one\n", "“keywords” must be a list of words"),
    ("licence: MIT\n", "unknown front matter key “licence”; did you mean “license”?"),
  ])
  func checksFrontMatter(front: String, expected: String) {
    let found = errors("", front: front)
    #expect(found.count == 1 && found[0].contains(expected), "\(found)")
  }

  @Test func readsDefinitionsAndTasks() throws {
    let document = try document(
      "Alpha\n: The *exponent*.\n: Another meaning.\n\nBeta\n: More.\n\n- [x] done\n- [ ] open\n- plain\n"
    )
    guard case .definitions(let items) = document.blocks[0],
      case .list(let list) = document.blocks[1]
    else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(items.map(\.term.plainText) == ["Alpha", "Beta"])
    #expect(items[0].meanings.map(\.plainText) == ["The exponent.", "Another meaning."])
    #expect(list.tasks == [true, false, nil])
    let page = try Page(document)
    #expect(page.has("<dt>Alpha</dt>\n<dd>The <em>exponent</em>.</dd>"))
    #expect(page.has("<input type=\"checkbox\" disabled checked aria-label=\"Done\"> done"))
    #expect(page.has("<li>plain</li>"))
  }

  @Test(arguments: ["tip", "important", "warning", "caution"])
  func setsTextApart(kind: String) throws {
    let word = kind.prefix(1).uppercased() + kind.dropFirst()
    for body in ["```{\(kind)}\nMind this.\n```\n", "> [!\(kind.uppercased())]\n> Mind this.\n"] {
      let page = try Page(document(body))
      #expect(
        page.has(
          "<aside class=\"\(kind)\" role=\"note\">\n<p class=\"kind\">\(word)</p>\n<p>Mind this.</p>"
        ))
    }
  }

  @Test func numbersTablesWithCaptions() throws {
    let document = try document(
      "```{table} Models and *rules*.\n:label: tab-m\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n```\n\n{ref}`tab-m`\n\n| c |\n|---|\n| 3 |\n"
    )
    #expect(document.tables.map(\.number) == [1])
    #expect(document.tables[0].columns.map(\.alignment) == [.center, .right])
    let page = try Page(document)
    #expect(page.has("<caption><div><b>Table 1.</b> Models and <em>rules</em>.</div></caption>"))
    #expect(page.has("href=\"#tab-m\">Table\u{A0}1</a>"))
    #expect(page.has("<td class=\"center\">1</td><td class=\"right\">2</td>"))
  }

  @Test func listsItsSections() throws {
    let page = try Page(document("```{toc}\n```\n\n# One\n\n## Two *x*[^n]\n\n[^n]: N.\n"))
    #expect(
      page.has("<a class=\"l2\" href=\"#sec-two-x\"><span class=\"n\">1.1</span>Two <em>x</em></a>")
    )
    #expect(page.text.ranges(of: "id=\"fnref-1\"").count == 1)
  }

  @Test(arguments: [
    (
      "python", "def f(x): # go\n  return 'a' + 1.5e-3",
      "<span class=\"keyword\">def</span> f(x): <span class=\"comment\"># go</span>\n  <span class=\"keyword\">return</span> <span class=\"string\">&#39;a&#39;</span> + <span class=\"number\">1.5e-3</span>"
    ),
    (
      "swift", "let a = \"x\\\"</b>\" /* c */",
      "<span class=\"keyword\">let</span> a = <span class=\"string\">&quot;x\\&quot;&lt;/b&gt;&quot;</span> <span class=\"comment\">/* c */</span>"
    ),
    (
      "bash", "if x; then echo a#b # c",
      "<span class=\"keyword\">if</span> x; <span class=\"keyword\">then</span> echo a#b <span class=\"comment\"># c</span>"
    ),
    (
      "yaml", "some-key: true # c",
      "<span class=\"keyword\">some-key</span>: <span class=\"keyword\">true</span> <span class=\"comment\"># c</span>"
    ),
    (
      "json", "{\"a\": \"b\", \"c\": null}",
      "{<span class=\"keyword\">&quot;a&quot;</span>: <span class=\"string\">&quot;b&quot;</span>, <span class=\"keyword\">&quot;c&quot;</span>: <span class=\"keyword\">null</span>}"
    ),
    ("fortran", "if \"a\"", "if &quot;a&quot;"),
  ])
  func highlightsCode(language: String, code: String, expected: String) throws {
    let page = try Page(document("```\(language)\n\(code)\n```\n"))
    #expect(page.has("<code>\(expected)\n</code>"))
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\"", "'", "/*", "#", "@", "\\"])
  func highlightsHostileCode(sign: String) throws {
    for language in ["python", "swift", "bash", "yaml", "json"] {
      let code = String(repeating: sign, count: 20_000)
      _ = try document("```\(language)\n\(code)\n```\n")
    }
  }
}

@Suite struct IncludeTests {
  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try Files.write(text, to: folder.path.appending(name)) }
    return folder
  }

  private static func include(_ name: String) -> String { "```{include} \(name)\n```\n\n" }

  @Test func readsFilesOfTheFolder() throws {
    let folder = try folder([
      "methods.md": "---\ntitle: ignored\n---\n# Methods\n\nSee {ref}`sec-end`.\n"
    ])
    let text = "---\ntitle: T\n---\n" + Self.include("methods.md") + "(sec-end)=\n# End\n"
    let path = folder.path.appending("n.md")
    let notebook = try Notebook.parse(NotebookSource(path: path, text: text))
    #expect(notebook.inclusions == [folder.path.appending("methods.md")])
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    #expect(document.headings.map(\.content.plainText) == ["Methods", "End"])
  }

  @Test func placesErrorsInTheIncludedFile() throws {
    let folder = try folder(["part.md": "Fine.\n\n{valu}`a.b`\n"])
    let found = errors(
      Self.include("part.md") + "{ref}`none`\n", path: folder.path.appending("n.md"))
    #expect(found.count == 2)
    #expect(found.first?.contains("n.md:7:1: unknown label") == true, "\(found)")
    #expect(found.last?.contains("part.md:3:1: unknown role “valu”") == true, "\(found)")
  }

  @Test func refusesCyclesDepthAndMultitude() throws {
    var files = ["a.md": Self.include("b.md"), "b.md": Self.include("a.md")]
    for depth in 0..<12 { files["d\(depth).md"] = Self.include("d\(depth + 1).md") }
    files["d12.md"] = "End.\n"
    for level in 0..<6 {
      files["w\(level).md"] = String(repeating: Self.include("w\(level + 1).md"), count: 40)
    }
    files["w6.md"] = "x\n"
    let folder = try folder(files)
    let path = folder.path.appending("n.md")
    for (name, expected) in [
      ("a.md", "“a.md” includes itself"), ("d0.md", "include files more than 8 deep"),
      ("w0.md", "includes more than 200 files"),
    ] {
      let found = errors(Self.include(name), path: path)
      #expect(found.contains { $0.contains(expected) }, "\(found.prefix(3))")
    }
  }

  @Test func refusesSymbolicLinks() throws {
    let folder = try folder([
      "inner/n.md": "x", "secret.md": "Secret.\n", "side/s.md": "S.\n", "secret.csv": "a,b\n1,2\n",
    ])
    let inner = folder.path.appending("inner")
    try makeLink(inner.appending("link.md"), to: "../secret.md")
    try makeLink(inner.appending("linked"), to: "../side")
    try makeLink(inner.appending("link.csv"), to: "../secret.csv")
    let plot = "```{plot}\ndata: link.csv\nx: a\ny: b\nmarks: [points]\n```\n"
    for text in [Self.include("link.md"), Self.include("linked/s.md"), plot] {
      let found = errors(text, path: inner.appending("n.md"))
      #expect(found.first?.contains("is a symbolic link or lies behind one") == true, "\(found)")
    }
  }

  private func makeLink(_ path: FilePath, to target: String) throws {
    let code = try SystemTool.run(
      "ln", ["-s", target, path.string], to: path.removingLastComponent().appending("log"))
    try #require(code == 0)
  }
}
