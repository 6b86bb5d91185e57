import Typography

/// Writes formulas as presentation MathML.
enum MathML {
  /// A `<math>` element.
  static func element(_ node: MathNode, isDisplay: Bool) -> String {
    let display = isDisplay ? " display=\"block\"" : ""
    let label = HTMLText.escaped(node.plainText)
    return "<math\(display) aria-label=\"\(label)\">\(row(node))</math>"
  }

  private static func row(_ node: MathNode) -> String {
    if case .row(let parts) = node { return joined(parts) }
    return write(node)
  }

  /// Parts in a row: signs know whether they stand before one thing or between two, and a function
  /// stands apart from its argument.
  private static func joined(_ parts: [MathNode]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() {
      if case .symbol(let sign, .binary) = part, index == 0 || parts[index - 1].opensOperand {
        result += "<mo form=\"prefix\">\(HTMLText.escaped(sign))</mo>"
      } else {
        result += write(part)
      }
      if part.isFunction, index + 1 < parts.count, !parts[index + 1].isDelimiter {
        result += "<mspace width=\"0.167em\"/>"
      }
    }
    return result
  }

  /// One element, as the parts of scripts and fractions must be.
  private static func single(_ node: MathNode) -> String {
    if case .row(let parts) = node, parts.count != 1 {
      return "<mrow>\(joined(parts))</mrow>"
    }
    return write(node)
  }

  private static func write(_ node: MathNode) -> String {
    switch node {
    case .row: single(node)
    case .identifier(let name, let variant): identifier(name, variant)
    case .number(let digits): "<mn>\(HTMLText.escaped(digits))</mn>"
    case .symbol(let sign, let kind):
      "<mo\(attributes(kind))>\(HTMLText.escaped(sign))</mo>"
    case .largeOperator(let sign, let limits):
      "<mo movablelimits=\"\(limits)\">\(HTMLText.escaped(sign))</mo>"
    case .function(let name, _): "<mi>\(HTMLText.escaped(name))</mi>"
    case .text(let words): "<mtext>\(HTMLText.escaped(words))</mtext>"
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup)
    case .fraction(let top, let bottom, let hasBar):
      "<mfrac\(hasBar ? "" : " linethickness=\"0\"")>\(single(top))\(single(bottom))</mfrac>"
    case .radical(let body, let degree):
      degree.map { "<mroot>\(single(body))\(single($0))</mroot>" } ?? "<msqrt>\(row(body))</msqrt>"
    case .accent(let accent, let body): accented(accent, body)
    case .stacked(let base, let over, let under): stacked(base, over, under)
    case .fenced(let open, let body, let close):
      "<mrow>\(fence(open, "prefix"))\(row(body))\(fence(close, "postfix"))</mrow>"
    case .sized(let sign, _, let height):
      "<mo stretchy=\"true\" minsize=\"\(percent(height))\" maxsize=\"\(percent(height))\">"
        + "\(HTMLText.escaped(sign))</mo>"
    case .space(let em): "<mspace width=\"\(hundredths(em))em\"/>"
    case .table(let rows, let kind): table(rows, kind)
    case .styled(let body, let isDisplay):
      "<mstyle displaystyle=\"\(isDisplay)\">\(row(body))</mstyle>"
    }
  }

  private static func identifier(_ name: String, _ variant: MathVariant) -> String {
    let text = HTMLText.escaped(variant.letters(name))
    // A lone letter leans unless it is told not to; letters of other alphabets are their own.
    let isUpright = variant == .upright && name.count == 1
    return "<mi\(isUpright ? " mathvariant=\"normal\"" : "")>\(text)</mi>"
  }

  private static func attributes(_ kind: MathClass) -> String {
    switch kind {
    case .ordinary: " lspace=\"0\" rspace=\"0\" stretchy=\"false\""
    case .opening: " form=\"prefix\" stretchy=\"false\""
    case .closing: " form=\"postfix\" stretchy=\"false\""
    case .punctuation: " separator=\"true\""
    default: ""
    }
  }

  private static func fence(_ sign: String, _ form: String) -> String {
    sign.isEmpty
      ? "" : "<mo form=\"\(form)\" stretchy=\"true\">\(HTMLText.escaped(sign))</mo>"
  }

  private static func scripts(_ base: MathNode, _ sub: MathNode?, _ sup: MathNode?) -> String {
    var hasLimits = false
    if case .largeOperator(_, true) = base { hasLimits = true }
    if case .function(_, true) = base { hasLimits = true }
    let (both, low, high) =
      hasLimits ? ("munderover", "munder", "mover") : ("msubsup", "msub", "msup")
    switch (sub, sup) {
    case (let sub?, let sup?):
      return "<\(both)>\(single(base))\(single(sub))\(single(sup))</\(both)>"
    case (let sub?, nil): return "<\(low)>\(single(base))\(single(sub))</\(low)>"
    case (nil, let sup?): return "<\(high)>\(single(base))\(single(sup))</\(high)>"
    case (nil, nil): return single(base)
    }
  }

  private static func accented(_ accent: MathAccent, _ body: MathNode) -> String {
    let stretches = [.overline, .underline, .widehat, .widetilde].contains(accent)
    let sign = "<mo stretchy=\"\(stretches)\">\(HTMLText.escaped(accent.character))</mo>"
    return accent == .underline
      ? "<munder accentunder=\"true\">\(single(body))\(sign)</munder>"
      : "<mover accent=\"true\">\(single(body))\(sign)</mover>"
  }

  private static func stacked(_ base: MathNode, _ over: MathNode?, _ under: MathNode?) -> String {
    switch (under, over) {
    case (let under?, let over?):
      "<munderover>\(single(base))\(single(under))\(single(over))</munderover>"
    case (let under?, nil): "<munder>\(single(base))\(single(under))</munder>"
    case (nil, let over?): "<mover>\(single(base))\(single(over))</mover>"
    case (nil, nil): single(base)
    }
  }

  private static func table(_ rows: [[MathNode]], _ kind: MathTableKind) -> String {
    let name =
      switch kind {
      case .matrix: ""
      case .aligned: " class=\"aligned\" displaystyle=\"true\""
      case .cases: " class=\"cases\""
      }
    let body = rows.map { cells in
      "<mtr>" + cells.map { "<mtd>\(row($0))</mtd>" }.joined() + "</mtr>"
    }.joined()
    return "<mtable\(name)>\(body)</mtable>"
  }

  private static func percent(_ height: Double) -> String { "\(Int((height * 100).rounded()))%" }

  private static func hundredths(_ em: Double) -> String {
    let whole = Int((em * 1000).rounded())
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 1000)."
      + String(String(1000 + abs(whole) % 1000).dropFirst())
  }
}

