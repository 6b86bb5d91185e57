/// What a stretch of a paragraph carries besides its looks.
public struct TextAttributes: Sendable, Hashable {
  /// Where a click leads: a URI or the name of a place in the document.
  public var link: String?
  /// Any name by which the caller recognises the stretch again, for colour or structure.
  public var tag: String?
  /// Points above the baseline, for marks such as footnote numbers.
  public var rise: Double

  /// Attributes; none unless given.
  public init(link: String? = nil, tag: String? = nil, rise: Double = 0) {
    self.link = link
    self.tag = tag
    self.rise = rise
  }
}

/// A part of a paragraph before it is broken into lines.
public enum InlineItem: Sendable, Hashable {
  /// Text; white space of any length is one word space. U+00A0 and the narrow U+2009 and U+202F
  /// never break, U+00AD may break with a hyphen, U+200B may break without one.
  case text(String, TextStyle, TextAttributes = TextAttributes())
  /// A formula at a size in points, or at that of the text around it.
  case math(MathNode, size: Double? = nil, TextAttributes = TextAttributes())
  /// A box set before, treated as a letter.
  case box(TextBox, TextAttributes = TextAttributes())
  /// Blank width in points that neither stretches nor breaks.
  case space(Double)
  /// The next item begins a line.
  case lineBreak
}
