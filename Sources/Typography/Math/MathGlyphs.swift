private import CHarfBuzz

/// One part of a tall glyph built from pieces.
struct MathGlyphPart {
  var glyph: UInt32
  var startConnector: Int
  var endConnector: Int
  var advance: Int
  var isExtender: Bool
}

/// What the MATH table says about single glyphs, in font units.
extension Font {
  func italicCorrection(of glyph: UInt32) -> Int {
    Int(hb_ot_math_get_glyph_italics_correction(shaper, glyph))
  }

  /// The x over which an accent stands.
  func accentAttachment(of glyph: UInt32) -> Int {
    Int(hb_ot_math_get_glyph_top_accent_attachment(shaper, glyph))
  }

  /// Sizes of a glyph that grows, smallest first, with their lengths.
  func variants(of glyph: UInt32, isVertical: Bool) -> [(glyph: UInt32, length: Int)] {
    let direction = isVertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    var count: UInt32 = 0
    let total = Int(hb_ot_math_get_glyph_variants(shaper, glyph, direction, 0, &count, nil))
    guard total > 0 else { return [] }
    var found = [hb_ot_math_glyph_variant_t](repeating: .init(), count: total)
    count = UInt32(total)
    hb_ot_math_get_glyph_variants(shaper, glyph, direction, 0, &count, &found)
    return found.prefix(Int(count)).map { ($0.glyph, Int($0.advance)) }
  }

  /// The pieces of a glyph that grows without limit, bottom first; empty when it does not.
  func assembly(of glyph: UInt32) -> [MathGlyphPart] {
    var count: UInt32 = 0
    var correction: hb_position_t = 0
    let total = Int(
      hb_ot_math_get_glyph_assembly(
        shaper, glyph, HB_DIRECTION_BTT, 0, &count, nil, &correction))
    guard total > 0 else { return [] }
    var found = [hb_ot_math_glyph_part_t](repeating: .init(), count: total)
    count = UInt32(total)
    hb_ot_math_get_glyph_assembly(
      shaper, glyph, HB_DIRECTION_BTT, 0, &count, &found, &correction)
    return found.prefix(Int(count)).map { part in
      MathGlyphPart(
        glyph: part.glyph, startConnector: Int(part.start_connector_length),
        endConnector: Int(part.end_connector_length), advance: Int(part.full_advance),
        isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
  }

  /// By how much neighbouring pieces overlap at least.
  var minimumConnectorOverlap: Int {
    Int(hb_ot_math_get_min_connector_overlap(shaper, HB_DIRECTION_BTT))
  }
}
