private import Synchronization
private import CHarfBuzz

/// What a shaping result depends on besides the font.
struct ShapingKey: Hashable {
  var text: String
  var features: [FontFeature]
}

/// Shaped text in font units, y upwards, independent of size.
struct ShapedText: Sendable {
  struct Glyph: Sendable {
    var glyph: UInt32
    var x: Int
    var y: Int
    var cluster: Range<Int>
  }

  var glyphs: [Glyph] = []
  var width = 0
  var top = 0
  var bottom = 0
  /// Where the first byte without a glyph is.
  var missing: Int?
}

/// Shapes text with one font: kerning, ligatures, mark placement, from left to right.
///
/// Results are cached per font and text, whatever the size; the cache cannot change a result.
/// - Parameters:
///   - size: Points.
///   - features: Beyond the font's defaults.
/// - Throws: ``TextError/missingGlyph(_:fonts:)``
public func shape(
  _ text: String, font: Font, size: Double, features: [FontFeature] = []
) throws -> GlyphRun {
  let shaped = font.shaped(text, features: features)
  if let missing = shaped.missing {
    let index = text.utf8.index(text.startIndex, offsetBy: missing)
    let character = text.indices.last { $0 <= index }.map { text[$0] } ?? " "
    throw TextError.missingGlyph(character, fonts: [font.postScriptName])
  }
  let scale = size / Double(font.unitsPerEm)
  return GlyphRun(
    font: font, size: size, text: text,
    glyphs: shaped.glyphs.map {
      PlacedGlyph(
        glyph: $0.glyph, x: Double($0.x) * scale, y: -Double($0.y) * scale, cluster: $0.cluster)
    },
    width: Double(shaped.width) * scale, inkAscent: Double(shaped.top) * scale,
    inkDescent: -Double(shaped.bottom) * scale, features: features)
}

extension Font {
  /// A cache past this many texts starts over.
  private static let cacheLimit = 1 << 14

  /// The text in this font, from the cache where it is there.
  func shaped(_ text: String, features: [FontFeature]) -> ShapedText {
    let key = ShapingKey(text: text, features: features)
    if let known = shapingCache.withLock({ $0[key] }) { return known }
    let shaped = shapedAfresh(text, features: features)
    shapingCache.withLock { cache in
      if cache.count >= Self.cacheLimit { cache.removeAll() }
      cache[key] = shaped
    }
    return shaped
  }

  private func shapedAfresh(_ text: String, features: [FontFeature]) -> ShapedText {
    guard !text.isEmpty, let buffer = hb_buffer_create() else { return ShapedText() }
    defer { hb_buffer_destroy(buffer) }
    let utf8 = Array(text.utf8)
    utf8.withUnsafeBytes { bytes in
      hb_buffer_add_utf8(
        buffer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0,
        Int32(bytes.count))
    }
    // The language is set by hand because the default is the process's locale.
    hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    hb_buffer_guess_segment_properties(buffer)
    let settings = features.map { feature in
      hb_feature_t(
        tag: hb_tag_from_string(feature.tag, -1), value: UInt32(feature.value), start: 0,
        end: UInt32.max)
    }
    hb_shape(shaper, buffer, settings, UInt32(settings.count))
    return collect(buffer, byteCount: utf8.count)
  }

  private func collect(_ buffer: OpaquePointer, byteCount: Int) -> ShapedText {
    var count: UInt32 = 0
    var positionCount: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &count)
    let positions = hb_buffer_get_glyph_positions(buffer, &positionCount)
    guard let infos, let positions else { return ShapedText() }
    var shaped = ShapedText()
    var hasInk = false
    for index in 0..<Int(count) {
      let glyph = infos[index].codepoint
      let position = positions[index]
      let start = Int(infos[index].cluster)
      var next = index + 1
      while next < Int(count), infos[next].cluster == infos[index].cluster { next += 1 }
      let end = next < Int(count) ? Int(infos[next].cluster) : byteCount
      if glyph == 0, shaped.missing == nil { shaped.missing = start }
      let placed = ShapedText.Glyph(
        glyph: glyph, x: shaped.width + Int(position.x_offset), y: Int(position.y_offset),
        cluster: start..<end)
      shaped.glyphs.append(placed)
      shaped.width += Int(position.x_advance)
      let ink = ink(of: glyph)
      guard ink.top != ink.bottom else { continue }
      shaped.top = hasInk ? max(shaped.top, placed.y + ink.top) : placed.y + ink.top
      shaped.bottom = hasInk ? min(shaped.bottom, placed.y + ink.bottom) : placed.y + ink.bottom
      hasInk = true
    }
    return shaped
  }
}
