/// Sets one line of plain text, with fallback fonts for the characters that the style's font lacks.
///
/// The box is as tall as the style's capitals and as deep as its small letters for every text, and
/// more only where ink goes well beyond, so that neighbouring labels align.
/// - Throws: ``TextError/missingGlyph(_:fonts:)`` naming a character that no font has; ``FontError``.
public func textLine(
  _ text: String, style: TextStyle, library: FontLibrary = .shared
) throws -> TextBox {
  var box = TextBox()
  for run in try glyphRuns(text, style: style, library: library) { box.append(run) }
  return try box.levelled(style: style, library: library)
}

extension TextBox {
  /// The same box as tall as the style's capitals and as deep as its small letters, unless its ink
  /// goes further than round letters and brackets do.
  func levelled(style: TextStyle, library: FontLibrary) throws -> TextBox {
    let font = try library.font(style.font)
    let overshoot = 0.12 * style.size
    let ascent = font.capHeight * style.size
    let descent = font.textDescent * style.size
    var box = self
    if box.ascent < ascent + overshoot { box.ascent = ascent }
    if box.descent < descent + overshoot { box.descent = descent }
    return box
  }
}

/// Shapes text into runs of one font each.
/// - Throws: As ``textLine(_:style:library:)``.
func glyphRuns(
  _ text: String, style: TextStyle, library: FontLibrary = .shared
) throws -> [GlyphRun] {
  let main = try library.font(style.font)
  let direct = main.shaped(text, features: style.features)
  if direct.missing == nil {
    let run = try shape(text, font: main, size: style.size, features: style.features)
    return run.glyphs.isEmpty ? [] : [run]
  }
  var pieces: [(font: Font, text: String)] = []
  for character in text {
    let font = try coveringFont(character, main: main, style: style, library: library)
    if let last = pieces.last, last.font === font {
      pieces[pieces.count - 1].text.append(character)
    } else {
      pieces.append((font, String(character)))
    }
  }
  return try pieces.map { piece in
    try shape(piece.text, font: piece.font, size: style.size, features: style.features)
  }
}

/// The first of the style's fonts that has a character.
private func coveringFont(
  _ character: Character, main: Font, style: TextStyle, library: FontLibrary
) throws -> Font {
  if main.covers(character) { return main }
  var asked = [main.postScriptName]
  for fallback in style.fallbacks {
    let font = try library.font(fallback)
    if font.covers(character) { return font }
    asked.append(font.postScriptName)
  }
  throw TextError.missingGlyph(character, fonts: asked)
}

extension Font {
  /// Depth of the deepest small letter per em.
  var textDescent: Double {
    let letters: [Unicode.Scalar] = ["g", "j", "p", "q", "y"]
    let depths = letters.compactMap { glyph(of: $0) }.map { -ink(of: $0).bottom }
    return depths.max().map { Double($0) / Double(unitsPerEm) } ?? descent
  }
}

extension TextBox {
  /// A run as a box of its ink.
  init(_ run: GlyphRun) {
    self.init(
      items: [.run(run, x: 0, y: 0)], width: run.width, ascent: run.inkAscent,
      descent: run.inkDescent)
  }

  mutating func append(_ run: GlyphRun) { append(TextBox(run)) }
}
