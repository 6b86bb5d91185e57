import FoundationEssentials

/// A stored picture that came with the notebook.
public struct ImageBlock: Sendable, Hashable {
  /// Its media type.
  public enum Kind: String, Sendable, Hashable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case svg = "image/svg+xml"
  }

  /// Its media type.
  public var kind: Kind
  /// The file, without line breaks.
  public var base64: String
  /// The same picture as PNG, for what cannot draw `kind`; nil without one.
  public var pixels: String?
  /// What the picture shows, in words.
  public var alternative: String

  /// A text of base64 without its line breaks; nil where anything else is in it.
  static func base64(_ text: String) -> String? {
    var copy = text
    return copy.withUTF8 { bytes in
      var end = bytes.count
      while end > 0, isBlank(bytes[end - 1]) { end -= 1 }
      let body = UnsafeBufferPointer(rebasing: bytes[..<end])
      if end > 0, isBase64(body) { return String(decoding: body, as: UTF8.self) }
      let digits = withoutBlanks(body)
      let isClean = digits.withUnsafeBufferPointer(isBase64)
      return isClean && !digits.isEmpty ? String(decoding: digits, as: UTF8.self) : nil
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 9 || byte == 10 || byte == 13 || byte == 32
  }

  private static func withoutBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { digits, count in
      for index in 0..<bytes.count {
        // Overwritten by the next byte where this one is blank.
        digits[count] = bytes[index]
        count += isBlank(bytes[index]) ? 0 : 1
      }
    }
  }

  /// Whether all bytes are letters, digits, `+`, `/` or `=`; without a branch for each byte, so that
  /// many are looked at together.
  private static func isBase64(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var others: UInt8 = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      let letter: UInt8 = (byte | 0x20) &- 0x61 < 26 ? 1 : 0
      let digit: UInt8 = byte &- 0x30 < 10 ? 1 : 0
      let plus: UInt8 = byte == 0x2B ? 1 : 0
      let slash: UInt8 = byte == 0x2F ? 1 : 0
      let padding: UInt8 = byte == 0x3D ? 1 : 0
      others |= 1 ^ (letter | digit | plus | slash | padding)
    }
    return others == 0
  }

  /// What the first bytes of a file say it is.
  static func kind(ofBase64 text: String) -> Kind? {
    if text.hasPrefix("iVBORw0KGgo") { return .png }
    return text.hasPrefix("/9j/") ? .jpeg : nil
  }

  /// Pixels across and down of a PNG; nil for other files.
  var size: (width: Int, height: Int)? {
    guard kind == .png, let head = Data(base64Encoded: String(base64.prefix(32))), head.count == 24
    else { return nil }
    let bytes = [UInt8](head)
    func number(_ start: Int) -> Int {
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(16), number(20))
  }
}
