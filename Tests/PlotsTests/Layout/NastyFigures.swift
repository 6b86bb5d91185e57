import Testing

@testable import Plots

/// Figures that make layouts stumble.
struct NastyFigure: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var figure: Figure

  init(_ name: String, width: FigureWidth = .full, _ grid: PanelGrid) {
    testDescription = name
    figure = Figure(
      name, title: name, alternative: name, width: width, tables: [], grid: grid)
  }

  static let color = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
  static let names = ["Winner-take-all layer", "BP", "L2", "Jacobian", "Spectral"]

  /// Powers of n by repeated division, for want of a logarithm.
  static func spectrum(_ count: Int, steps: Int) -> [Double] {
    (1...count).map { n in (0..<steps).reduce(1.0) { value, _ in value / Double(n) } }
  }

  static func spectra(_ steps: Int, label: String = "$\\alpha$ = 2.00 ± 0.01") -> Panel {
    let n = (1...784).map(Double.init)
    return Panel(
      x: .log("Dimension $n$"), y: .log("$\\lambda_n / \\lambda_1$"),
      marks: [
        .points(PointsMark(x: n, y: spectrum(784, steps: steps), color: color, label: "all")),
        .fit(FitMark(slope: -Double(steps), prefactor: 1, from: 11, to: 500, label: label)),
      ])
  }

  static func curves(
    _ xAxis: Axis, _ yAxis: Axis, low: Double = 0, high: Double = 1, labelled: Bool = false
  ) -> Panel {
    let lines = names.indices.map { index in
      let y = (0...50).map { low + (high - low) * Double($0 * ($0 + index)) / 2800 }
      return Mark.line(
        LineMark(
          x: (0...50).map { 1 + Double($0) }, y: y, color: color, label: names[index],
          isLabelledDirectly: labelled))
    }
    return Panel(x: xAxis, y: yAxis, marks: lines)
  }

  static func images(_ count: Int, columns: Int) -> Panel {
    let image = (0..<784).map { Float($0 % 29) - 14 }
    return Panel(
      x: nil, y: nil,
      marks: [
        .imageGrid(
          ImageGridMark(
            images: Array(repeating: image, count: count), height: 28, width: 28,
            columns: columns))
      ])
  }

  static let legend = names.map { LegendEntry($0, color: color, key: .line, dash: [4, 2]) }
  static let long = "A remarkably long label that says everything there is to say about this axis"

  static let all: [NastyFigure] = [
    NastyFigure("one panel", PanelGrid(rows: [[curves(.linear("x"), .linear("y"))]])),
    NastyFigure(
      "one narrow panel", width: .column,
      PanelGrid(rows: [[curves(.linear("Epoch"), .log("Loss"), low: 1e-6, high: 2e3)]])),
    NastyFigure(
      "spectra 3x2",
      PanelGrid(
        rows: [[spectra(1), spectra(2)], [spectra(2), spectra(4)], [spectra(3), spectra(5)]],
        columnTitles: ["Test images", "White noise"],
        rowTitles: ["Data set", "Initial weights", "Trained layer"], shareX: .all, aspect: 0.52,
        legend: legend, legendTitle: "Units")),
    NastyFigure(
      "spectra 5x2, all shared",
      PanelGrid(
        rows: (1...5).map { [spectra($0), spectra($0 + 1)] },
        columnTitles: [long, "Noise"], rowTitles: ["KH", "BP", "L2", long, "SpecReg"],
        shareX: .all, shareY: .all, aspect: 0.4, isLettered: true)),
    NastyFigure(
      "long labels everywhere",
      PanelGrid(
        rows: [
          [curves(.linear(long), .linear(long)), curves(.linear(long + "!"), .linear(long + "!"))],
          [curves(.linear("x"), .linear("$x$ " + long)), curves(.linear(long), .linear("y"))],
        ], columnTitles: [long, long], rowTitles: [long, long], legend: legend + legend,
        legendTitle: long, isLettered: true)),
    NastyFigure(
      "one long word upwards", width: .column,
      PanelGrid(
        rows: [[curves(.linear("x"), .linear("Donaudampfschifffahrtsgesellschaftskapitän"))]],
        aspect: 0.2)),
    NastyFigure(
      "tiny ranges",
      PanelGrid(
        rows: [
          [
            curves(.linear("x"), .linear("y"), low: 1.338, high: 1.35),
            curves(.linear("x"), .linear("y"), low: 1e9, high: 1e9 + 1e-3),
            curves(.linear("x"), .log("y"), low: 0.99, high: 1),
          ],
          [
            curves(.linear("x"), .linear("y"), low: 5, high: 5),
            curves(.log("x", lower: 1, upper: 1.01), .linear("y")),
            curves(.linear("x"), .log("y"), low: 3e-12, high: 3.1e-12),
          ],
        ])),
    NastyFigure(
      "huge ranges",
      PanelGrid(
        rows: [
          [
            curves(.log("x", lower: 1e-200, upper: 1e200), .log("y"), low: 1e-250, high: 1e250),
            curves(.linear("x"), .linear("y"), low: -1e300, high: 1e300),
            curves(.linear("x"), .linear("y"), low: 1e-290, high: 1e-280),
          ]
        ], rowTitles: ["r"], isLettered: true)),
    NastyFigure(
      "direct labels",
      PanelGrid(
        rows: [
          [
            curves(.linear("Epoch"), .linear("Share", lower: 0, upper: 1), labelled: true),
            curves(.linear("Epoch"), .linear("Loss"), high: 1e-9, labelled: true),
          ]
        ], aspect: 0.3, isLettered: true)),
    NastyFigure("images", PanelGrid(rows: [[images(57, columns: 12)]])),
    NastyFigure(
      "images beside curves",
      PanelGrid(
        rows: [[images(9, columns: 3), curves(.linear("x"), .linear("y"))]],
        columnTitles: ["Weights", "Norms of the weights over the epochs"], isLettered: true)),
    NastyFigure(
      "texts and rules",
      PanelGrid(
        rows: [
          [
            Panel(
              x: .linear("x"), y: .linear("y"),
              marks: [
                .rule(RuleMark(.y(0.5), label: "half")),
                .rule(RuleMark(.y(0.51), label: "half again")),
                .rule(RuleMark(.x(0.5), label: "upright")),
                .text(TextMark(x: 0.5, y: 0.5, text: "middle")),
                .text(TextMark(x: 0.5, y: 0.5, text: "middle too")),
                .text(TextMark(x: 0, y: 0, text: "corner")),
                .text(TextMark(x: 1, y: 1, text: "corner")),
              ]), spectra(2, label: "one"),
          ]
        ])),
    NastyFigure(
      "no data at all",
      PanelGrid(
        rows: [
          [Panel(x: .log("x"), y: .linear("y"), marks: []), Panel(x: nil, y: nil, marks: [])]
        ],
        shareX: .all, shareY: .all)),
    NastyFigure(
      "five across", width: .wide,
      PanelGrid(
        rows: [(0..<5).map { _ in curves(.linear("x"), .linear("y"), high: 12345.6) }],
        shareX: .all, shareY: .all)),
  ]
}
