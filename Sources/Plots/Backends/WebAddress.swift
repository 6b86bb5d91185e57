import Base

/// Where a link may lead, written so that no format can misread it.
enum WebAddress {
  private static let schemes = ["http", "https", "mailto"]
  /// Of what is plain in addresses, without quotes, brackets and spaces.
  private static let encoding = PercentEncoding(keeping: "-._~:/?#[]@!$&*+,;=%")

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
    return encoding.encoded(address)
  }

  /// The name of a place in a document, as addresses hold it.
  static func percentEncoded(_ place: String) -> String { encoding.encoded(place) }
}
