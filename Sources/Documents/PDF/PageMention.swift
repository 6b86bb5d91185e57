import Plots
import Typography

/// The number of a place's page at the end of a line, with leaders up to it.
struct PageMention {
  let place: String
  /// Where the words of the line end.
  let from: Double
  /// The right edge of the number.
  let to: Double
  let baseline: Double
  let style: TextStyle

  /// The dots of all leaders stand below each other, at this distance from the right edge.
  private static let dotDistance = 6.0
  /// Between dots and text.
  private static let blank = 5.0

  /// The drawing for a page: as high as the line, whatever the number.
  func nodes(page: Int) throws -> [SceneNode] {
    let number = try textLine(String(page), style: style)
    let left = to - number.width
    var dots: [ScenePath.Element] = []
    var x = to - Self.dotDistance * ((to - from - Self.blank) / Self.dotDistance).rounded(.down)
    while x <= left - Self.blank {
      dots += [.move(Point(x, baseline - 0.6)), .line(Point(x, baseline - 0.6))]
      x += Self.dotDistance
    }
    let stroke = Stroke(.secondaryInk, width: 0.9, isRound: true)
    let leaders: [SceneNode] = dots.isEmpty ? [] : [.path(ScenePath(dots, stroke: stroke))]
    return [
      .group(SceneGroup(leaders, tag: .artifact)),
      .text(SceneText(number, at: Point(left, baseline))),
    ]
  }
}
