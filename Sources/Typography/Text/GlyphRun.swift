/// A glyph at its place in a run.
public struct PlacedGlyph: Sendable, Hashable {
  /// Index in the font.
  public var glyph: UInt32
  /// Points from the run's origin.
  public var x: Double
  /// Points below the baseline.
  public var y: Double
  /// The UTF-8 bytes of the run's text that the glyph shows; glyphs of one cluster share it.
  public var cluster: Range<Int>

  /// A glyph at a place.
  public init(glyph: UInt32, x: Double, y: Double, cluster: Range<Int>) {
    self.glyph = glyph
    self.x = x
    self.y = y
    self.cluster = cluster
  }
}

/// Text of one font and size as placed glyphs.
///
/// The clusters cover the text in order, so a PDF can carry the text beside the glyphs.
public struct GlyphRun: Sendable, Hashable {
  /// The font that all glyphs are from.
  public var font: Font
  /// Points.
  public var size: Double
  /// What the glyphs show.
  public var text: String
  /// From left to right.
  public var glyphs: [PlacedGlyph]
  /// Advance in points.
  public var width: Double
  /// Height of the ink above the baseline in points; negative when all ink lies below.
  public var inkAscent: Double
  /// Depth of the ink below the baseline in points; negative when all ink lies above.
  public var inkDescent: Double
  /// Features the text was shaped with; a writer of real text (SVG) repeats them.
  public var features: [FontFeature]

  /// A run from its parts.
  public init(
    font: Font, size: Double, text: String, glyphs: [PlacedGlyph], width: Double,
    inkAscent: Double, inkDescent: Double, features: [FontFeature] = []
  ) {
    self.font = font
    self.size = size
    self.text = text
    self.glyphs = glyphs
    self.width = width
    self.inkAscent = inkAscent
    self.inkDescent = inkDescent
    self.features = features
  }
}
