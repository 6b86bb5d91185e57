import Plots

extension SceneNode {
  /// The same drawing at another place.
  func moved(_ dx: Double, _ dy: Double) -> SceneNode {
    switch self {
    case .path(var path):
      path.elements = path.elements.map { element in
        switch element {
        case .move(let point): .move(point.moved(dx, dy))
        case .line(let point): .line(point.moved(dx, dy))
        case .curve(let a, let b, let c):
          .curve(a.moved(dx, dy), b.moved(dx, dy), c.moved(dx, dy))
        case .close: .close
        }
      }
      return .path(path)
    case .text(var text):
      text.origin = text.origin.moved(dx, dy)
      return .text(text)
    case .image(var image):
      image.frame = image.frame.moved(dx, dy)
      return .image(image)
    case .group(var group):
      group.nodes = group.nodes.map { $0.moved(dx, dy) }
      group.clip = group.clip?.moved(dx, dy)
      group.linkFrame = group.linkFrame?.moved(dx, dy)
      group.destinationPoint = group.destinationPoint?.moved(dx, dy)
      return .group(group)
    }
  }

  /// A level or upright line.
  static func rule(
    from start: Point, to end: Point, _ paint: Paint, width: Double = 0.5
  ) -> SceneNode {
    .path(ScenePath([.move(start), .line(end)], stroke: Stroke(paint, width: width)))
  }

  /// A filled rectangle.
  static func fill(_ frame: Rectangle, _ fill: Fill) -> SceneNode {
    let (x, y) = (frame.x, frame.y)
    return .path(
      ScenePath(
        [
          .move(Point(x, y)), .line(Point(x + frame.width, y)),
          .line(Point(x + frame.width, y + frame.height)), .line(Point(x, y + frame.height)),
          .close,
        ], fill: fill))
  }
}

extension Point {
  fileprivate func moved(_ dx: Double, _ dy: Double) -> Point { Point(x + dx, y + dy) }
}

extension Rectangle {
  fileprivate func moved(_ dx: Double, _ dy: Double) -> Rectangle {
    Rectangle(x: x + dx, y: y + dy, width: width, height: height)
  }
}
