/// The chunks of a PNG file: making them, and reading them back with their checksums.
enum PNGChunks {
  static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  /// Pixels a metre.
  static func resolution(dotsPerInch: Double) -> [UInt8] {
    let perMetre = UInt32((dotsPerInch / 0.0254).rounded())
    return chunk("pHYs", bigEndian(perMetre) + bigEndian(perMetre) + [1])
  }

  /// The colours are sRGB, perceptual intent.
  static let standardColor = chunk("sRGB", [0])

  /// International text under a keyword, not compressed.
  static func text(_ keyword: String, _ text: String) -> [UInt8] {
    chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8.filter { $0 != 0 }))
  }

  /// A whole chunk: length, type, data, checksum.
  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body[...]))
  }

  /// Type and data of every chunk up to the end chunk.
  /// - Throws: ``RenderError/damaged(format:detail:)`` where a chunk ends beyond the file, its
  ///   checksum is wrong, or the end chunk is missing.
  static func all(_ png: [UInt8]) throws(RenderError) -> [(type: String, data: ArraySlice<UInt8>)] {
    guard png.starts(with: signature) else { throw damaged("it does not start as one") }
    var found: [(type: String, data: ArraySlice<UInt8>)] = []
    var offset = signature.count
    while true {
      guard offset + 12 <= png.count else { throw damaged("it ends without an end chunk") }
      let length = Int(number(png[offset..<offset + 4]))
      guard length <= png.count - offset - 12 else {
        throw damaged("the chunk at byte \(offset) ends beyond the file")
      }
      let body = png[offset + 4..<offset + 8 + length]
      guard checksum(body) == number(png[body.endIndex..<body.endIndex + 4]) else {
        throw damaged("the chunk at byte \(offset) has a wrong checksum")
      }
      let type = String(decoding: body.prefix(4), as: UTF8.self)
      if type == "IEND" { return found }
      found.append((type, body.dropFirst(4)))
      offset += 12 + length
    }
  }

  /// Keyword and text of an international text chunk, nil for a compressed one.
  static func text(of data: ArraySlice<UInt8>) -> (keyword: String, text: String)? {
    // Keyword, 0, compressed or not, method, language, 0, translated keyword, 0, text.
    guard let keyword = data.firstIndex(of: 0), keyword + 2 < data.endIndex,
      data[keyword + 1] == 0
    else { return nil }
    let rest = data[(keyword + 3)...]
    guard let language = rest.firstIndex(of: 0),
      let translated = rest[(language + 1)...].firstIndex(of: 0)
    else { return nil }
    return (
      String(decoding: data[..<keyword], as: UTF8.self),
      String(decoding: rest[(translated + 1)...], as: UTF8.self)
    )
  }

  static func damaged(_ detail: String) -> RenderError { .damaged(format: "PNG", detail: detail) }

  static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  /// CRC-32 as PNG defines it.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let table = Self.table
    return ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
  }
}
