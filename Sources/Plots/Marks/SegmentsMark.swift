/// Straight pieces from one place to another: dumbbells, slopes, displacements.
public struct SegmentsMark: Sendable, Hashable, Codable {
  /// Where each one starts, along x; as many as the others.
  public var x: [Double]
  /// Where each one starts, along y.
  public var y: [Double]
  /// Where each one ends, along x.
  public var toX: [Double]
  /// Where each one ends, along y.
  public var toY: [Double]
  /// The series' colour.
  public var color: SeriesColor
  /// Line width in points.
  public var width: Double
  /// The series' name, for tooltips and data.
  public var label: String

  /// Pieces.
  public init(
    x: [Double], y: [Double], toX: [Double], toY: [Double], color: SeriesColor,
    width: Double = 1.3, label: String
  ) {
    self.x = x
    self.y = y
    self.toX = toX
    self.toY = toY
    self.color = color
    self.width = width
    self.label = label
  }
}

extension SegmentsMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, y.count, toX.count, toY.count] }
  var places: (x: [Double], y: [Double]) { (x + toX, y + toY) }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let area = canvas.clip(2 * width)
    let parts = zip(canvas.points(x, y), canvas.points(toX, toY))
      .filter { $0.x.isFinite && $0.y.isFinite && $1.x.isFinite && $1.y.isFinite }
      .flatMap { LineReduction.clip([$0, $1], to: area) }
    guard !parts.isEmpty else { return DrawnMark() }
    let path = ScenePath(
      parts.flatMap { PanelCanvas.polyline($0) },
      stroke: Stroke(.series(color), width: width, isRound: true))
    let group = SceneGroup(
      [.path(path)], clip: canvas.clip(width / 2), name: color.className, tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], lines: parts)
  }
}
