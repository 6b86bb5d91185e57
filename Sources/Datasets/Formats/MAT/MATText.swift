/// Characters and element types as matio names them.
enum MATText {
  /// matio's types of numbers.
  static let elements: [UInt32: NumericArray.Element] = [
    1: .int8, 2: .uint8, 3: .int16, 4: .uint16, 5: .int32, 6: .uint32, 7: .single, 9: .double,
    12: .int64, 13: .uint64,
  ]

  /// Whether a class is one of numbers.
  static func holdsNumbers(_ kind: MATClass) -> Bool {
    (MATClass.double.rawValue...MATClass.uint64.rawValue).contains(kind.rawValue)
  }

  /// Rows of a character array, whose characters lie down its columns.
  static func rows(_ block: (type: UInt32, bytes: [UInt8]), shape: [Int]) -> [String] {
    let count = shape.reduce(1, *)
    let codes = codes(block)
    guard count > 0, !codes.isEmpty else { return [""] }
    let rows = shape.first ?? 1
    guard rows > 1, codes.count == count else {
      return [String(decoding: codes, as: UTF16.self)]
    }
    return (0..<rows).map { row in
      String(decoding: stride(from: row, to: count, by: rows).map { codes[$0] }, as: UTF16.self)
    }
  }

  /// UTF-16, whatever the characters were stored as.
  private static func codes(_ block: (type: UInt32, bytes: [UInt8])) -> [UInt16] {
    block.bytes.withUnsafeBytes { raw in
      switch block.type {
      case 3, 4, 17:
        (0..<raw.count / 2).map { raw.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self) }
      case 5, 6, 18:
        (0..<raw.count / 4).flatMap { place in
          let code = raw.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
          return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf16)
        }
      case 16: Array(String(decoding: raw, as: UTF8.self).utf16)
      default: raw.map { UInt16($0) }
      }
    }
  }
}
