/// The pixels of a PNG file without what is written about them.
enum RasterComparison {
  /// Whether two PNG files hold the same pixels; false for anything that is no PNG.
  static func areSame(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    guard let a = pixels(old), let b = pixels(new) else { return old == new }
    return a == b
  }

  /// The critical chunks, whose names begin with a capital.
  private static func pixels(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    var pixels: [UInt8] = []
    var start = 8
    while start + 12 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard start + 12 + length <= bytes.count else { return nil }
      if bytes[start + 4] & 0x20 == 0 { pixels += bytes[start + 4..<start + 8 + length] }
      start += 12 + length
    }
    return pixels
  }
}
