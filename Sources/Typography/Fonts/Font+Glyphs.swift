private import CHarfBuzz

/// The ink of a glyph in font units, y upwards.
struct GlyphInk {
  var left = 0
  var right = 0
  var top = 0
  var bottom = 0
}

extension Font {
  /// The glyph of a character before any substitution, or nil when the font lacks it.
  public func glyph(of scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    let found = hb_font_get_nominal_glyph(shaper, scalar.value, &glyph) != 0
    return found && glyph != 0 ? glyph : nil
  }

  /// A glyph's advance in font units.
  public func advance(of glyph: UInt32) -> Int {
    Int(hb_font_get_glyph_h_advance(shaper, glyph))
  }

  /// A glyph's ink box in font units; all zero for a blank.
  func ink(of glyph: UInt32) -> GlyphInk {
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(shaper, glyph, &extents) != 0 else { return GlyphInk() }
    return GlyphInk(
      left: Int(extents.x_bearing), right: Int(extents.x_bearing + extents.width),
      top: Int(extents.y_bearing), bottom: Int(extents.y_bearing + extents.height))
  }

  /// Whether the font can show every visible character of a grapheme.
  func covers(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy {
      $0.properties.isDefaultIgnorableCodePoint || glyph(of: $0) != nil
    }
  }
}
