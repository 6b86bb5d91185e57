public import Statistics

/// Counts or densities over neighbouring bins, as one light area.
public struct HistogramMark: Sendable, Hashable, Codable {
  /// Edges of the bins, ascending; one more than `heights`.
  public var edges: [Double]
  /// Height over each bin.
  public var heights: [Double]
  /// The series' colour, drawn light.
  public var color: SeriesColor
  /// The series' name, for tooltips and data.
  public var label: String

  /// A histogram.
  public init(edges: [Double], heights: [Double], color: SeriesColor, label: String) {
    self.edges = edges
    self.heights = heights
    self.color = color
    self.label = label
  }

  /// The densities of a counted sample, of area 1.
  public init(_ histogram: Histogram, color: SeriesColor, label: String) {
    self.init(
      edges: histogram.edges, heights: histogram.densities, color: color, label: label)
  }
}

extension HistogramMark: PlottedMark {
  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [edges.count - 1, heights.count] }
  /// Both edges of each bin at its height.
  var places: (x: [Double], y: [Double]) {
    (zip(edges, edges.dropFirst()).flatMap { [$0, $1] }, heights.flatMap { [$0, $0] })
  }

  func include(in reach: inout PanelReach) {
    let (xs, ys) = places
    for (x, y) in zip(xs, ys) where x.isFinite && y.isFinite {
      reach.include(x, y)
      reach.include(y: 0, isTight: true)
    }
  }

  func tooltip(_ axes: MarkSummary) -> String { axes.reach(label, edges, heights, count: nil) }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let (xs, ys) = places
    guard xs.count >= 2, xs.allSatisfy({ !$0.isNaN }) else { return DrawnMark() }
    let base = canvas.heldDown(0)
    let top = zip(xs, ys).map { x, y in
      Point(canvas.heldAcross(x), y.isFinite ? canvas.heldDown(y) : base)
    }
    let reduced = LineReduction.reduce(top)
    let path = ScenePath(
      PanelCanvas.polyline(
        [Point(reduced[0].x, base)] + reduced + [Point(reduced[reduced.count - 1].x, base)])
        + [.close],
      fill: Fill(.series(color), opacity: canvas.theme.histogramOpacity))
    let group = SceneGroup(
      [.path(path)], clip: canvas.frame, name: color.className, tooltip: tooltip)
    return DrawnMark(
      nodes: [.group(group)], areas: [(upper: top, lower: top.map { Point($0.x, base) })])
  }
}
