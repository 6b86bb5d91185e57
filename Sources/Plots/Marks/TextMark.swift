/// Words at a place in data coordinates.
public struct TextMark: Sendable, Hashable, Codable {
  /// How the words keep to their place.
  public enum Placement: String, Sendable, Hashable, Codable {
    /// Centred on the place, over whatever is there but other texts.
    case exact
    /// As near to the place as they can stand clear of the data, with a leader when that is far.
    case clear
  }

  /// Position along x.
  public var x: Double
  /// Position along y.
  public var y: Double
  /// May hold math between dollars.
  public var text: String
  /// How the words keep to their place.
  public var placement: Placement

  /// Words at a place.
  public init(x: Double, y: Double, text: String, placement: Placement = .exact) {
    self.x = x
    self.y = y
    self.text = text
    self.placement = placement
  }
}

extension TextMark: PlottedMark {
  func include(in reach: inout PanelReach) { reach.include(x, y) }

  func tooltip(_ axes: MarkSummary) -> String { "" }

  func draw(on canvas: PanelCanvas, tooltip: String) -> DrawnMark { DrawnMark() }
}
