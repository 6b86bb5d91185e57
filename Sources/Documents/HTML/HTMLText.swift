import Base

/// Text made safe for HTML and XML: escaped scalar by scalar, so that no combining mark hides a
/// bracket or a quote.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      default:
        // Other control characters have no place in a page.
        if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F:
      false
    case 9, 10, 13: true
    default: byte >= 0x20
    }
  }

  /// An address that may stand in a link; nil for schemes that run or embed something.
  static func address(_ text: String) -> String? {
    let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 }))
    let scheme = bare.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasScheme = bare.dropFirst(scheme.count).first == ":"
    guard !hasScheme || ["http", "https", "mailto"].contains(scheme.lowercased()) else {
      return nil
    }
    return escaped(encoding.encoded(text))
  }

  /// Of addresses, as cmark-gfm writes them.
  private static let encoding = PercentEncoding(keeping: "-_.+!*(),%#@?=;:/&$~'")
}
