/// Text in XML.
enum XMLText {
  /// Escapes what has a meaning in markup; drops what XML forbids.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case let other where other.value < 0x20 || (0xFFFE...0xFFFF).contains(other.value): continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Undoes ``escaped(_:)``.
  static func unescaped(_ text: Substring) -> String {
    let entities: [(String, Character)] = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ]
    var result = ""
    var rest = text
    while let character = rest.first {
      if let entity = entities.first(where: { rest.hasPrefix($0.0) }) {
        result.append(entity.1)
        rest = rest.dropFirst(entity.0.count)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Lower-case letters, digits and hyphens: safe as an id, a class and in CSS.
  static func identifier(_ text: String) -> String {
    let mapped = text.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return String(mapped)
  }
}
