import Typography

/// Writes parts of lines as HTML; every text is escaped.
enum HTMLInlines {
  static func write(_ inlines: [Inline]) -> String {
    var result = ""
    var index = 0
    while index < inlines.count {
      if index + 1 < inlines.count, inlines[index].bindsWhatFollows,
        case .text(let text) = inlines[index + 1]
      {
        // A mark after a formula must not begin the next line.
        let mark = text.prefix { $0.isPunctuation && $0 != "—" && $0 != "–" }
        result +=
          mark.isEmpty
          ? write(inlines[index])
          : "<span class=\"nb\">\(write(inlines[index]))\(HTMLText.escaped(String(mark)))</span>"
        result += HTMLText.escaped(String(text.dropFirst(mark.count)))
        index += 2
      } else {
        result += write(inlines[index])
        index += 1
      }
    }
    return result
  }

  private static func write(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): HTMLText.escaped(text)
    case .code(let text): "<code>\(HTMLText.escaped(text))</code>"
    case .lineBreak: "<br>"
    case .math(.styled(let math, isDisplay: true)): MathML.element(math, isDisplay: true)
    case .math(let math): MathML.element(math, isDisplay: false)
    case .emphasis(let parts): "<em>\(write(parts))</em>"
    case .strong(let parts): "<strong>\(write(parts))</strong>"
    case .strikethrough(let parts): "<del>\(write(parts))</del>"
    case .link(let parts, let address):
      HTMLText.address(address).map { "<a href=\"\($0)\">\(write(parts))</a>" } ?? write(parts)
    case .value(let value):
      "<span class=\"v\" title=\"\(HTMLText.escaped(value.origin))\">"
        + "\(HTMLText.escaped(value.text))</span>"
    case .reference(let text, let id):
      "<a class=\"ref\" href=\"#\(HTMLText.escaped(id))\">"
        + "\(HTMLText.escaped(text.replacing(" ", with: "\u{A0}")))</a>"
    case .citation(let text, let id):
      "<a class=\"cite\" href=\"#\(HTMLText.escaped(id))\">\(HTMLText.escaped(text))</a>"
    case .footnote(let number, let isFirst):
      "<sup class=\"fn\"><a\(isFirst ? " id=\"fnref-\(number)\"" : "") href=\"#fn-\(number)\" "
        + "role=\"doc-noteref\" aria-label=\"Note \(number)\">\(number)</a></sup>"
    case .verdict(let verdict):
      "<span class=\"verdict \(name(verdict))\">\(verdict.rawValue)</span>"
    }
  }

  private static func name(_ verdict: PublishedComparison.Verdict) -> String {
    switch verdict {
    case .agrees: "holds"
    case .differs: "fails"
    case .otherData, .undecided: "open"
    }
  }
}

extension Inline {
  /// Whether a browser would break the line right behind it.
  fileprivate var bindsWhatFollows: Bool {
    switch self {
    case .math(.styled(_, isDisplay: true)): false
    case .math: true
    default: false
    }
  }
}
