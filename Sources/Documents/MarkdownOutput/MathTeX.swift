import Typography

/// Writes a formula as TeX; signs stay the Unicode characters that they are.
enum MathTeX {
  static func text(_ math: MathNode) -> String { write(math).trimmed }

  private static func write(_ node: MathNode) -> String {
    switch node {
    case .row(let parts): parts.map(write).joined()
    case .identifier(let name, let variant): identifier(name, variant)
    case .number(let digits): digits
    case .symbol(let sign, let kind):
      kind == .relation || kind == .binary ? " \(escaped(sign)) " : escaped(sign)
    case .largeOperator(let sign, _): " \(commands[sign] ?? sign) "
    case .function(let name, let limits):
      "\\operatorname\(limits ? "*" : ""){\(name)}"
    case .text(let words): "\\text{\(words)}"
    case .scripts(let base, let sub, let sup):
      group(base) + (sub.map { "_{\(write($0))}" } ?? "") + (sup.map { "^{\(write($0))}" } ?? "")
    case .fraction(let top, let bottom, let hasBar):
      hasBar
        ? "\\frac{\(write(top))}{\(write(bottom))}"
        : "{\(write(top)) \\atop \(write(bottom))}"
    case .radical(let body, let degree):
      "\\sqrt\(degree.map { "[\(write($0))]" } ?? ""){\(write(body))}"
    case .accent(let accent, let body):
      "\\\(accent == .ring ? "mathring" : accent.rawValue){\(write(body))}"
    case .stacked(let base, let over, let under):
      stacked(base, over, under)
    case .fenced(let open, let body, let close):
      "\\left\(fence(open))\(write(body))\\right\(fence(close))"
    case .sized(let sign, let kind, let height):
      "\\\(size(height))\(kind == .opening ? "l" : kind == .closing ? "r" : "")\(escaped(sign))"
    case .space(let em): space(em)
    case .table(let rows, let kind): table(rows, kind)
    case .styled(let body, let isDisplay):
      "{\\\(isDisplay ? "displaystyle" : "textstyle") \(write(body))}"
    }
  }

  private static let commands = ["∑": "\\sum", "∏": "\\prod", "∫": "\\int"]

  private static func group(_ node: MathNode) -> String {
    switch node {
    case .identifier, .number, .largeOperator, .function: write(node)
    default: "{\(write(node))}"
    }
  }

  private static func identifier(_ name: String, _ variant: MathVariant) -> String {
    let command: String? =
      switch variant {
      case .italic: name.count > 1 ? "mathit" : nil
      case .upright: name.allSatisfy(\.isASCII) ? "mathrm" : nil
      case .bold: "mathbf"
      case .boldItalic: "boldsymbol"
      case .blackboard: "mathbb"
      case .script: "mathcal"
      case .fraktur: "mathfrak"
      case .sansSerif: "mathsf"
      case .monospace: "mathtt"
      }
    return command.map { "\\\($0){\(name)}" } ?? name
  }

  private static func stacked(_ base: MathNode, _ over: MathNode?, _ under: MathNode?) -> String {
    var text = "{\(write(base))}"
    if let over { text = "\\overset{\(write(over))}{\(text)}" }
    if let under { text = "\\underset{\(write(under))}{\(text)}" }
    return text
  }

  private static func fence(_ sign: String) -> String { sign.isEmpty ? "." : escaped(sign) }

  private static func escaped(_ sign: String) -> String {
    switch sign {
    case "{", "}", "#", "%", "&", "_", "$": "\\" + sign
    case "\\": "\\backslash "
    // A bracket of markup in a web page's Markdown.
    case "<": "\\lt "
    case ">": "\\gt "
    default: sign
    }
  }

  private static func size(_ height: Double) -> String {
    height < 1.5 ? "big" : height < 2.1 ? "Big" : height < 2.7 ? "bigg" : "Bigg"
  }

  private static func space(_ em: Double) -> String {
    switch em {
    case ..<0: "\\!"
    case ..<0.2: "\\,"
    case ..<0.25: "\\:"
    case ..<0.4: "\\;"
    case ..<1.5: "\\quad "
    default: "\\qquad "
    }
  }

  private static func table(_ rows: [[MathNode]], _ kind: MathTableKind) -> String {
    let body = rows.map { $0.map(write).joined(separator: " & ") }.joined(separator: " \\\\ ")
    return "\\begin{\(kind.rawValue)} \(body) \\end{\(kind.rawValue)}"
  }
}
