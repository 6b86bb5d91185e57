/// Text that is safe to stand in HTML, between tags and in quoted attributes.
struct Markup: Sendable, Hashable, CustomStringConvertible {
  /// What is written into the page.
  let description: String

  /// Escapes all that has a meaning in markup, scalar by scalar, so that no combining mark can
  /// hide it; control and bidirectional-override characters become visible.
  init(_ text: String) {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case let scalar where Self.isHidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    description = result
  }

  /// Markup that this program wrote itself.
  init(trusted markup: String) { description = markup }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
