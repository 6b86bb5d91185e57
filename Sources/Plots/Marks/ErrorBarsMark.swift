/// Bars from a lower to an upper value about points, with caps.
public struct ErrorBarsMark: Sendable, Hashable, Codable {
  /// Along which axis the bars run.
  public enum Direction: String, Sendable, Hashable, Codable {
    case x, y
  }

  /// Positions of the points along x; as many as the others.
  public var x: [Double]
  /// Positions of the points along y.
  public var y: [Double]
  /// Where each bar starts, as a value of the axis it runs along.
  public var lower: [Double]
  /// Where each bar ends.
  public var upper: [Double]
  /// Along which axis the bars run.
  public var direction: Direction
  /// The series' colour.
  public var color: SeriesColor
  /// Line width in points.
  public var width: Double
  /// Length of the caps in points; 0 for none.
  public var cap: Double
  /// What the bars span, for tooltips: for instance `95 % interval`.
  public var label: String

  /// Error bars.
  public init(
    x: [Double], y: [Double], lower: [Double], upper: [Double], direction: Direction = .y,
    color: SeriesColor, width: Double = 0.8, cap: Double = 3, label: String
  ) {
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
    self.direction = direction
    self.color = color
    self.width = width
    self.cap = cap
    self.label = label
  }
}

extension ErrorBarsMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, y.count, lower.count, upper.count] }
  var places: (x: [Double], y: [Double]) {
    direction == .x ? (lower + upper, y + y) : (x + x, lower + upper)
  }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let frame = canvas.frame
    var elements: [ScenePath.Element] = []
    var lines: [[Point]] = []
    for index in x.indices where !lower[index].isNaN && !upper[index].isNaN {
      let half = cap / 2
      var bar: [Point]
      var caps: [[Point]] = []
      switch direction {
      case .y:
        let place = canvas.across(x[index])
        guard place >= frame.x - 0.01, place <= frame.maxX + 0.01 else { continue }
        bar = [
          Point(place, canvas.heldDown(lower[index])), Point(place, canvas.heldDown(upper[index])),
        ]
        caps = bar.map { [Point(place - half, $0.y), Point(place + half, $0.y)] }
      case .x:
        let place = canvas.down(y[index])
        guard place >= frame.y - 0.01, place <= frame.maxY + 0.01 else { continue }
        bar = [
          Point(canvas.heldAcross(lower[index]), place),
          Point(canvas.heldAcross(upper[index]), place),
        ]
        caps = bar.map { [Point($0.x, place - half), Point($0.x, place + half)] }
      }
      lines.append(bar)
      for line in [bar] + (cap > 0 ? caps : []) { elements += PanelCanvas.polyline(line) }
    }
    guard !elements.isEmpty else { return DrawnMark() }
    let path = ScenePath(elements, stroke: Stroke(.series(color), width: width))
    let group = SceneGroup(
      [.path(path)], clip: canvas.clip(max(cap, width) / 2), name: color.className,
      tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], lines: lines)
  }
}
