public import Base
import Synchronization
private import CFreeType
private import CHarfBuzz

/// One font file, loaded once; fonts with the same bytes and face index are equal.
///
/// All measures come from the outlines in font units, never from a rasteriser, so that they are
/// the same on every machine.
///
/// `@unchecked Sendable`: the bytes and the HarfBuzz font never change after `init`, and HarfBuzz
/// objects that do not change may be read from any thread; the shaping cache is under a mutex; the
/// FreeType face is touched only by Cairo, which takes its own lock for each face.
public final class Font: @unchecked Sendable {
  /// The family's name in the file.
  public let family: String
  /// The face's PostScript name, by which PDF files know it.
  public let postScriptName: String
  /// Where the file was found; no part of a result, as it differs between machines.
  public let path: FilePath
  /// Which face of the file; 0 but in collections.
  public let faceIndex: Int
  /// SHA-256 of the file.
  public let digest: Digest
  /// Font units in an em.
  public let unitsPerEm: Int
  /// The font's own line ascent, per em, upwards positive.
  public let ascent: Double
  /// The font's own line descent, per em, downwards positive.
  public let descent: Double
  /// Height of a flat capital, per em.
  public let capHeight: Double
  /// Height of a flat small letter, per em.
  public let xHeight: Double

  /// The HarfBuzz font, scaled to font units; valid as long as this object.
  let shaper: OpaquePointer
  let shapingCache = Mutex<[ShapingKey: ShapedText]>([:])

  private let storage: UnsafeMutableRawBufferPointer
  private let freeType: FT_Library
  private let face: FT_Face

  /// Reads and checks a font file.
  /// - Throws: `FileError` when the file cannot be read, ``FontError/unreadable(_:code:)`` when it
  ///   is no font.
  public init(path: FilePath, faceIndex: Int = 0) throws {
    let bytes = try Files.read(path, limit: 1 << 28)
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    storage.copyBytes(from: bytes)

    var library: FT_Library?
    var code = FT_Init_FreeType(&library)
    guard code == 0, let library else {
      storage.deallocate()
      throw FontError.unreadable(path, code: code)
    }
    var face: FT_Face?
    code = FT_New_Memory_Face(
      library, storage.bindMemory(to: UInt8.self).baseAddress, FT_Long(bytes.count),
      FT_Long(faceIndex), &face)
    guard code == 0, let face else {
      FT_Done_FreeType(library)
      storage.deallocate()
      throw FontError.unreadable(path, code: code)
    }
    let shaper = Self.makeShaper(storage, faceIndex: faceIndex)
    let unitsPerEm = Int(face.pointee.units_per_EM)
    guard let shaper, unitsPerEm > 0 else {
      FT_Done_Face(face)
      FT_Done_FreeType(library)
      storage.deallocate()
      throw FontError.unreadable(path, code: 0)
    }

    self.path = path
    self.faceIndex = faceIndex
    self.digest = Digest(of: bytes)
    self.family = face.pointee.family_name.map { String(cString: $0) } ?? ""
    self.postScriptName = FT_Get_Postscript_Name(face).map { String(cString: $0) } ?? ""
    self.unitsPerEm = unitsPerEm
    self.storage = storage
    self.freeType = library
    self.face = face
    self.shaper = shaper

    let em = Double(unitsPerEm)
    var line = hb_font_extents_t()
    hb_font_get_h_extents(shaper, &line)
    ascent = Double(line.ascender) / em
    descent = -Double(line.descender) / em
    capHeight = Self.metric(HB_OT_METRICS_TAG_CAP_HEIGHT, or: "H", shaper) / em
    xHeight = Self.metric(HB_OT_METRICS_TAG_X_HEIGHT, or: "x", shaper) / em
  }

  deinit {
    hb_font_destroy(shaper)
    FT_Done_Face(face)
    FT_Done_FreeType(freeType)
    storage.deallocate()
  }

  /// The file's bytes, copied.
  public var bytes: [UInt8] { Array(storage) }

  /// The `FT_Face` behind this font, for `cairo_ft_font_face_create_for_ft_face`.
  ///
  /// Raw, as another module's view of the C type differs. It lives as long as this object: whoever
  /// hands it to Cairo keeps the `Font` until Cairo has let go.
  package var freeTypeFace: UnsafeMutableRawPointer { UnsafeMutableRawPointer(face) }

  private static func makeShaper(
    _ storage: UnsafeMutableRawBufferPointer, faceIndex: Int
  ) -> OpaquePointer? {
    let start = storage.baseAddress?.assumingMemoryBound(to: CChar.self)
    let blob = hb_blob_create(
      start, UInt32(storage.count), HB_MEMORY_MODE_READONLY, nil, nil)
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, UInt32(faceIndex))
    defer { hb_face_destroy(face) }
    guard let font = hb_font_create(face) else { return nil }
    hb_ot_font_set_funcs(font)
    hb_font_make_immutable(font)
    return font
  }

  /// A height from the OS/2 table, or the height of a glyph in fonts too old to have it.
  private static func metric(
    _ tag: hb_ot_metrics_tag_t, or sample: Unicode.Scalar, _ shaper: OpaquePointer
  ) -> Double {
    var value: hb_position_t = 0
    if hb_ot_metrics_get_position(shaper, tag, &value) != 0, value > 0 { return Double(value) }
    var glyph: hb_codepoint_t = 0
    var extents = hb_glyph_extents_t()
    guard hb_font_get_nominal_glyph(shaper, sample.value, &glyph) != 0,
      hb_font_get_glyph_extents(shaper, glyph, &extents) != 0
    else { return 0 }
    return Double(extents.y_bearing)
  }
}

extension Font: Hashable {
  /// Whether two fonts are the same face of files with the same bytes.
  public static func == (a: Font, b: Font) -> Bool {
    a === b || (a.digest == b.digest && a.faceIndex == b.faceIndex)
  }

  /// Feeds the digest and the face index.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(digest)
    hasher.combine(faceIndex)
  }
}

extension Font: CustomStringConvertible {
  /// PostScript name and the digest's first digits.
  public var description: String { "\(postScriptName) (\(digest.short))" }
}
