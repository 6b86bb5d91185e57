import Statistics
import Testing

@testable import Plots

/// One plain figure for every kind of mark.
struct MarkFigure: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var figure: Figure
  /// Class of the mark's group in SVG; nil for marks of text alone.
  var group: String?

  private init(
    _ name: String, group: String? = "s-data", x: Axis? = .linear("x"), y: Axis? = .linear("y"),
    _ marks: [Mark]
  ) {
    testDescription = name
    self.group = group
    figure = Figure(
      "mark", title: name, alternative: name, width: .column, tables: [],
      grid: PanelGrid(rows: [[Panel(x: x, y: y, marks: marks)]]))
  }

  private static let color = NastyFigure.color
  private static let xs = (0..<9).map(Double.init)
  private static let ys = xs.map { 3 + $0 * $0 / 7 }
  private static let field = Field(
    (0..<30).map { Float($0 % 6) * 0.4 - Float($0 / 6) * 0.3 }, columns: 6, rows: 5, x: 0...5,
    y: 0...4)

  static let all: [MarkFigure] = {
    let sample = (0..<40).map { 1 + Double($0 * $0 % 37) } + [90, 100]
    let names = Axis.band("", ["one", "two"])
    var figures = [
      MarkFigure(
        "points",
        [.points(PointsMark(x: xs, y: ys, color: color, label: "d"))]),
      MarkFigure("line", [.line(LineMark(x: xs, y: ys, color: color, label: "d"))]),
      MarkFigure(
        "segments",
        [.segments(SegmentsMark(x: xs, y: ys, toX: ys, toY: xs, color: color, label: "d"))]),
      MarkFigure(
        "band",
        [.band(BandMark(x: xs, lower: xs, upper: ys.map { $0 + 9 }, color: color, label: "d"))]),
      MarkFigure(
        "error bars",
        [
          .errorBars(
            ErrorBarsMark(
              x: xs, y: ys, lower: ys.map { $0 - 1 }, upper: ys.map { $0 + 2 }, color: color,
              label: "d"))
        ]),
      MarkFigure("bars", [.bars(BarsMark(x: xs, heights: ys, color: color, label: "d"))]),
      MarkFigure(
        "histogram",
        [.histogram(HistogramMark(edges: xs + [9], heights: ys, color: color, label: "d"))]),
      MarkFigure(
        "fit", group: "fit", x: .log("x"), y: .log("y"),
        [.fit(FitMark(slope: -1, prefactor: 2, from: 1, to: 100, label: "$\\alpha$ = 1"))]),
      MarkFigure("rule", group: "rule", [.rule(RuleMark(.y(1), label: "one"))]),
      MarkFigure("text", group: nil, [.text(TextMark(x: 1, y: 1, text: "words here"))]),
      MarkFigure(
        "table", group: nil, [.table(TableMark(header: ["a", "b"], rows: [["c", "1"]]))]),
      MarkFigure(
        "raster", group: "raster",
        [.raster(RasterMark(field, color: ColorScale(.viridis), label: "f"))]),
      MarkFigure(
        "contours", group: "contours",
        [.contours(ContoursMark(field, levels: [0, 0.5], isLabelled: true, label: "f"))]),
      MarkFigure(
        "filled contours", group: "contours",
        [.contours(ContoursMark(field, levels: [0, 1], fill: ColorScale(.magma), label: "f"))]),
      MarkFigure(
        "image grid", group: "images", x: nil, y: nil,
        [.imageGrid(ImageGridMark(images: [[1, 2], [3, -4]], height: 1, width: 2, columns: 2))]),
      MarkFigure(
        "inset", group: "inset",
        [
          .inset(
            InsetMark(
              Panel(
                x: .linear("u"), y: .linear("v"),
                marks: [.line(LineMark(x: xs, y: ys, color: color, label: "d"))])))
        ]),
    ]
    var other = field
    other.values = field.values.map { 0.6 - $0 }
    figures.append(
      MarkFigure(
        "regions", group: "regions",
        [
          .regions(
            RegionsMark(scores: [field, other], classes: RegionsMark.classes(["one", "two"])))
        ]))
    if let summary = BoxSummary(sample), let density = KernelDensity(sample) {
      figures.append(
        MarkFigure("box", x: names, [.box(BoxMark(at: 0, summary, color: color, label: "d"))]))
      figures.append(
        MarkFigure(
          "violin", x: names,
          [.violin(ViolinMark(at: 1, density, summary: summary, color: color, label: "d"))]))
    }
    for marker in Marker.allCases {
      figures.append(
        MarkFigure(
          "\(marker.rawValue)s",
          [
            .points(
              PointsMark(
                x: xs, y: ys, color: color, size: 5, marker: marker, label: "d",
                names: xs.map { "n\(Int($0))" }))
          ]))
    }
    return figures
  }()
}
