/// A line through x and y, broken at NaN.
public struct LineMark: Sendable, Hashable, Codable {
  /// Positions along x; as many as `y`.
  public var x: [Double]
  /// Positions along y; NaN breaks the line.
  public var y: [Double]
  /// The series' colour.
  public var color: SeriesColor
  /// Line width in points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty is solid.
  public var dash: [Double]
  /// The series' name, for tooltips and data.
  public var label: String
  /// Written at the line's right end in its colour.
  public var isLabelledDirectly: Bool

  /// A line.
  public init(
    x: [Double], y: [Double], color: SeriesColor, width: Double = 1.3, dash: [Double] = [],
    label: String, isLabelledDirectly: Bool = false
  ) {
    self.x = x
    self.y = y
    self.color = color
    self.width = width
    self.dash = dash
    self.label = label
    self.isLabelledDirectly = isLabelledDirectly
  }
}

extension LineMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, y.count] }
  var places: (x: [Double], y: [Double]) { (x, y) }

  func tooltip(_ axes: MarkSummary) -> String { axes.reach(label, x, y, count: "values") }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let area = canvas.clip(2 * width)
    let parts = LineReduction.split(canvas.points(x, y))
      .flatMap { LineReduction.clip($0, to: area) }.map(LineReduction.reduce)
    guard !parts.isEmpty else { return DrawnMark() }
    let path = ScenePath(
      parts.flatMap { PanelCanvas.polyline($0) },
      stroke: Stroke(.series(color), width: width, dash: dash, isRound: dash.isEmpty))
    let group = SceneGroup(
      [.path(path)], clip: canvas.clip(width / 2), name: color.className, tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], lines: parts)
  }
}
