import Base
import Documents
import Plots
import Results

/// Hand-made results for `Fixtures/robustness.md`.
enum Sample {
  static let folder = FilePath(#filePath).removingLastComponent()
  static let templates = folder.removingLastComponent().removingLastComponent()
    .appending("templates").appending("html")

  static func notebook() throws -> Notebook {
    try Notebook.parse(
      NotebookSource(reading: folder.appending("Fixtures").appending("robustness.md")))
  }

  static func document() throws -> ReportDocument {
    try ReportDocument.assemble(notebook(), results: [wta, attack], revision: "3f9c1a2")
  }

  static func provenance(_ experiment: String, parameters: JSONValue) -> NodeProvenance {
    NodeProvenance(
      experiment: experiment, profile: "quick", parameters: parameters, seed: 0,
      run: Digest(of: experiment),
      inputs: [.init(dataset: "fashion-mnist", digest: Digest(of: "images"))],
      revision: "3f9c1a2")
  }

  static let data = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
  static let noise = SeriesColor("noise", light: RGB(0x8C510A), dark: RGB(0xBF812D))
  static let ranks = (1...784).map(Double.init)

  static func decay(_ slope: Double, cut: Double) -> [Double] {
    ranks.map { n in
      var power = 1.0
      // A power law by repeated roots would be slow; this is close enough for a picture.
      for _ in 0..<Int(slope * 10) { power /= tenthRoot(n) }
      return n > cut ? power * 0.2 * (785 - n) / 785 : power
    }
  }

  private static func tenthRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 {
      let power = root * root * root * root * root * root * root * root * root
      root = (9 * root + value / power) / 10
    }
    return root
  }

  static var wta: NodeResult {
    let spectra = Table(
      "spectra", title: "Eigenvalues by dimension.",
      columns: [
        Column("dimension", integers: (1...784).map { $0 }),
        Column("data", doubles: decay(1.3, cut: 500)),
        Column("layer", doubles: decay(2, cut: 300)),
      ])
    let exponents = Table(
      "exponents", title: "Exponents of the eigenspectra.",
      columns: [
        Column("layer", texts: ["Data set", "Initial weights", "KH layer <script>"]),
        Column("alpha", doubles: [1.347, 1.4621, 2.0134]),
        Column("error", doubles: [0.0071, 0.0105, 0.0212]),
        Column("published", doubles: [1.47, 1.53, 2.67]),
        Column("dimension", doubles: [7.91, 6.204, 3.118]),
      ])
    func panel(_ values: [Double], _ color: SeriesColor, _ label: String) -> Panel {
      Panel(
        x: .log("Dimension $n$"), y: .log("$\\lambda_n / \\lambda_1$", lower: 1e-6),
        marks: [.points(PointsMark(x: ranks, y: values, color: color, label: label))])
    }
    let figure = Figure(
      "spectra", title: "Eigenspectra of the representation",
      alternative: "Two log-log panels; on data the trained layer decays fastest.",
      tables: ["spectra"],
      grid: PanelGrid(
        rows: [
          [panel(decay(1.3, cut: 500), data, "data"), panel(decay(0.2, cut: 600), noise, "noise")]
        ],
        columnTitles: ["Fashion-MNIST", "White noise"], aspect: 0.7))
    return NodeResult(
      alias: "wta", experiment: "wta-spectra",
      findings: Findings(
        tables: [spectra, exponents],
        scalars: [
          Scalar(
            "alpha.data", 2.0134, uncertainty: 0.0212,
            meaning: "Exponent of the trained layer on images, fitted from n = 11 to 500.",
            published: Published(
              2.67, uncertainty: 0.01, source: "Holzhausen et al. 2024, Fig. 2",
              dataset: "CIFAR-10")),
          Scalar("alpha.images", 1.347, uncertainty: 0.0071, meaning: "Exponent of the images."),
          Scalar("images", 10_000, meaning: "How many test images."),
        ]),
      figures: [figure],
      claims: [
        Claim(
          "steeper-than-data", "The trained layer decays faster than the data it was trained on.",
          holds: true, evidence: "2.01 > 1.35"),
        Claim(
          "flat-on-noise", "On noise the layer's spectrum stays flat, with $\\alpha < 0.1$.",
          holds: false, evidence: "0.71 > 0.1"),
      ],
      provenance: provenance(
        "wta-spectra",
        parameters: ["hidden": 400, "delta": 0.4, "epochs": 12, "data": "fashion-mnist"]))
  }

  static var attack: NodeResult {
    let steps = (0...20).map { Double($0) * 0.01 }
    let kept = steps.map { 0.87 - 1.9 * $0 }
    let lost = steps.map { max(0.05, 0.89 - 5 * $0) }
    let kh = SeriesColor("kh", light: RGB(0x06795E), dark: RGB(0x00E0E0))
    let bp = SeriesColor("bp", light: RGB(0x6F3600), dark: RGB(0xE9884D))
    return NodeResult(
      alias: "attack", experiment: "fast-gradient",
      findings: Findings(
        tables: [
          Table(
            "curve", title: "Accuracy by step size.",
            columns: [
              Column("step", unit: "ε", doubles: steps), Column("kh", doubles: kept),
              Column("bp", doubles: lost),
            ])
        ],
        scalars: [
          Scalar("half.wta", 0.78, meaning: "Share of its accuracy that KH keeps at 0.1."),
          Scalar("half.bp", 0.44, meaning: "Share of its accuracy that BP keeps at 0.1."),
        ]),
      figures: [
        Figure(
          "accuracy", title: "Accuracy under attack",
          alternative: "KH loses accuracy more slowly than BP.", width: .column, tables: ["curve"],
          grid: PanelGrid(rows: [
            [
              Panel(
                x: .linear("Step $\\varepsilon$"), y: .linear("Accuracy", lower: 0, upper: 1),
                marks: [
                  .line(
                    LineMark(x: steps, y: kept, color: kh, label: "KH", isLabelledDirectly: true)),
                  .line(
                    LineMark(
                      x: steps, y: lost, color: bp, dash: [4, 2], label: "BP",
                      isLabelledDirectly: true)),
                ])
            ]
          ]))
      ],
      claims: [
        Claim(
          "outlives", "KH keeps more of its accuracy than BP at every step.", holds: true,
          evidence: "smallest gap 0.00 at ε = 0")
      ],
      provenance: provenance("fast-gradient", parameters: ["steps": 21, "largest": 0.2]))
  }
}

/// A page whose text does not flood the log of a failing test.
struct Page: CustomStringConvertible {
  let text: String

  init(_ document: ReportDocument) throws {
    text = try HTMLRenderer.render(document, templates: Sample.templates)
  }

  var description: String { "a page" }

  func has(_ words: String) -> Bool { text.contains(words) }
}
