/// A line of a paragraph, placed from the paragraph's top left corner.
public struct ParagraphLine: Sendable, Hashable {
  /// Something to draw, relative to the line's left end and baseline.
  public struct Item: Sendable, Hashable {
    /// A run or a rule.
    public var item: TextBox.Item
    /// What the stretch it came from carries.
    public var attributes: TextAttributes
  }

  /// A stretch of the line, in points from its left end.
  public struct Span: Sendable, Hashable {
    /// Left end.
    public var x0: Double
    /// Right end.
    public var x1: Double
    /// A link's target or a tag's name.
    public var target: String
  }

  /// In reading order; x counts from the paragraph's left edge.
  public var items: [Item] = []
  /// From the paragraph's left edge to the end of the last item, in points.
  public var width = 0.0
  /// The baseline, points below the paragraph's top.
  public var y = 0.0
  /// Points above the baseline that belong to the line.
  public var ascent = 0.0
  /// Points below the baseline that belong to the line.
  public var descent = 0.0
  /// Baseline to baseline from the line before; for the first line, from the top.
  public var advance = 0.0
  /// Stretches that lead somewhere, from left to right.
  public var links: [Span] = []
  /// Stretches with a tag, from left to right.
  public var tags: [Span] = []
  /// Where the first item begins, points from the paragraph's left edge.
  public var x = 0.0
  /// Set space over natural space: 0 natural, 1 fully stretched, -1 fully shrunk.
  public var ratio = 0.0
  /// Whether the line ends in a hyphen that the text does not have.
  public var isHyphenated = false

  /// An empty line.
  public init() {}

  /// The line as one box.
  public var box: TextBox {
    TextBox(items: items.map(\.item), width: width, ascent: ascent, descent: descent)
  }

  /// The line's text in reading order.
  public var text: String { box.text }
}

extension Array where Element == ParagraphLine {
  /// The paragraph's height in points.
  public var height: Double { last.map { $0.y + $0.descent } ?? 0 }
}
