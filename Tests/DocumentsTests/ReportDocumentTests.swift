import Base
import Documents
import Results
import Testing

@Suite struct ReportDocumentTests {
  @Test func numbersInTheOrderOfTheText() throws {
    let document = try Sample.document()
    #expect(document.headings.map(\.number) == ["1", "2", "2.1", "2.2", "3", "4"])
    #expect(document.figures.map(\.number) == [1, 2])
    #expect(document.tables.map(\.number) == [1, 2])
    #expect(document.claims.map(\.number) == [1, 2, 3])
  }

  @Test func nearestNamesForWhatResultsLack() throws {
    let text = """
      ---
      title: T
      ---
      ```{experiment} wta-spectra
      :id: wta
      ```

      {value}`wta.alpha.dat`

      ```{figure} wta.spectre
      ```

      ```{table} wta.exponents
      :columns: layer, alpa
      ```

      ```{claim} wta.steeper
      ```
      """
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let error = #expect(throws: ExplainedErrors.self) {
      try ReportDocument.assemble(notebook, results: [Sample.wta], revision: "r")
    }
    #expect(
      error?.errors.map(\.description) == [
        "n.md:8:1: unknown scalar “alpha.dat”; did you mean “alpha.data”?",
        "n.md:10:13: unknown figure “spectre”; did you mean “spectra”?",
        "n.md:14:18: unknown column “alpa”; did you mean “alpha”?",
        "n.md:17:12: unknown claim “steeper”; known: steeper-than-data, flat-on-noise",
      ])
  }

  @Test(arguments: [
    ("wta.alpha.data", "2.01\u{A0}±\u{A0}0.02"), ("wta.alpha.data|plain", "2.01"),
    ("wta.alpha.data|plain|digits=2", "2.0"), ("wta.images", "10\u{202F}000"),
  ])
  func printsNumbersAsTheFieldDoes(role: String, expected: String) throws {
    let text =
      "---\ntitle: T\n---\n```{experiment} wta-spectra\n:id: wta\n```\n\n{value}`\(role)`\n"
    let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
    let document = try ReportDocument.assemble(
      notebook, results: [Sample.wta], revision: "r")
    guard case .paragraph(let parts)? = document.blocks.first, case .value(let value)? = parts.first
    else {
      Issue.record("no value")
      return
    }
    #expect(value.text == expected)
  }

  @Test func citesByAuthorAndYear() throws {
    let text = try Page(Sample.document())
    #expect(text.has("href=\"#ref-stringer2019\">Stringer et\u{A0}al., 2019</a>"))
    #expect(text.has("Krotov &amp; Hopfield, 2019"))
    #expect(text.has("Malthe-Sørenssen,\u{A0}A. &amp; Lepperød,\u{A0}M."))
  }
}
