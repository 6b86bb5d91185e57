public import Statistics

/// The density of one sample, drawn to both sides of a place, over its quartiles.
public struct ViolinMark: Sendable, Hashable, Codable {
  /// Position of the middle along x; the number of its name on a band axis.
  public var at: Double
  /// The density; over logarithms on a log axis.
  public var density: KernelDensity
  /// Quartiles drawn inside; nil for none.
  public var summary: BoxSummary?
  /// Width in units of x where the density is greatest.
  public var width: Double
  /// The series' colour.
  public var color: SeriesColor
  /// The series' name, for tooltips and data.
  public var label: String

  /// A violin.
  public init(
    at: Double, _ density: KernelDensity, summary: BoxSummary? = nil, width: Double = 0.8,
    color: SeriesColor, label: String
  ) {
    self.at = at
    self.density = density
    self.summary = summary
    self.width = width
    self.color = color
    self.label = label
  }
}

extension ViolinMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var places: (x: [Double], y: [Double]) { (density.x.map { _ in at }, density.x) }

  func include(in reach: inout PanelReach) {
    for y in density.x {
      reach.include(at - width / 2, y)
      reach.include(at + width / 2, y)
    }
  }

  func tooltip(_ axes: MarkSummary) -> String {
    axes.reach(label, [], density.x, count: nil) + "; n = \(density.count)"
  }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let largest = density.density.max() ?? 0
    let shape = zip(density.x, density.density).filter { $0.0.isFinite && $0.1.isFinite }
    guard largest > 0, largest.isFinite, shape.count > 1 else { return DrawnMark() }
    func side(_ sign: Double) -> [Point] {
      shape.map { y, density in
        Point(
          canvas.heldAcross(at + sign * width / 2 * density / largest), canvas.heldDown(y))
      }
    }
    let (left, right) = (side(-1), side(1))
    let paint = Paint.series(color)
    var nodes: [SceneNode] = [
      .path(
        ScenePath(
          PanelCanvas.polyline(left + right.reversed()) + [.close],
          fill: Fill(paint, opacity: 0.25), stroke: Stroke(paint, width: 0.8, isRound: true)))
    ]
    if let summary { nodes += quartiles(summary, on: canvas, middle: canvas.heldAcross(at)) }
    let group = SceneGroup(
      nodes, clip: canvas.clip(0.8), name: color.className, tooltip: tooltip)
    let blocks = zip(zip(left, left.dropFirst()), zip(right, right.dropFirst())).map { l, r in
      let (x, y) = (min(l.0.x, l.1.x), min(l.0.y, l.1.y))
      return Rectangle(
        x: x, y: y, width: max(r.0.x, r.1.x) - x, height: max(l.0.y, l.1.y) - y)
    }
    return DrawnMark(nodes: [.group(group)], blocks: blocks)
  }

  /// A thick line over the middle half, a dot of paper at the median.
  private func quartiles(
    _ summary: BoxSummary, on canvas: PanelCanvas, middle: Double
  ) -> [SceneNode] {
    let median = Point(middle, canvas.heldDown(summary.median))
    func line(_ from: Double, _ to: Double, _ width: Double) -> SceneNode {
      .path(
        ScenePath(
          [
            .move(Point(middle, canvas.heldDown(from))), .line(Point(middle, canvas.heldDown(to))),
          ], stroke: Stroke(.series(color), width: width)))
    }
    return [
      line(summary.lowerWhisker, summary.upperWhisker, 0.8),
      line(summary.lowerQuartile, summary.upperQuartile, 3.2),
      .path(
        ScenePath([.move(median), .line(median)], stroke: Stroke(.paper, width: 2, isRound: true))),
    ]
  }
}
