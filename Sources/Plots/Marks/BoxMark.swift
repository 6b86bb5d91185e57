import Base
public import Statistics

/// A box plot of one sample.
public struct BoxMark: Sendable, Hashable, Codable {
  /// Position of the box along x; the number of its name on a band axis.
  public var at: Double
  /// What it shows.
  public var summary: BoxSummary
  /// Width of the box in units of x.
  public var width: Double
  /// The series' colour.
  public var color: SeriesColor
  /// The series' name, for tooltips and data.
  public var label: String

  /// A box plot.
  public init(
    at: Double, _ summary: BoxSummary, width: Double = 0.55, color: SeriesColor, label: String
  ) {
    self.at = at
    self.summary = summary
    self.width = width
    self.color = color
    self.label = label
  }

  /// What a caption must say of boxes: their size, the rule of their whiskers, what is not drawn.
  public static func statement(of boxes: [BoxMark]) -> String {
    let counts = boxes.map(\.summary.count)
    guard let least = counts.min(), let most = counts.max() else { return "" }
    let number = least == most ? "\(least)" : "\(least) to \(most)"
    var text =
      "Boxes: quartiles and median of n = \(number); whiskers: last value within "
      + "\(NumberText.shortest(BoxSummary.reach)) IQR."
    let all = boxes.map(\.summary.outlierCount).reduce(0, +)
    let drawn = boxes.map(\.summary.outliers.count).reduce(0, +)
    if drawn < all { text += " \(drawn) of \(all) outliers are drawn, chosen at random." }
    let left = boxes.map(\.summary.notFinite).reduce(0, +)
    if left > 0 { text += " \(left) values that are not finite are left out." }
    return text
  }
}

extension BoxMark: PlottedMark {
  /// Opacity of the box's inside and of outliers.
  private static let fill = 0.25
  private static let outlier = 0.35
  /// Width of the caps over that of the box.
  private static let cap = 0.35

  var colors: [SeriesColor] { [color] }
  var places: (x: [Double], y: [Double]) {
    let ys =
      [
        summary.lowerWhisker, summary.lowerQuartile, summary.median, summary.upperQuartile,
        summary.upperWhisker,
      ] + summary.outliers
    return (ys.map { _ in at }, ys)
  }

  func include(in reach: inout PanelReach) {
    let (_, ys) = places
    for y in ys {
      reach.include(at - width / 2, y)
      reach.include(at + width / 2, y)
    }
  }

  func tooltip(_ axes: MarkSummary) -> String {
    let number = axes.number
    return label + (label.isEmpty ? "" : "\n")
      + "n = \(summary.count); median \(number(summary.median)); quartiles "
      + "\(number(summary.lowerQuartile)) to \(number(summary.upperQuartile)); "
      + "\(summary.outlierCount) outliers"
  }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let (left, right) = (
      canvas.heldAcross(at - width / 2), canvas.heldAcross(at + width / 2)
    )
    let middle = (left + right) / 2
    guard left < canvas.frame.maxX, right > canvas.frame.x else { return DrawnMark() }
    let (bottom, top) = (
      canvas.heldDown(summary.lowerQuartile), canvas.heldDown(summary.upperQuartile)
    )
    let box = Rectangle(x: left, y: top, width: right - left, height: max(0, bottom - top))
    let (low, high) = (canvas.heldDown(summary.lowerWhisker), canvas.heldDown(summary.upperWhisker))
    let cap = Self.cap * (right - left) / 2
    let whiskers = [
      [Point(middle, bottom), Point(middle, low)], [Point(middle, top), Point(middle, high)],
      [Point(middle - cap, low), Point(middle + cap, low)],
      [Point(middle - cap, high), Point(middle + cap, high)],
    ]
    let paint = Paint.series(color)
    let median = canvas.heldDown(summary.median)
    var nodes: [SceneNode] = [
      .path(
        ScenePath(
          whiskers.flatMap { PanelCanvas.polyline($0) }, stroke: Stroke(paint, width: 0.8))),
      .path(
        ScenePath(
          PanelCanvas.outline(box), fill: Fill(paint, opacity: Self.fill),
          stroke: Stroke(paint, width: 0.8))),
      .path(
        ScenePath(
          [.move(Point(left, median)), .line(Point(right, median))],
          stroke: Stroke(paint, width: 1.6))),
    ]
    let dots = LineReduction.thin(
      summary.outliers.map { Point(middle, canvas.down($0)) }
        .filter { canvas.frame.grown(0.01).holds($0) })
    if !dots.isEmpty {
      nodes.insert(
        .path(
          ScenePath(
            dots.flatMap { [.move($0), .line($0)] },
            stroke: Stroke(paint, width: 1.6, isRound: true, opacity: Self.outlier))), at: 0)
    }
    let group = SceneGroup(
      nodes, clip: canvas.clip(0.8), name: color.className, tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], dots: dots, lines: whiskers, blocks: [box])
  }
}
