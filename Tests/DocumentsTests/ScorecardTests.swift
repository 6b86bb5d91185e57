import Base
import Documents
import Results
import Testing

/// A notebook's document whose only experiment has numbers with and without published values.
private func document(_ body: String, dataset: String = "cifar10") throws -> ReportDocument {
  func published(_ value: Double, _ error: Double? = nil) -> Published {
    Published(value, uncertainty: error, source: "Somebody 2024, Fig. 2", dataset: "CIFAR-10")
  }
  var result = Sample.wta
  result.alias = "m"
  result.provenance.inputs = [.init(dataset: dataset, digest: Digest(of: "x"))]
  result.findings = Findings(
    tables: [],
    scalars: [
      Scalar(
        "alpha.kh", 2.70, uncertainty: 0.02, meaning: "Exponent of KH on images, by least squares",
        published: published(2.67, 0.01)),
      Scalar(
        "alpha.bp", 2.50, uncertainty: 0.02, meaning: "Exponent of BP", published: published(2.92)),
      Scalar("accuracy.kh", 0.48, meaning: "Accuracy of KH.", published: published(0.472)),
      Scalar("accuracy.bp", 0.5, meaning: "Accuracy of BP.", published: published(0.562)),
      Scalar("accuracy.none", .nan, meaning: "Accuracy of nothing.", published: published(0.5)),
      Scalar("epochs", 12, meaning: "Epochs."),
    ])
  let text = "---\ntitle: T\n---\n```{experiment} wta-spectra\n:id: m\n```\n\n" + body
  let notebook = try Notebook.parse(NotebookSource(path: "n.md", text: text))
  return try ReportDocument.assemble(notebook, results: [result], revision: "r")
}

private func rows(_ body: String, dataset: String = "cifar10") throws -> [[String]] {
  try #require(try document(body, dataset: dataset).tables.first).rows.map {
    $0.map(\.plainText)
  }
}

@Suite struct ScorecardTests {
  @Test func setsFoundBesidePublished() throws {
    #expect(
      try rows("```{scorecard} m.*\n```\n") == [
        [
          "Exponent of KH on images", "2.67\u{A0}±\u{A0}0.01", "2.70\u{A0}±\u{A0}0.02",
          "+1.3\u{202F}σ",
          "agrees",
        ],
        [
          "Exponent of BP", "2.92", "2.50\u{A0}±\u{A0}0.02", "−21\u{202F}σ", "differs",
        ],
        ["Accuracy of KH", "0.472", "0.480", "+1.7\u{202F}%", "agrees"],
        ["Accuracy of BP", "0.562", "0.500", "−11\u{202F}%", "differs"],
        ["Accuracy of nothing", "0.5", "—", "—", "not decided"],
      ])
  }

  @Test(arguments: ["fashion-mnist", "cifar100"])
  func neverCallsAnotherDataSetAReproduction(dataset: String) throws {
    for row in try rows("```{scorecard}\n```\n", dataset: dataset) {
      #expect(row.last == "other data set")
      #expect(row[3] == "—")
    }
  }

  @Test(arguments: [
    ("```{scorecard}\n```\n", 5), ("```{scorecard} m.alpha.*\n```\n", 2),
    ("```{scorecard}\nm.alpha.kh\nm.accuracy.kh\n```\n", 2),
    ("```{scorecard}\n- m.*.kh\n- m.alpha.bp = BP\n\nA caption.\n```\n", 3),
    (
      "```{scorecard}\n:label: tab-card\n[m.alpha.kh, m.accuracy.*]\nA caption, with m.alpha.kh.\n```\n",
      4
    ),
    ("```{scorecard} m.a*a.*\nOnly a caption.\n```\n", 2),
  ])
  func choosesByListAndPattern(body: String, count: Int) throws {
    #expect(try rows(body).count == count)
  }

  @Test func printsLabelsAndCaption() throws {
    let body =
      "```{scorecard}\n:label: tab-card\n- m.alpha.kh = $\\alpha$ of KH\n\nOurs.\n```\n\n{ref}`tab-card`\n"
    let document = try document(body)
    let table = try #require(document.tables.first)
    #expect(table.rows[0][0].plainText == "α of KH")
    #expect(
      table.caption == [
        .paragraph([
          .text("Ours."), .text(" Published: Somebody 2024, Fig. 2, on CIFAR-10."),
          .text(" Here: cifar10, profile quick."),
        ])
      ])
    let page = try Page(document)
    #expect(page.has("<a class=\"ref\" href=\"#tab-card\">Table\u{A0}1</a>"))
    #expect(page.has("<span class=\"verdict holds\">agrees</span>"))
    #expect(page.has("download=\"tab-card.scorecard.csv\""))
    #expect(try !PDFRenderer.render(document).isEmpty)
  }

  @Test(arguments: [
    (
      "```{scorecard} m.alpah.kh\n```\n",
      "8:16: unknown scalar “alpah.kh”; did you mean “alpha.kh”?"
    ),
    ("```{scorecard} m.epochs\n```\n", "8:16: “m.epochs” has no published value"),
    ("```{scorecard} x.alpha\n```\n", "8:16: unknown experiment “x”"),
    ("```{scorecard}\n- alpha\n```\n\n", "9:3: {scorecard} takes names of scalars"),
    ("```{scorecard} alpha\n```\n", "8:16: {scorecard} takes names of scalars"),
  ])
  func placesErrors(body: String, expected: String) throws {
    var found = ""
    do {
      _ = try document(body)
    } catch let errors as ExplainedErrors {
      found = errors.errors.map { String($0.description.dropFirst("n.md:".count)) }.joined()
    }
    #expect(found.hasPrefix(expected), "\(found)")
  }
}
