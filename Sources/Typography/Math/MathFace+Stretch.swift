/// Signs that grow with what they enclose.
extension MathFace {
  /// A sign at least `height` tall, centred on the axis.
  ///
  /// A math font gives its next larger variant or an assembly of pieces; a label font is scaled.
  func grown(_ sign: String, height: Double, _ style: MathStyle) throws -> MathBox {
    var box = try tall(sign, height: height, style)
    let shift = (box.ascent - box.descent) / 2 - length(\.axisHeight, style)
    box.box = box.box.shifted(down: shift)
    box.isGlyph = false
    return box
  }

  /// A sign at least `height` tall, wherever the font puts it.
  func tall(_ sign: String, height: Double, _ style: MathStyle) throws -> MathBox {
    let base = try glyphs(sign, .upright, style)
    if base.ascent + base.descent >= height { return base }
    switch source {
    case .label(let label, let library):
      let ink = max(base.ascent + base.descent, 1e-3)
      // A lighter weight keeps the stroke of the enlarged sign near that of the text.
      let factor = min(height / ink, 6)
      let scaled = label.size(size(style) * factor).weighted(by: 1 / factor)
      var box = TextBox(ascent: -.infinity, descent: -.infinity)
      for run in try glyphRuns(sign, style: scaled, library: library) { box.append(run) }
      return MathBox(box: box)
    case .mathFont(let font):
      guard let scalar = sign.unicodeScalars.first, let glyph = font.glyph(of: scalar) else {
        return base
      }
      let scale = size(style) / Double(font.unitsPerEm)
      let variants = font.variants(of: glyph, isVertical: true)
      if let fit = variants.first(where: { Double($0.length) * scale >= height }) {
        return single(fit.glyph, of: sign, font, style)
      }
      let parts = font.assembly(of: glyph)
      if !parts.isEmpty { return assembled(parts, of: sign, height: height, font, style) }
      return variants.last.map { single($0.glyph, of: sign, font, style) } ?? base
    }
  }

  /// A mark over a body of some width: the widest variant that does not stick out.
  func wide(
    _ accent: MathAccent, width: Double, _ style: MathStyle
  ) -> (box: MathBox, attachment: Double)? {
    guard case .mathFont(let font) = source, let scalar = accent.combining,
      var glyph = font.glyph(of: scalar)
    else { return nil }
    let scale = size(style) / Double(font.unitsPerEm)
    if accent.stretches {
      let fits = font.variants(of: glyph, isVertical: false)
        .last { Double($0.length) * scale <= width }
      glyph = fits?.glyph ?? glyph
    }
    let box = single(glyph, of: accent.character, font, style)
    return (box, Double(font.accentAttachment(of: glyph)) * scale)
  }

  /// A glyph that no character stands for, carrying the text it shows.
  private func single(
    _ glyph: UInt32, of text: String, _ font: Font, _ style: MathStyle
  ) -> MathBox {
    let scale = size(style) / Double(font.unitsPerEm)
    let ink = font.ink(of: glyph)
    let correction = Double(font.italicCorrection(of: glyph)) * scale
    let run = GlyphRun(
      font: font, size: size(style), text: text,
      glyphs: [PlacedGlyph(glyph: glyph, x: 0, y: 0, cluster: 0..<text.utf8.count)],
      width: Double(font.advance(of: glyph)) * scale, inkAscent: Double(ink.top) * scale,
      inkDescent: -Double(ink.bottom) * scale)
    var box = MathBox(box: TextBox(run), italicCorrection: correction, isGlyph: true)
    box.box.width += correction
    return box
  }

  /// Stacks pieces from the bottom, repeating the extenders until the height is reached, then
  /// spreading the overlaps evenly.
  private func assembled(
    _ parts: [MathGlyphPart], of text: String, height: Double, _ font: Font, _ style: MathStyle
  ) -> MathBox {
    let scale = size(style) / Double(font.unitsPerEm)
    let minimum = font.minimumConnectorOverlap
    var pieces = parts.filter { !$0.isExtender }
    for repeats in 1...200 {
      pieces = parts.flatMap { Array(repeating: $0, count: $0.isExtender ? repeats : 1) }
      let longest = pieces.map(\.advance).reduce(0, +) - minimum * (pieces.count - 1)
      if Double(longest) * scale >= height || !parts.contains(where: \.isExtender) { break }
    }
    let overlaps = overlaps(of: pieces, minimum: minimum, height: height / scale)
    var y = 0.0
    var glyphs: [PlacedGlyph] = []
    for (index, piece) in pieces.enumerated() {
      let bottom = Double(font.ink(of: piece.glyph).bottom)
      glyphs.append(
        PlacedGlyph(
          glyph: piece.glyph, x: 0, y: (bottom - y) * scale, cluster: 0..<text.utf8.count))
      y += Double(piece.advance) - (index < overlaps.count ? overlaps[index] : 0)
    }
    let width = pieces.map { font.advance(of: $0.glyph) }.max() ?? 0
    let run = GlyphRun(
      font: font, size: size(style), text: text, glyphs: glyphs, width: Double(width) * scale,
      inkAscent: y * scale, inkDescent: 0)
    return MathBox(box: TextBox(run))
  }

  /// How far each piece overlaps the next, in font units.
  private func overlaps(
    of pieces: [MathGlyphPart], minimum: Int, height: Double
  ) -> [Double] {
    guard pieces.count > 1 else { return [] }
    let total = Double(pieces.map(\.advance).reduce(0, +))
    let wanted = max(Double(minimum), (total - height) / Double(pieces.count - 1))
    return zip(pieces, pieces.dropFirst()).map { lower, upper in
      min(wanted, max(Double(minimum), Double(min(lower.endConnector, upper.startConnector))))
    }
  }
}

extension TextBox {
  /// The same box further down, or up where negative.
  func shifted(down: Double) -> TextBox {
    var moved = TextBox(width: width, ascent: ascent - down, descent: descent + down)
    moved.draw(self, x: 0, y: down)
    return moved
  }
}
