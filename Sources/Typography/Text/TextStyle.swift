/// How text looks: a font for each role, a size and OpenType features.
public struct TextStyle: Sendable, Hashable, Codable {
  /// Which of the style's fonts is meant.
  public enum Face: String, Sendable, Hashable, Codable {
    case regular, italic, bold, boldItalic
  }

  /// The font of plain text.
  public var regular: FontStyle
  /// The font of emphasis, and of variables in labels.
  public var italic: FontStyle
  /// The font of strong emphasis and headings.
  public var bold: FontStyle
  /// The font of emphasis in bold text.
  public var boldItalic: FontStyle
  /// Asked in order for characters that the font lacks.
  public var fallbacks: [FontStyle]
  /// Points.
  public var size: Double
  /// Which of the fonts text is set in.
  public var face: Face
  /// OpenType features beyond the fonts' defaults.
  public var features: [FontFeature]

  /// A style from its regular and bold fonts; italics are derived where not given.
  public init(
    regular: FontStyle, italic: FontStyle? = nil, bold: FontStyle? = nil,
    boldItalic: FontStyle? = nil, fallbacks: [FontStyle] = [.symbols, .pagellaMath], size: Double,
    face: Face = .regular, features: [FontFeature] = []
  ) {
    let bold = bold ?? regular.weight(700)
    self.regular = regular
    self.italic = italic ?? regular.italic
    self.bold = bold
    self.boldItalic = boldItalic ?? bold.italic
    self.fallbacks = fallbacks
    self.size = size
    self.face = face
    self.features = features
  }

  /// Figure labels: Inter.
  public static func label(size: Double) -> TextStyle {
    TextStyle(regular: .inter, size: size)
  }

  /// Tick labels and columns of numbers: Inter, figures of one width.
  public static func tick(size: Double) -> TextStyle {
    TextStyle(regular: .inter, size: size, features: [.tabularFigures])
  }

  /// Running text of reports: TeX Gyre Pagella.
  public static func body(size: Double) -> TextStyle {
    TextStyle(regular: .pagella, fallbacks: [.pagellaMath, .symbols], size: size)
  }

  /// Code: DejaVu Sans Mono.
  public static func code(size: Double) -> TextStyle {
    TextStyle(regular: .mono, size: size, features: ["-liga", "-calt"])
  }

  /// The font of the current face.
  public var font: FontStyle {
    switch face {
    case .regular: regular
    case .italic: italic
    case .bold: bold
    case .boldItalic: boldItalic
    }
  }

  /// The same style with another face.
  public func face(_ face: Face) -> TextStyle {
    var copy = self
    copy.face = face
    return copy
  }

  /// The same style at another size, in points.
  public func size(_ size: Double) -> TextStyle {
    var copy = self
    copy.size = size
    return copy
  }

  /// The same style with every font lighter or bolder by a factor.
  func weighted(by factor: Double) -> TextStyle {
    func scaled(_ font: FontStyle) -> FontStyle {
      font.weight(min(900, max(100, Int((Double(font.weight) * factor / 100).rounded()) * 100)))
    }
    var copy = self
    copy.regular = scaled(regular)
    copy.italic = scaled(italic)
    copy.bold = scaled(bold)
    copy.boldItalic = scaled(boldItalic)
    return copy
  }

  /// The same style with more features.
  public func features(_ more: [FontFeature]) -> TextStyle {
    var copy = self
    copy.features += more
    return copy
  }
}
