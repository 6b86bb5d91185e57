import Base
import Documents
import Testing

/// The errors of a notebook's text as `line:column: sentence; advice`.
private func errors(_ text: String) -> [String] {
  do {
    _ = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    return []
  } catch let errors as ExplainedErrors {
    return errors.errors.map { String($0.description.dropFirst("n.md:".count)) }
  } catch {
    return ["\(error)"]
  }
}

private func body(_ text: String) -> String { "---\ntitle: T\n---\n" + text }

@Suite struct NotebookTests {
  @Test func readsTheSample() throws {
    let notebook = try Sample.notebook()
    #expect(notebook.slug == "robustness")
    #expect(notebook.frontMatter.authors.map(\.name) == ["Ada Example", "Ben Beispiel"])
    #expect(notebook.experiments.map(\.alias) == ["wta", "attack"])
    #expect(notebook.experiments[0].parameters == ["hidden": 400, "delta": 0.4])
    #expect(notebook.experiments[1].profile == "quick")
    #expect(notebook.experiments[0].place.line == 23)
  }

  @Test(arguments: [
    ("# No front matter\n", "1:1: the notebook does not begin with front matter"),
    ("---\ntitle: T\n", "1:1: the front matter is not closed; end it with a line ---"),
    ("---\nlang: en\n---\n", "1:1: the front matter has no title"),
    (
      "---\ntitle: T\ntitl: U\n---\n", "3:1: unknown front matter key “titl”; did you mean “title”?"
    ),
    ("---\ntitle: T\nauthors: Ada\n---\n", "3:10: “authors” must be a list of {name: …"),
    ("---\ntitle: [\n---\n", "the front matter is no YAML"),
  ])
  func saysWhatIsWrongWithFrontMatter(text: String, expected: String) {
    let found = errors(text)
    #expect(found.count == 1)
    #expect(found.first?.contains(expected) == true, "\(found)")
  }

  @Test(arguments: [
    ("```{figur} a.b\n```\n", "4:5: unknown directive “figur”; did you mean “figure”?"),
    ("x\n\n```{note}\n:lable: n\nhi\n```\n", "7:2: unknown option “lable”"),
    (
      "```{experiment} e\n```\n\n```{figure} e.f\n:labl: x\n```\n",
      "8:2: unknown option “labl”; did you mean “label”?"
    ),
    (
      "```{experiment} e\n```\n\nAs {valu}`e.x` says.\n",
      "7:4: unknown role “valu”; did you mean “value”?"
    ),
    (
      "```{experiment} one\n```\n\n{value}`one.x` and {value}`on.x`\n",
      "7:20: unknown experiment “on”; did you mean “one”?"
    ),
    (
      "See {ref}`sec-one`.\n\n(sec-on)=\n# One\n",
      "4:5: unknown label “sec-one”; did you mean “sec-on”?"
    ),
    ("A $\\alpa$ b.\n", "4:4: the formula has an unknown command \\alpa"),
    ("$$\nx\n\\frak\n$$\n", "6:"),
    ("```{table} e\n```\n", "4:12: {table} takes the name of a table, ALIAS.TABLE, not “e”"),
    ("```{figure}\n```\n", "4:4: {figure} needs the name of a figure"),
    ("```{claim} e.c\n", "4:4: the block “{claim} e.c” is not closed"),
    ("![x](y.png)\n", "4:1: the image “y.png” cannot stand in a report"),
    ("{cite}`a2020`\n", "4:1: unknown citation “a2020”"),
    ("{value}`e.x|digit=3`\n", "4:1: {value} takes the options digits=N"),
  ])
  func placesErrorsWhereTheyStand(text: String, expected: String) {
    let found = errors(body(text))
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func gathersAllErrorsInOrder() {
    let found = errors("---\ntitel: T\n---\n{valu}`a.b`\n\n```{figur}\n```\n\n{ref}`none`\n")
    #expect(found.map { $0.prefix(2) } == ["1:", "2:", "4:", "6:", "9:"], "\(found)")
  }

  @Test func refusesABibliographyOutsideTheFolder() {
    let found = errors("---\ntitle: T\nbibliography: ../secret.bib\n---\n")
    #expect(
      found == [
        "3:15: “../secret.bib” lies outside the notebook's folder; move the file beside the notebook"
      ])
  }

  @Test func keepsMathFromMarkdown() throws {
    let notebook = try Notebook.parse(
      NotebookSource(path: "n.md", text: body("A $a_1 * b_2 * c$ and `$x$` for $5 or $6.\n")))
    let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
    guard case .paragraph(let parts)? = document.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(parts.contains { if case .math = $0 { true } else { false } })
    #expect(!parts.contains { if case .emphasis = $0 { true } else { false } })
    #expect(parts.contains(.code("$x$")))
    #expect(parts.last == .text(" for $5 or $6."))
  }
}

@Suite struct HostileNotebookTests {
  @Test(.timeLimit(.minutes(1)), arguments: [">", "- ", "* ", "> - "])
  func refusesDeepNesting(mark: String) {
    let found = errors(body(String(repeating: mark, count: 10_000) + "x\n"))
    #expect(found.count == 1)
    #expect(found.first?.contains("nested more than 64 deep") == true, "\(found)")
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "*a ", "_", "`", "$", "![", "{value}`", "\\"])
  func survivesRepeats(mark: String) {
    _ = errors(body(String(repeating: mark, count: 20_000) + "\n"))
  }

  @Test(.timeLimit(.minutes(1)))
  func refusesTooManyColumns() {
    let row = String(repeating: "|a", count: 5_000) + "|\n"
    let rule = String(repeating: "|-", count: 5_000) + "|\n"
    let text = body(row + rule + String(repeating: "|x|\n", count: 20_000))
    #expect(errors(text).first?.contains("more than 100 columns") == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func readsALongTable() throws {
    let text = body("|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 20_000))
    #expect(errors(text).isEmpty)
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func refusesDeepYAML(mark: String) {
    let found = errors("---\ntitle: T\nx: " + String(repeating: mark, count: 5_000) + "\n---\n")
    #expect(found.first?.contains("no YAML") == true, "\(found)")
  }

  @Test func refusesATextOverOneMegabyte() {
    #expect(errors(body(String(repeating: "a", count: 1 << 20))).first?.contains("1 MB") == true)
  }
}
