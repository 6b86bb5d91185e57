/// The form of a point: a second code beside its colour.
public enum Marker: String, Sendable, Hashable, Codable, CaseIterable {
  case circle, square, triangle, diamond, invertedTriangle, ring

  /// The outline about a centre, of the same area as a circle of this diameter.
  func outline(at center: Point, diameter: Double) -> [ScenePath.Element] {
    let radius = diameter / 2
    func polygon(_ corners: [(Double, Double)]) -> [ScenePath.Element] {
      let points = corners.map { Point(center.x + radius * $0.0, center.y + radius * $0.1) }
      return PanelCanvas.polyline(points) + [.close]
    }
    switch self {
    case .circle, .ring: return Self.circle(at: center, radius: radius)
    case .square:
      let side = 0.886
      return polygon([(-side, -side), (side, -side), (side, side), (-side, side)])
    case .diamond: return polygon([(0, -1.253), (1.253, 0), (0, 1.253), (-1.253, 0)])
    case .triangle: return polygon([(0, -1.42), (1.35, 0.91), (-1.35, 0.91)])
    case .invertedTriangle: return polygon([(0, 1.42), (1.35, -0.91), (-1.35, -0.91)])
    }
  }

  /// A circle of four cubic curves.
  static func circle(at center: Point, radius: Double) -> [ScenePath.Element] {
    let handle = 0.5523 * radius  // Within 0.03 % of a circle.
    func point(_ x: Double, _ y: Double) -> Point { Point(center.x + x, center.y + y) }
    return [
      .move(point(radius, 0)),
      .curve(point(radius, handle), point(handle, radius), point(0, radius)),
      .curve(point(-handle, radius), point(-radius, handle), point(-radius, 0)),
      .curve(point(-radius, -handle), point(-handle, -radius), point(0, -radius)),
      .curve(point(handle, -radius), point(radius, -handle), point(radius, 0)), .close,
    ]
  }
}
