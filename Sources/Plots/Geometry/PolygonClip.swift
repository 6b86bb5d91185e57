/// Cuts closed outlines to a rectangle.
enum PolygonClip {
  /// The outline's part within an area; parts are joined along its edge.
  /// - Source: Sutherland & Hodgman, "Reentrant polygon clipping", 1974.
  static func clip(_ loop: [Point], to area: Rectangle) -> [Point] {
    if loop.allSatisfy({ area.holds($0) }) { return loop }
    // Each side as a signed distance inwards.
    let sides: [(Point) -> Double] = [
      { $0.x - area.x }, { area.maxX - $0.x }, { $0.y - area.y }, { area.maxY - $0.y },
    ]
    var result = loop
    for side in sides {
      guard let last = result.last else { return [] }
      var previous = last
      var kept: [Point] = []
      for point in result {
        let (before, now) = (side(previous), side(point))
        if (before < 0) != (now < 0) {
          let share = before / (before - now)
          kept.append(
            Point(
              previous.x + share * (point.x - previous.x),
              previous.y + share * (point.y - previous.y)))
        }
        if now >= 0 { kept.append(point) }
        previous = point
      }
      result = kept
    }
    return result.count > 2 ? result : []
  }
}

extension PanelCanvas {
  /// Points closer than this to the one before add nothing, in points.
  private static let closest = 0.12

  /// Places of a field on the page.
  func page(_ places: [Point], of field: Field) -> [Point] {
    places.map { Point(farAcross(field.across($0.x)), farDown(field.up($0.y))) }
  }

  private func farAcross(_ value: Double) -> Double {
    let place = across(value)
    return place.isNaN ? heldAcross(value) : min(frame.maxX + 1e6, max(frame.x - 1e6, place))
  }

  private func farDown(_ value: Double) -> Double {
    let place = down(value)
    return place.isNaN ? heldDown(value) : min(frame.maxY + 1e6, max(frame.y - 1e6, place))
  }

  /// Open lines of a field within the panel.
  func lines(_ lines: [[Point]], of field: Field, margin: Double = 2) -> [[Point]] {
    lines.flatMap { LineReduction.clip(page($0, of: field), to: clip(margin)) }
      .map { Self.sparse($0) }
  }

  /// Closed outlines of a field within the panel.
  func loops(_ loops: [[Point]], of field: Field, margin: Double = 2) -> [[Point]] {
    loops.map { Self.sparse(PolygonClip.clip(page($0, of: field), to: clip(margin))) }
      .filter { $0.count > 2 }
  }

  /// The same line without points that nobody could see; both ends stay.
  static func sparse(_ line: [Point]) -> [Point] {
    guard let first = line.first, let last = line.last else { return [] }
    var kept = [first]
    for point in line.dropFirst().dropLast() {
      let before = kept[kept.count - 1]
      let (dx, dy) = (point.x - before.x, point.y - before.y)
      if dx * dx + dy * dy >= closest * closest { kept.append(point) }
    }
    return line.count > 1 ? kept + [last] : kept
  }

  /// Closed outlines as one path.
  static func outlines(_ loops: [[Point]]) -> [ScenePath.Element] {
    loops.flatMap { polyline($0) + [.close] }
  }
}
