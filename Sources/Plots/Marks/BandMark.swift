/// The area between two curves over x, for uncertainty.
public struct BandMark: Sendable, Hashable, Codable {
  /// Positions along x.
  public var x: [Double]
  /// The lower edge.
  public var lower: [Double]
  /// The upper edge.
  public var upper: [Double]
  /// The series' colour, drawn light.
  public var color: SeriesColor
  /// The band's name, for tooltips and data.
  public var label: String

  /// A band.
  public init(x: [Double], lower: [Double], upper: [Double], color: SeriesColor, label: String) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.color = color
    self.label = label
  }
}

extension BandMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, lower.count, upper.count] }
  var places: (x: [Double], y: [Double]) { (x + x, lower + upper) }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let limit = canvas.clip(4)
    let uppers = clamped(canvas.points(x, upper), limit)
    let lowers = clamped(canvas.points(x, lower), limit)
    // A gap in either edge is a gap of the band.
    let gap = Point(.nan, .nan)
    let isWhole = zip(uppers, lowers).map { $0.x.isFinite && $0.y.isFinite && $1.y.isFinite }
    let tops = LineReduction.split(zip(uppers, isWhole).map { $1 ? $0 : gap })
    let bottoms = LineReduction.split(zip(lowers, isWhole).map { $1 ? $0 : gap })
    var elements: [ScenePath.Element] = []
    var areas: [(upper: [Point], lower: [Point])] = []
    for (top, bottom) in zip(tops, bottoms) where top.count > 1 {
      let (above, below) = (LineReduction.reduce(top), LineReduction.reduce(bottom))
      elements += PanelCanvas.polyline(above) + below.reversed().map { .line($0) } + [.close]
      areas.append((top, bottom))
    }
    guard !elements.isEmpty else { return DrawnMark() }
    let path = ScenePath(
      elements, fill: Fill(.series(color), opacity: canvas.theme.bandOpacity))
    let group = SceneGroup(
      [.path(path)], clip: canvas.frame, name: color.className, tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], areas: areas)
  }

  private func clamped(_ points: [Point], _ area: Rectangle) -> [Point] {
    points.map { point in
      guard point.x.isFinite, point.y.isFinite else { return Point(.nan, .nan) }
      return Point(
        min(area.maxX + 1e3, max(area.x - 1e3, point.x)), min(area.maxY, max(area.y, point.y)))
    }
  }
}
