/// Lets drawings through that can do nothing but be looked at.
///
/// A page shows them as images, in which browsers run no script and load nothing; what could, and
/// any document type with entities, is refused all the same.
enum SVGFilter {
  static let byteLimit = 1 << 24

  private static let refused = [
    "<script", "<!entity", "<foreignobject", "<iframe", "<object", "<embed", "<animate", "<set",
    "<handler", "javascript:", "<audio", "<video", "@import", "<?xml-stylesheet",
  ]

  /// The text; nil when it is no SVG or holds what could run, load or grow.
  static func harmless(_ text: String) -> String? {
    guard text.utf8.count <= byteLimit, text.contains("<svg") else { return nil }
    // Blanks and control characters that readers skip must hide nothing.
    let bytes = text.utf8.lazy.filter { $0 > 0x20 || $0 == 0x20 || $0 == 10 || $0 == 9 }
      .map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let lower = String(decoding: Array(bytes), as: UTF8.self)
    if refused.contains(where: { lower.contains($0) }) { return nil }
    return hasHandler(lower) || hasOutsideAddress(lower) ? nil : text
  }

  /// An attribute whose name begins with `on`.
  private static func hasHandler(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var index = 1
    while index + 3 < bytes.count {
      let before = bytes[index - 1]
      if bytes[index] == UInt8(ascii: "o"), bytes[index + 1] == UInt8(ascii: "n"),
        before <= 0x20 || before == 0x22 || before == 0x27 || before == 0x2F
      {
        var end = index + 2
        while end < bytes.count, (0x61...0x7A).contains(bytes[end]) { end += 1 }
        while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
        if end > index + 2, end < bytes.count, bytes[end] == UInt8(ascii: "=") { return true }
      }
      index += 1
    }
    return false
  }

  /// A link or a source other than a place in the drawing or an embedded picture.
  private static func hasOutsideAddress(_ text: String) -> Bool {
    for name in ["href", "src"] {
      for found in text.ranges(of: name) {
        let rest = text[found.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { continue }
        let value = rest.dropFirst().drop(while: \.isWhitespace).dropFirst()
        if !value.hasPrefix("#"), !value.hasPrefix("data:image/") { return true }
      }
    }
    return text.ranges(of: "url(").contains { found in
      let value = text[found.upperBound...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      return !value.hasPrefix("#") && !value.hasPrefix("data:image/")
        && !value.hasPrefix("&quot;#")
    }
  }
}