extension MathNode {
  /// Whether a sign right behind this one has nothing on its left.
  fileprivate var opensOperand: Bool {
    switch self {
    case .symbol(_, let kind), .sized(_, let kind, _):
      [.relation, .binary, .opening, .punctuation].contains(kind)
    case .space: true
    default: false
    }
  }

  fileprivate var isFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _): base.isFunction
    default: false
    }
  }

  fileprivate var isDelimiter: Bool {
    switch self {
    case .symbol(_, .opening), .sized(_, .opening, _), .fenced, .space, .symbol(_, .closing),
      .symbol(_, .punctuation), .symbol(_, .relation), .symbol(_, .binary):
      true
    default: false
    }
  }
}

extension MathVariant {
  /// Letters in the mathematical alphabets of Unicode where MathML has no attribute for them.
  fileprivate func letters(_ text: String) -> String {
    let bases: (capital: UInt32, small: UInt32, digit: UInt32?)
    switch self {
    case .italic, .upright: return text
    case .bold: bases = (0x1D400, 0x1D41A, 0x1D7CE)
    case .boldItalic: bases = (0x1D468, 0x1D482, nil)
    case .blackboard: bases = (0x1D538, 0x1D552, 0x1D7D8)
    case .script: bases = (0x1D49C, 0x1D4B6, nil)
    case .fraktur: bases = (0x1D504, 0x1D51E, nil)
    case .sansSerif: bases = (0x1D5A0, 0x1D5BA, 0x1D7E2)
    case .monospace: bases = (0x1D670, 0x1D68A, 0x1D7F6)
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let hole = Self.holes[self]?[scalar] {
        result.append(hole)
        continue
      }
      let code: UInt32? =
        switch scalar {
        case "A"..."Z": bases.capital + scalar.value - 0x41
        case "a"..."z": bases.small + scalar.value - 0x61
        case "0"..."9": bases.digit.map { $0 + scalar.value - 0x30 }
        default: nil
        }
      result.append(code.flatMap(Unicode.Scalar.init) ?? scalar)
    }
    return String(result)
  }

  /// Letters that Unicode had before the alphabets.
  private static let holes: [MathVariant: [Unicode.Scalar: Unicode.Scalar]] = [
    .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
  ]
}
