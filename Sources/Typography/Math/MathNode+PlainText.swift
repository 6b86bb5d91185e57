extension MathNode {
  /// The formula on one line, for alternative text: `10⁻³`, `x_i`, `(a)/(b)`.
  public var plainText: String {
    switch self {
    case .row(let parts): parts.map(\.plainText).joined()
    case .identifier(let text, _), .number(let text), .text(let text), .largeOperator(let text, _):
      text
    case .symbol(let sign, let kind), .sized(let sign, let kind, _):
      kind == .relation || kind == .binary ? " \(sign) " : sign
    case .function(let name, _): name + " "
    case .scripts(let base, let sub, let sup):
      base.plainText + Self.script(sub, "_", Self.subscripts)
        + Self.script(sup, "^", Self.superscripts)
    case .fraction(let top, let bottom, _): "\(top.grouped)/\(bottom.grouped)"
    case .radical(let body, let degree):
      (degree.map { Self.script($0, "", Self.superscripts) } ?? "") + "√\(body.grouped)"
    case .accent(let accent, let body):
      body.plainText + (accent.combining.map { String(Character($0)) } ?? "")
    case .stacked(let base, let over, let under):
      base.plainText + Self.script(under, "_", Self.subscripts)
        + Self.script(over, "^", Self.superscripts)
    case .fenced(let open, let body, let close): open + body.plainText + close
    case .space(let em): em > 0 ? " " : ""
    case .table(let rows, _):
      rows.map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: "; ")
    case .styled(let body, _): body.plainText
    }
  }

  private var grouped: String {
    let text = plainText
    return text.count > 1 ? "(\(text))" : text
  }

  /// A script in small Unicode forms where each character has one, else after a mark.
  private static func script(
    _ node: MathNode?, _ mark: String, _ forms: [Character: Character]
  ) -> String {
    guard let node else { return "" }
    let text = node.plainText.filter { !$0.isWhitespace }
    let small = text.compactMap { forms[$0] }
    if small.count == text.count { return String(small) }
    return mark + (text.count > 1 ? "(\(text))" : text)
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "−": "⁻", "+": "⁺", "n": "ⁿ", "′": "′",
  ]
  private static let subscripts: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
    "9": "₉",
  ]
}
