/// Where a link may lead, written so that no format can misread it.
enum WebAddress {
  private static let schemes = ["http", "https", "mailto"]
  private static let unreserved = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&*+,;=%".utf8)

  /// The address in ASCII: other characters, quotes, brackets and spaces percent-encoded.
  /// - Throws: ``RenderError/unsafeAddress(_:)`` for schemes that run code, and control characters.
  static func escaped(_ address: String) throws(RenderError) -> String {
    let isClean = address.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isClean, !address.hasPrefix(" "), !address.isEmpty else { throw .unsafeAddress(address) }
    let head = address.prefix { !"/?#".contains($0) }
    if let colon = head.firstIndex(of: ":") {
      let scheme = head[..<colon].lowercased()
      guard schemes.contains(scheme) else { throw .unsafeAddress(address) }
    }
    return percentEncoded(address)
  }

  /// Bytes that are not plain in addresses as `%XX`.
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte -> [UInt8] in
      unreserved.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
