/// An OpenType feature switched on or off, by its four-letter tag.
public struct FontFeature: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
  /// Four letters, for example `tnum`.
  public var tag: String
  /// 0 is off, 1 is on; some features count alternatives.
  public var value: Int

  /// A feature at a value; on unless said otherwise.
  public init(_ tag: String, _ value: Int = 1) {
    self.tag = tag
    self.value = value
  }

  /// `"tnum"` is on, `"-liga"` is off.
  public init(stringLiteral text: String) {
    self = text.hasPrefix("-") ? FontFeature(String(text.dropFirst()), 0) : FontFeature(text)
  }

  /// Figures of one width, for columns and axes.
  public static let tabularFigures = FontFeature("tnum")
  /// Figures as tall as capitals.
  public static let liningFigures = FontFeature("lnum")
  /// Figures with ascenders and descenders.
  public static let oldStyleFigures = FontFeature("onum")
}
