import Typography

/// Writes parts of lines as GitHub's Markdown; every text is escaped.
enum MarkdownInlines {
  static func write(_ inlines: [Inline], inTable: Bool = false) -> String {
    let text = inlines.map(write).joined()
    return inTable ? text.replacing("|", with: "\\|").replacing("\n", with: " ") : text
  }

  private static func write(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): escaped(text)
    case .code(let text): code(text)
    case .lineBreak: "<br>"
    case .math(let math): "$" + MathTeX.text(math) + "$"
    case .emphasis(let parts): spaced("*", write(parts))
    case .strong(let parts): spaced("**", write(parts))
    case .strikethrough(let parts): spaced("~~", write(parts))
    case .link(let parts, let address):
      HTMLText.address(address) == nil
        ? write(parts)
        : "[\(write(parts))](<\(address.filter { $0 != "<" && $0 != ">" && !$0.isNewline })>)"
    case .value(let value): escaped(value.text)
    case .reference(let text, let id): "[\(escaped(text))](#\(id))"
    case .citation(let text, let id): "[\(escaped(text))](#\(id))"
    case .footnote(let number, _): "[^\(number)]"
    case .verdict(let verdict): "**\(verdict.rawValue)**"
    }
  }

  /// Marks hold only at the words themselves, so blanks go outside.
  private static func spaced(_ mark: String, _ words: String) -> String {
    let inner = words.trimmed
    guard !inner.isEmpty else { return words }
    let before = words.prefix { $0.isWhitespace }
    let after = String(words.reversed().prefix { $0.isWhitespace })
    return before + mark + inner + mark + after
  }

  /// A code span in as many backticks as it takes.
  private static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.allSatisfy(\.isWhitespace)
    return fence + (pad ? " \(text) " : text) + fence
  }

  static func longestRun(of sign: Character, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for character in text {
      current = character == sign ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// A text in which nothing is markup, at the start of a line neither.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "~", "$", "#", "!": result += "\\\(scalar)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default:
        if scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
