private import CHarfBuzz

extension Font {
  /// The font file cut down to what some text needs, for embedding in a page.
  ///
  /// Kerning, ligatures, mark placement and the given features still work; copyright and licence
  /// entries stay. The same HarfBuzz version gives the same bytes for the same characters.
  /// - Parameter text: Every character to keep; order and repeats do not matter.
  /// - Throws: ``FontError/unreadable(_:code:)`` when HarfBuzz cannot cut the file.
  public func subset(
    for text: String, features: [FontFeature] = [.tabularFigures]
  ) throws(FontError) -> [UInt8] {
    guard let input = hb_subset_input_create_or_fail() else { throw .unreadable(path, code: 0) }
    defer { hb_subset_input_destroy(input) }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    let characters = hb_subset_input_unicode_set(input)
    for scalar in text.unicodeScalars { hb_set_add(characters, scalar.value) }
    let tags = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    for feature in features { hb_set_add(tags, hb_tag_from_string(feature.tag, -1)) }
    let names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID)
    // Copyright, licence and where to read it.
    for name: hb_codepoint_t in [0, 13, 14] { hb_set_add(names, name) }

    guard let cut = hb_subset_or_fail(hb_font_get_face(shaper), input) else {
      throw .unreadable(path, code: 0)
    }
    defer { hb_face_destroy(cut) }
    let blob = hb_face_reference_blob(cut)
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &count), count > 0 else {
      throw .unreadable(path, code: 0)
    }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(count)))
  }
}
