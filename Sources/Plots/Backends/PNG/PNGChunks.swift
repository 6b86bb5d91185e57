/// The chunks of a PNG file: adding our metadata, reading it back.
enum PNGChunks {
  private static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  /// Puts chunks behind the header chunk.
  static func inserting(_ chunks: [[UInt8]], in png: [UInt8]) -> [UInt8] {
    // Signature 8, then the header chunk: length 4, type 4, data 13, checksum 4.
    let end = signature.count + 25
    return Array(png[..<end]) + chunks.flatMap { $0 } + Array(png[end...])
  }

  /// Pixels a metre.
  static func resolution(dotsPerInch: Double) -> [UInt8] {
    let perMetre = UInt32((dotsPerInch / 0.0254).rounded())
    return chunk("pHYs", bigEndian(perMetre) + bigEndian(perMetre) + [1])
  }

  /// The colours are sRGB, perceptual intent.
  static let standardColour = chunk("sRGB", [0])

  /// International text under a keyword, not compressed.
  static func text(_ keyword: String, _ text: String) -> [UInt8] {
    chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
  }

  /// Keyword and text of every international text chunk; empty for what is no PNG.
  ///
  /// Stops at the first chunk that is damaged or ends beyond the file.
  static func texts(_ png: [UInt8]) -> [(keyword: String, text: String)] {
    guard png.starts(with: signature) else { return [] }
    var found: [(String, String)] = []
    var offset = signature.count
    while offset + 12 <= png.count {
      let length = png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= png.count - offset - 12 else { break }
      let body = png[offset + 4..<offset + 8 + length]
      let stated = png[offset + 8 + length..<offset + 12 + length].reduce(UInt32(0)) {
        $0 << 8 | UInt32($1)
      }
      guard checksum(body) == stated else { break }
      let type = String(decoding: body.prefix(4), as: UTF8.self)
      if type == "iTXt" {
        let parts = body.dropFirst(4).split(
          separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[1].starts(with: [0, 0, 0, 0]) {
          found.append(
            (
              String(decoding: parts[0], as: UTF8.self),
              String(decoding: parts[1].dropFirst(4), as: UTF8.self)
            ))
        }
      }
      offset += 12 + length
    }
    return found
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  /// CRC-32 as PNG defines it.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
  }
}
