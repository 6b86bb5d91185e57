import Base
import Documents
import Results
import Testing

private let scalars = [
  Scalar(
    "alpha", 2.0134, uncertainty: 0.0212, meaning: "Exponent.",
    published: Published(2.67, uncertainty: 0.01, source: "S", dataset: "d")),
  Scalar("rate", 0.000123, uncertainty: 0.000004, unit: "s", meaning: "Rate."),
  Scalar("share", 0.7812, meaning: "Share."), Scalar("images", 12_345, meaning: "Images."),
  Scalar("count", 2013, meaning: "Count."), Scalar("change", -0.5, meaning: "Change."),
]

private func results() -> [NodeResult] {
  var result = Sample.wta
  result.alias = "e"
  result.findings = Findings(tables: [], scalars: scalars)
  return [result]
}

private func notebook(_ body: String) throws -> Notebook {
  let text = "---\ntitle: T 2.013\n---\n```{experiment} wta-spectra\n:id: e\n```\n\n\(body)"
  return try Notebook.parse(NotebookSource(path: "n.md", text: text))
}

private func printed(_ role: String) throws -> String {
  let document = try ReportDocument.assemble(
    notebook("{value}`\(role)`\n"), results: results(), revision: "r")
  guard case .paragraph(let parts)? = document.blocks.first else { return "" }
  return parts.plainText
}

@Suite struct ValueFormatTests {
  @Test(arguments: [
    ("e.alpha|decimals=3", "2.013\u{A0}±\u{A0}0.021"), ("e.alpha|decimals=1|plain", "2.0"),
    ("e.alpha|error", "0.0212"), ("e.alpha|published", "2.67\u{A0}±\u{A0}0.01"),
    ("e.alpha|published|plain", "2.67"), ("e.alpha|published|plain|decimals=1", "2.7"),
    ("e.alpha|signed|plain", "+2.01"),
    ("e.change|signed", "−0.500"), ("e.share|percent|decimals=1", "78.1%"),
    ("e.rate|bare|plain", "0.000123"),
    ("e.rate|scientific", "(1.23\u{A0}±\u{A0}0.04)\u{A0}×\u{A0}10⁻⁴\u{202F}s"),
    ("e.images|scientific|digits=3", "1.23\u{A0}×\u{A0}10⁴"),
    ("e.change|scientific|digits=2", "−5.0\u{A0}×\u{A0}10⁻¹"),
    ("e.images|decimals=0", "12\u{202F}345"),
  ])
  func printsAsAsked(role: String, expected: String) throws {
    #expect(try printed(role) == expected)
  }

  @Test(arguments: [
    ("e.share|error", "{value} takes a scalar with an error"),
    ("e.share|published", "{value} takes a scalar with a published value"),
    ("e.share|decimals=99", "{value} takes the options"),
    ("e.share|digits", "{value} takes the options"),
  ])
  func refusesWhatIsNotThere(role: String, expected: String) {
    let error = #expect(throws: ExplainedErrors.self) { try printed(role) }
    #expect(error?.errors.first?.description.contains(expected) == true)
  }
}

@Suite struct LiteralLintTests {
  @Test(arguments: [
    ("It is 2.013 here.", ["8:7: 2.013"]), ("It is $\\alpha = 2.01$.", ["8:17: 2.01"]),
    ("We keep 78.1% and 78.1 $\\%$.", ["8:9: 78.1", "8:19: 78.1"]),
    ("Of 12\u{202F}345 images, 12345 are.", ["8:4: 12345", "8:19: 12345"]),
    ("It is 2.0 or 2.02 or 2.67, and 0.5.", []), ("The published 2.01 is typed.", []),
    ("`2.013` and {value}`e.alpha` and [x](http://a.b/2.013)", []),
    ("```python\nx = 2.013\n```", []), ("```{note}\nIs 2.013.\n```", ["9:4: 2.013"]),
    ("v2.013 and a2.01b", []),
    ("Mice gave {literal}`2.013` and <http://a.b/?x=2.013>.", []),
    ("| Published | n |\n|---|---|\n| 2.013 | 1 |\n\n2.013", ["12:1: 2.013"]),
    ("We have 2013 images, of 2013.0.", ["8:25: 2013.0"]),
  ])
  func findsTypedNumbers(body: String, expected: [String]) throws {
    let found = LiteralLint.typedNumbers(in: try notebook(body + "\n"), results: results())
    #expect(found.map { "\($0.place.line ?? 0):\($0.place.column ?? 0): \($0.text)" } == expected)
  }

  @Test func saysWhatToWrite() throws {
    let found = LiteralLint.typedNumbers(in: try notebook("It is 2.013.\n"), results: results())
    #expect(
      found.first?.description
        == "n.md:8:7: “2.013” is typed, and equals the computed e.alpha; write {value}`e.alpha` so that it stays true, or {literal}`2.013` where it is meant as typed"
    )
  }
}
