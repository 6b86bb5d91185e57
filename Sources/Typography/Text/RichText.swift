/// Text with `$…$` math, as figure labels and captions are written.
public struct RichText: Sendable, Hashable {
  /// A stretch of text or a formula.
  public enum Segment: Sendable, Hashable {
    case text(String)
    case math(MathNode)
  }

  /// In reading order, no two texts in a row.
  public var segments: [Segment]

  /// Reads a source; `\$` is a dollar sign.
  /// - Throws: ``TextError/unclosedMath(offset:source:)``; ``MathError``
  public init(parsing source: String) throws {
    var segments: [Segment] = []
    var text = ""
    var rest = source[...]
    while let character = rest.first {
      if character == "\\", rest.dropFirst().first == "$" {
        text.append("$")
        rest = rest.dropFirst(2)
      } else if character == "$" {
        let body = rest.dropFirst()
        guard let end = body.firstIndex(of: "$") else {
          throw TextError.unclosedMath(
            offset: source.utf8.distance(from: source.startIndex, to: rest.startIndex),
            source: source)
        }
        if !text.isEmpty { segments.append(.text(text)) }
        text = ""
        segments.append(.math(try Math.parse(String(body[..<end]))))
        rest = body[end...].dropFirst()
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { segments.append(.text(text)) }
    self.segments = segments
  }

  /// The segments as parts of a paragraph.
  public func inlineItems(
    style: TextStyle, attributes: TextAttributes = TextAttributes()
  ) -> [InlineItem] {
    segments.map { segment in
      switch segment {
      case .text(let text): .text(text, style, attributes)
      case .math(let node): .math(node, size: style.size, attributes)
      }
    }
  }

  /// The text on one line without markup, for alternative text and outlines.
  public var plainText: String {
    segments.map { segment in
      switch segment {
      case .text(let text): text
      case .math(let node): node.plainText
      }
    }.joined()
  }
}

/// Sets a figure label: text with `$…$` math in the label's own font.
///
/// Single variables lean, words and digits stand upright, and growing signs are scaled, so that
/// every run is ordinary text of its font, which an SVG can write as text. The box is as tall as
/// the capitals and as deep as the small letters whatever the text, and more where ink goes well
/// beyond.
/// - Throws: ``MathError``; ``TextError``; ``FontError``
public func layoutLabel(
  _ source: String, style: TextStyle, library: FontLibrary = .shared
) throws -> TextBox {
  var box = TextBox()
  for segment in try RichText(parsing: source).segments {
    switch segment {
    case .text(let text):
      for run in try glyphRuns(text, style: style, library: library) { box.append(run) }
    case .math(let node):
      let layout = MathLayout(face: try MathFace(label: style, library: library))
      box.append(try layout.lay(node, .text).box)
    }
  }
  return try box.levelled(style: style, library: library)
}
