/// Puts straight lines of a drawing's furniture on whole pixels, for images.
///
/// Only strokes in the inks, axis and grid colours that run along the axes; data never move.
struct StrokeSnapping {
  /// Pixels a point.
  let scale: Double

  private static let longest = 1024

  /// The same path with its points and width on pixels, or nil when it must stay as it is.
  func snapped(_ path: ScenePath) -> ScenePath? {
    guard let stroke = path.stroke, path.fill == nil, !stroke.isRound,
      stroke.paint.isFurniture, path.elements.count <= Self.longest, isRectilinear(path)
    else { return nil }
    let pixels = max(1, (stroke.width * scale).rounded())
    let offset = pixels.truncatingRemainder(dividingBy: 2) == 1 ? 0.5 : 0
    func snap(_ value: Double) -> Double {
      (offset == 0 ? (value * scale).rounded() : (value * scale).rounded(.down) + offset) / scale
    }
    func snap(_ point: Point) -> Point { Point(snap(point.x), snap(point.y)) }
    var result = path
    result.stroke?.width = pixels / scale
    result.elements = path.elements.map { element in
      switch element {
      case .move(let point): .move(snap(point))
      case .line(let point): .line(snap(point))
      case .curve, .close: element
      }
    }
    return result
  }

  private func isRectilinear(_ path: ScenePath) -> Bool {
    var last: Point?
    for element in path.elements {
      switch element {
      case .move(let point): last = point
      case .line(let point):
        guard let from = last, (from.x == point.x) != (from.y == point.y) else { return false }
        last = point
      case .curve: return false
      case .close: break
      }
    }
    return true
  }

  /// The nearest whole-pixel frame, at least a pixel wide and high, in points.
  func snapped(_ frame: Rectangle) -> Rectangle {
    let left = (frame.x * scale).rounded()
    let top = (frame.y * scale).rounded()
    let right = max(left + 1, ((frame.x + frame.width) * scale).rounded())
    let bottom = max(top + 1, ((frame.y + frame.height) * scale).rounded())
    return Rectangle(
      x: left / scale, y: top / scale, width: (right - left) / scale,
      height: (bottom - top) / scale)
  }
}

extension Paint {
  /// Whether the paint is for what frames the data, not for the data.
  var isFurniture: Bool {
    switch self {
    case .ink, .secondaryInk, .axis, .grid: true
    case .paper, .link, .series, .fixed: false
    }
  }
}
