import Plots
import Typography

extension Scene {
  /// The same drawing so many times as large, strokes, dashes and text too.
  func scaled(by factor: Double) -> Scene {
    guard factor != 1 else { return self }
    return Scene(
      width: width * factor, height: height * factor, nodes: nodes.map { $0.scaled(by: factor) })
  }
}

extension SceneNode {
  fileprivate func scaled(by factor: Double) -> SceneNode {
    switch self {
    case .path(var path):
      path.elements = path.elements.map { element in
        switch element {
        case .move(let point): .move(point.scaled(by: factor))
        case .line(let point): .line(point.scaled(by: factor))
        case .curve(let a, let b, let c):
          .curve(a.scaled(by: factor), b.scaled(by: factor), c.scaled(by: factor))
        case .close: .close
        }
      }
      if var stroke = path.stroke {
        stroke.width *= factor
        stroke.dash = stroke.dash.map { $0 * factor }
        path.stroke = stroke
      }
      return .path(path)
    case .text(var text):
      text.box = text.box.scaled(by: factor)
      text.origin = text.origin.scaled(by: factor)
      return .text(text)
    case .image(var image):
      image.frame = image.frame.scaled(by: factor)
      return .image(image)
    case .group(var group):
      group.nodes = group.nodes.map { $0.scaled(by: factor) }
      group.clip = group.clip?.scaled(by: factor)
      group.linkFrame = group.linkFrame?.scaled(by: factor)
      group.destinationPoint = group.destinationPoint?.scaled(by: factor)
      return .group(group)
    }
  }
}

extension Point {
  fileprivate func scaled(by factor: Double) -> Point { Point(x * factor, y * factor) }
}

extension Rectangle {
  fileprivate func scaled(by factor: Double) -> Rectangle {
    Rectangle(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}
