/// Where a formula's glyphs come from: a font with a MATH table, or the fonts of a label.
struct MathFace {
  /// The two kinds of source.
  enum Source {
    case mathFont(Font)
    case label(TextStyle, FontLibrary)
  }

  let source: Source
  let constants: MathConstants
  /// Points at text size.
  let size: Double

  /// - Throws: ``FontError/noMathTable(_:)``
  init(font: Font, size: Double) throws {
    source = .mathFont(font)
    constants = try MathConstants(font: font)
    self.size = size
  }

  /// - Throws: ``FontError`` when the label font is missing.
  init(label style: TextStyle, library: FontLibrary) throws {
    var proportional = style
    proportional.features.removeAll { $0 == .tabularFigures }
    source = .label(proportional, library)
    constants = MathConstants(labelFont: try library.font(style.font))
    size = style.size
  }

  /// Points of a part in a style.
  func size(_ style: MathStyle) -> Double {
    switch style.level {
    case 0, 1: size
    case 2: size * constants.scriptScale
    default: size * constants.scriptScriptScale
    }
  }

  /// A constant of the font in points of a style.
  func length(_ constant: KeyPath<MathConstants, Double>, _ style: MathStyle) -> Double {
    constants[keyPath: constant] * size(style)
  }

  /// Letters or signs in a variant.
  /// - Throws: ``TextError/missingGlyph(_:fonts:)``
  func glyphs(_ text: String, _ variant: MathVariant, _ style: MathStyle) throws -> MathBox {
    switch source {
    case .mathFont(let font): try mathGlyphs(text, variant, style, font)
    case .label(let label, let library):
      try labelGlyphs(text, variant, label.size(size(style)), library)
    }
  }

  private func mathGlyphs(
    _ text: String, _ variant: MathVariant, _ style: MathStyle, _ font: Font
  ) throws -> MathBox {
    let mapped = text.unicodeScalars.map { MathAlphabet.scalar($0, variant) }
    var string = String.UnicodeScalarView()
    string.append(contentsOf: mapped)
    let features = style.isScript ? [FontFeature("ssty", style.level - 1)] : []
    var run = try shape(String(string), font: font, size: size(style), features: features)
    run.restoreText(text, from: mapped)
    var box = MathBox(box: TextBox(run), isGlyph: run.glyphs.count == 1)
    let scale = size(style) / Double(font.unitsPerEm)
    if let last = run.glyphs.last {
      box.italicCorrection = Double(font.italicCorrection(of: last.glyph)) * scale
      box.box.width += box.italicCorrection
    }
    if box.isGlyph, let glyph = run.glyphs.first {
      box.accentX = Double(font.accentAttachment(of: glyph.glyph)) * scale
    }
    return box
  }

  private func labelGlyphs(
    _ text: String, _ variant: MathVariant, _ label: TextStyle, _ library: FontLibrary
  ) throws -> MathBox {
    let isBold = label.face == .bold || label.face == .boldItalic
    let style: TextStyle
    var string = text
    switch variant {
    case .italic: style = label.face(isBold ? .boldItalic : .italic)
    case .bold: style = label.face(.bold)
    case .boldItalic: style = label.face(.boldItalic)
    case .upright, .sansSerif, .monospace: style = label
    case .blackboard, .script, .fraktur:
      style = label
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: text.unicodeScalars.map { MathAlphabet.scalar($0, variant) })
      string = String(scalars)
    }
    let isBar = string == "‖" || string == "|"
    var box = TextBox(width: isBar ? 0.06 * label.size : 0, ascent: -.infinity, descent: -.infinity)
    let runs = try glyphRuns(string, style: style, library: library)
    for run in runs { box.append(run) }
    guard let last = runs.last, let glyph = last.glyphs.last else { return MathBox() }
    let scale = last.size / Double(last.font.unitsPerEm)
    let overhang = Double(last.font.ink(of: glyph.glyph).right) * scale + glyph.x - last.width
    var result = MathBox(box: box, isGlyph: string.count == 1)
    if variant == .italic || variant == .boldItalic { result.italicCorrection = max(0, overhang) }
    result.box.width += result.italicCorrection + (isBar ? 0.06 * label.size : 0)
    return result
  }
}

extension GlyphRun {
  /// Puts the plain letters back in place of mathematical ones, so that copied text reads well.
  fileprivate mutating func restoreText(_ plain: String, from mapped: [Unicode.Scalar]) {
    var offsets: [Int: Int] = [:]
    var from = 0
    var to = 0
    for (old, new) in zip(plain.unicodeScalars, mapped) {
      offsets[from] = to
      from += UTF8.width(new)
      to += UTF8.width(old)
    }
    offsets[from] = to
    for index in glyphs.indices {
      let cluster = glyphs[index].cluster
      guard let start = offsets[cluster.lowerBound], let end = offsets[cluster.upperBound] else {
        continue
      }
      glyphs[index].cluster = start..<end
    }
    text = plain
  }
}
