/// A straight line across the panel.
public struct RuleMark: Sendable, Hashable, Codable {
  /// Where the line stands.
  public enum Position: Sendable, Hashable, Codable {
    case x(Double)
    case y(Double)
  }

  /// Upright at x or level at y.
  public var position: Position
  /// Written beside the line; empty for none.
  public var label: String

  /// A rule.
  public init(_ position: Position, label: String = "") {
    self.position = position
    self.label = label
  }
}

extension RuleMark: PlottedMark {
  func include(in reach: inout PanelReach) {
    switch position {
    case .x(let value): reach.include(x: value)
    case .y(let value): reach.include(y: value)
    }
  }

  func tooltip(_ axes: MarkSummary) -> String { label }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark {
    let frame = canvas.frame
    let ends: [Point]
    switch position {
    case .x(let value):
      let place = canvas.across(value)
      guard place >= frame.x - 0.01, place <= frame.maxX + 0.01 else { return DrawnMark() }
      ends = [Point(place, frame.maxY), Point(place, frame.y)]
    case .y(let value):
      let place = canvas.down(value)
      guard place >= frame.y - 0.01, place <= frame.maxY + 0.01 else { return DrawnMark() }
      ends = [Point(frame.x, place), Point(frame.maxX, place)]
    }
    let path = ScenePath(
      PanelCanvas.polyline(ends), stroke: Stroke(.secondaryInk, width: 0.6, dash: [2.5, 2]))
    return DrawnMark(nodes: [.group(SceneGroup([.path(path)], name: "rule"))], lines: [ends])
  }
}
