import Typography

/// Writes parts of lines as HTML; every text is escaped.
enum HTMLInlines {
  static func write(_ inlines: [Inline]) -> String { inlines.map(write).joined() }

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
    }
  }
}
