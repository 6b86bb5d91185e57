/// A measured piece of typesetting: runs and rules about a baseline at y = 0, y downwards, in points.
public struct TextBox: Sendable, Hashable {
  /// What a box is made of.
  public enum Item: Sendable, Hashable {
    /// A run with its origin.
    case run(GlyphRun, x: Double, y: Double)
    /// A filled rectangle with its top left corner.
    case rule(x: Double, y: Double, width: Double, height: Double)
  }

  /// In drawing order.
  public var items: [Item]
  /// Advance in points.
  public var width: Double
  /// Height above the baseline.
  public var ascent: Double
  /// Depth below the baseline.
  public var descent: Double

  /// A box from its parts; empty unless given.
  public init(items: [Item] = [], width: Double = 0, ascent: Double = 0, descent: Double = 0) {
    self.items = items
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// Ascent plus descent.
  public var height: Double { ascent + descent }

  /// The box's text in drawing order.
  public var text: String {
    items.map { if case .run(let run, _, _) = $0 { run.text } else { "" } }.joined()
  }

  /// Adds another box with its origin at a place, without changing this box's measures.
  mutating func draw(_ box: TextBox, x: Double, y: Double) {
    for item in box.items {
      switch item {
      case .run(let run, let runX, let runY): items.append(.run(run, x: x + runX, y: y + runY))
      case .rule(let ruleX, let ruleY, let width, let height):
        items.append(.rule(x: x + ruleX, y: y + ruleY, width: width, height: height))
      }
    }
  }

  /// Puts another box behind this one on the same baseline.
  mutating func append(_ box: TextBox) {
    draw(box, x: width, y: 0)
    width += box.width
    ascent = max(ascent, box.ascent)
    descent = max(descent, box.descent)
  }
}
