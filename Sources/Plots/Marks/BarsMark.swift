/// Upright bars from a base to a value.
public struct BarsMark: Sendable, Hashable, Codable {
  /// Middles of the bars along x; as many as `heights`.
  public var x: [Double]
  /// Where the bars end.
  public var heights: [Double]
  /// Width of a bar in units of x.
  public var width: Double
  /// Where the bars start.
  public var base: Double
  /// The series' colour.
  public var color: SeriesColor
  /// The series' name, for tooltips and data.
  public var label: String

  /// Bars.
  public init(
    x: [Double], heights: [Double], width: Double = 0.7, base: Double = 0, color: SeriesColor,
    label: String
  ) {
    self.x = x
    self.heights = heights
    self.width = width
    self.base = base
    self.color = color
    self.label = label
  }
}

extension BarsMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, heights.count] }
  var places: (x: [Double], y: [Double]) { (x, heights) }

  func include(in reach: inout PanelReach) {
    for (x, height) in zip(x, heights) where x.isFinite && height.isFinite {
      reach.include(x - width / 2, height)
      reach.include(x + width / 2, height)
      reach.include(y: base, isTight: true)
    }
  }

  func tooltip(_ axes: MarkSummary) -> String { axes.reach(label, x, heights, count: "bars") }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    var blocks: [Rectangle] = []
    for (x, height) in zip(x, heights) where x.isFinite && height.isFinite {
      let (left, right) = (canvas.heldAcross(x - width / 2), canvas.heldAcross(x + width / 2))
      let (top, bottom) = (canvas.heldDown(height), canvas.heldDown(base))
      blocks.append(
        Rectangle(
          x: min(left, right), y: min(top, bottom), width: (right - left).magnitude,
          height: (bottom - top).magnitude))
    }
    guard !blocks.isEmpty else { return DrawnMark() }
    let path = ScenePath(
      blocks.flatMap(PanelCanvas.outline),
      fill: Fill(.series(color), opacity: canvas.theme.barOpacity))
    let group = SceneGroup(
      [.path(path)], clip: canvas.frame, name: color.className, tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], blocks: blocks)
  }
}
