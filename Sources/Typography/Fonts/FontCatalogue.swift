import Base
private import CFontconfig

/// The installed fonts as fontconfig lists them.
///
/// `@unchecked Sendable`: wraps one `FcConfig`; every use is under ``FontLibrary``'s mutex.
final class FontCatalogue: @unchecked Sendable {
  /// A face of a family on disk.
  struct Entry {
    var path: String
    var index: Int
    var weight: Double
    var slant: FontStyle.Slant
    var isNormalWidth: Bool
  }

  private let config: OpaquePointer

  init() throws(FontError) {
    guard let config = FcInitLoadConfigAndFonts() else { throw .noFontconfig }
    self.config = config
  }

  deinit { FcConfigDestroy(config) }

  /// The static OpenType faces of a family, in an order that depends on the files alone.
  func faces(of family: String) -> [Entry] {
    list(
      family: family,
      [FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_VARIABLE, FC_FONTFORMAT]
    )
    .compactMap(Self.entry)
    .sorted {
      ($0.isNormalWidth ? 0 : 1, $0.path, $0.index) < ($1.isNormalWidth ? 0 : 1, $1.path, $1.index)
    }
  }

  /// All family names, sorted.
  func families() -> [String] {
    Set(list(family: nil, [FC_FAMILY]).compactMap { Self.text(FC_FAMILY, of: $0.pattern) }).sorted()
  }

  /// A pattern that is freed with this object.
  private final class Match {
    let pattern: OpaquePointer
    init(_ pattern: OpaquePointer) { self.pattern = pattern }
    deinit { FcPatternDestroy(pattern) }
  }

  private func list(family: String?, _ keys: [String]) -> [Match] {
    guard let pattern = FcPatternCreate(), let objects = FcObjectSetCreate() else { return [] }
    defer {
      FcPatternDestroy(pattern)
      FcObjectSetDestroy(objects)
    }
    if let family { FcPatternAddString(pattern, FC_FAMILY, family) }
    for key in keys { FcObjectSetAdd(objects, key) }
    guard let found = FcFontList(config, pattern, objects) else { return [] }
    defer { FcFontSetDestroy(found) }
    return (0..<Int(found.pointee.nfont)).compactMap { index in
      guard let pattern = found.pointee.fonts[index] else { return nil }
      FcPatternReference(pattern)
      return Match(pattern)
    }
  }

  private static func entry(_ match: Match) -> Entry? {
    let pattern = match.pattern
    var variable: FcBool = 0
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable)
    guard variable == 0, let path = text(FC_FILE, of: pattern),
      ["CFF", "TrueType"].contains(text(FC_FONTFORMAT, of: pattern))
    else { return nil }
    let index = integer(FC_INDEX, of: pattern) ?? 0
    guard index >> 16 == 0 else { return nil }
    var weight = 80.0
    FcPatternGetDouble(pattern, FC_WEIGHT, 0, &weight)
    return Entry(
      path: path, index: index, weight: FcWeightToOpenTypeDouble(weight),
      slant: (integer(FC_SLANT, of: pattern) ?? 0) > 0 ? .italic : .upright,
      isNormalWidth: (integer(FC_WIDTH, of: pattern) ?? 100) == 100)
  }

  private static func text(_ key: String, of pattern: OpaquePointer) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, key, 0, &value) == FcResultMatch, let value else {
      return nil
    }
    return String(cString: value)
  }

  private static func integer(_ key: String, of pattern: OpaquePointer) -> Int? {
    var value: Int32 = 0
    return FcPatternGetInteger(pattern, key, 0, &value) == FcResultMatch ? Int(value) : nil
  }
}
