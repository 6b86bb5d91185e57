/// Dots at x and y.
public struct PointsMark: Sendable, Hashable, Codable {
  /// Positions along x; as many as `y`.
  public var x: [Double]
  /// Positions along y.
  public var y: [Double]
  /// The series' colour.
  public var color: SeriesColor
  /// Diameter in points.
  public var size: Double
  /// Their form.
  public var marker: Marker
  /// The series' name, for tooltips and data.
  public var label: String
  /// A name beside each dot, clear of the data; empty for none, else as many as dots.
  public var names: [String]

  /// Dots.
  public init(
    x: [Double], y: [Double], color: SeriesColor, size: Double = 1.6, marker: Marker = .circle,
    label: String, names: [String] = []
  ) {
    self.x = x
    self.y = y
    self.color = color
    self.size = size
    self.marker = marker
    self.label = label
    self.names = names
  }
}

extension PointsMark: PlottedMark {
  /// Dots from here on are large enough to stand apart by a halo of paper.
  private static let haloSize = 2.8
  private static let mostHalos = 150
  /// More dots than this become an image of dots.
  static let mostDrawn = 5000

  var colors: [SeriesColor] { [color] }
  var counts: [Int] { [x.count, y.count] + (names.isEmpty ? [] : [names.count]) }
  var places: (x: [Double], y: [Double]) { (x, y) }

  func tooltip(_ axes: MarkSummary) -> String { axes.reach(label, x, y, count: "points") }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let area = canvas.clip(0.01)
    let dots = LineReduction.thin(canvas.points(x, y).filter { area.holds($0) })
    guard !dots.isEmpty else { return DrawnMark() }
    let nodes: [SceneNode]
    if dots.count > Self.mostDrawn {
      let image = DotImage(diameter: size, color: color)
      nodes = [.image(image.image(dots, in: canvas.frame, on: canvas.page))]
    } else if size >= Self.haloSize, dots.count <= Self.mostHalos {
      nodes = dots.flatMap { [node([$0], halo: true), node([$0], halo: false)] }
    } else {
      nodes = [node(dots, halo: false)]
    }
    let group = SceneGroup(
      nodes, clip: canvas.clip(marker == .circle ? size / 2 : 0.75 * size), name: color.className,
      tooltip: tooltip)
    return DrawnMark(nodes: [.group(group)], dots: dots, dotRadius: max(1, size / 2))
  }

  private func node(_ dots: [Point], halo: Bool) -> SceneNode {
    let paint = halo ? Paint.paper : .series(color)
    if marker == .circle {
      return .path(
        ScenePath(
          dots.flatMap { [.move($0), .line($0)] },
          stroke: Stroke(paint, width: halo ? size + 1.2 : size, isRound: true)))
    }
    let outline = dots.flatMap { marker.outline(at: $0, diameter: size) }
    if halo {
      return .path(ScenePath(outline, stroke: Stroke(.paper, width: 1.2, isRound: true)))
    }
    if marker == .ring {
      return .path(
        ScenePath(
          outline, fill: Fill(.paper), stroke: Stroke(paint, width: max(0.6, 0.28 * size))))
    }
    return .path(ScenePath(outline, fill: Fill(paint)))
  }
}
