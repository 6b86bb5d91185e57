/// Text strings of PDF: ASCII in brackets, anything else as UTF-16.
enum PDFText {
  /// A string as written in a file.
  static func written(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      return "(" + text.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined() + ")"
    }
    let digits = Array("0123456789ABCDEF")
    let units = [0xFEFF] + Array(text.utf16)
    return "<"
      + units.map { unit in
        String([12, 8, 4, 0].map { digits[Int(unit >> UInt16($0) & 15)] })
      }.joined() + ">"
  }

  /// A written string as text; nil for what is no string.
  static func read(_ written: [UInt8]) -> String? {
    switch written.first {
    case UInt8(ascii: "("): decoded(literal(written.dropFirst().dropLast()))
    case UInt8(ascii: "<"): decoded(hexadecimal(written.dropFirst().dropLast()))
    default: nil
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.starts(with: [0xFE, 0xFF]) else {
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func hexadecimal(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let digits = text.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map {
      digits[$0] << 4 | ($0 + 1 < digits.count ? digits[$0 + 1] : 0)
    }
  }

  private static func literal(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case 48...55:
        var value = Int(escaped - 48)
        for _ in 0..<2 {
          guard let digit = rest.first, (48...55).contains(digit) else { break }
          value = 8 * value + Int(digit - 48)
          rest.removeFirst()
        }
        result.append(UInt8(truncatingIfNeeded: value))
      default: result.append(escaped)
      }
    }
    return result
  }
}
