import Base
import Documents
import Testing

private func text(_ body: String) throws -> String {
  let notebook = try Notebook.parse(
    NotebookSource(path: "n.md", text: "---\ntitle: T\n---\n\(body)"))
  let document = try ReportDocument.assemble(notebook, results: [], revision: "r")
  let text = MarkdownRenderer.render(document)
  return String(text.dropFirst("# T\n\n0 figures from 0 experiments · revision `r`\n\n".count))
}

@Suite struct MarkdownRendererTests {
  @Test(arguments: [
    (
      "# One\n\nWords *and* **more** ~~less~~ `co``de`.",
      "## 1 One\n\nWords *and* **more** ~~less~~ ```co``de```.\n"
    ),
    ("- [x] a\n- [ ] b", "- [x] a\n- [ ] b\n"),
    ("1. a\n2. b\n\n   c", "1. a\n\n2. b\n\n   c\n"),
    ("> q\n>\n> r", "> q\n>\n> r\n"),
    ("```{tip}\nMind.\n```", "> [!TIP]\n> Mind.\n"),
    ("```swift\nlet a = 1\n```", "```swift\nlet a = 1\n```\n"),
    ("| a | b |\n|---|--:|\n| x\\|y | 2 |", "| a | b |\n| :-- | --: |\n| x\\|y | 2 |\n"),
    ("A[^n].\n\n[^n]: Note.", "A[^1].\n\n[^1]: Note.\n"),
    (
      "\\*not\\* <b>bold</b> 1\\. \\# \\[x\\]", "\\*not\\* &lt;b&gt;bold&lt;/b&gt; 1. \\# \\[x\\]\n"
    ),
    ("$\\frac{a_1}{2} \\le \\mathbf{x}$", "$\\frac{a_{1}}{2} ≤ \\mathbf{x}$\n"),
    ("[x](https://a.b/c?d=(e))", "[x](<https://a.b/c?d=(e)>)\n"),
    ("[x](javascript:alert)", "x\n"),
    ("2024\\. was", "2024\\. was\n"),
  ])
  func writesGitHubsDialect(source: String, expected: String) throws {
    #expect(try text(source + "\n") == expected)
  }

  @Test func carriesTheWholeReport() throws {
    let text = MarkdownRenderer.render(try Sample.document())
    for words in [
      "# Mechanisms of neural robustness: geometry and spectrum", "2 of 3 claims hold",
      "![Two log-log panels", "](<figures/wta.spectra.svg>)", "**Figure 1.** Eigenspectra",
      "**Table 1.** Exponents", "- **holds** — The trained layer decays faster",
      "\\tag{1}", "| KH layer &lt;script&gt; |", "[Figure 1](#fig-spectra)",
      "<a id=\"ref-stringer2019\"></a>Stringer",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text == MarkdownRenderer.render(try Sample.document()))
  }

  @Test func readsBackAsTheSameText() throws {
    let body = "Words *and* **more** `code` with \\* star_s, 5 < 6 & [brackets].\n\n- a\n- b\n"
    let once = try text(body)
    #expect(try text(once.replacing("&lt;", with: "<").replacing("&amp;", with: "&")) == once)
  }
}
