/// A formula as a tree: what the parser reads, the layout sets and the MathML writer walks.
public indirect enum MathNode: Sendable, Hashable {
  /// Parts side by side; `<mrow>`.
  case row([MathNode])
  /// A variable or a name in letters; `<mi>`.
  case identifier(String, MathVariant)
  /// Digits with their point; `<mn>`.
  case number(String)
  /// An operator, relation, bracket or mark; `<mo>`.
  case symbol(String, MathClass)
  /// A sum, product or integral sign; `limits` puts scripts above and below in display style.
  case largeOperator(String, limits: Bool)
  /// A named function such as sin or max; `limits` as for large operators.
  case function(String, limits: Bool)
  /// Words; `<mtext>`.
  case text(String)
  /// Lower and upper scripts; `<msub>`, `<msup>`, `<msubsup>`, or `<munderover>` for limits.
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  /// One above the other, with or without a bar; `<mfrac>`.
  case fraction(MathNode, MathNode, hasBar: Bool)
  /// A root, of a degree where one is given; `<msqrt>`, `<mroot>`.
  case radical(MathNode, degree: MathNode?)
  /// A mark over a body; `<mover accent>`.
  case accent(MathAccent, MathNode)
  /// Something set small above or below; `<munder>`, `<mover>`.
  case stacked(MathNode, over: MathNode?, under: MathNode?)
  /// A body between brackets that grow with it; an empty string is no bracket.
  case fenced(open: String, MathNode, close: String)
  /// A bracket of a set height in em; `\big` and its kin.
  case sized(String, MathClass, height: Double)
  /// Blank space in em; `<mspace>`.
  case space(Double)
  /// Rows and columns; `<mtable>`.
  case table([[MathNode]], MathTableKind)
  /// A body set in display or text style whatever surrounds it.
  case styled(MathNode, isDisplay: Bool)

  /// Nothing.
  public static let empty = MathNode.row([])
}

/// The letter shapes of an identifier.
public enum MathVariant: String, Sendable, Hashable, Codable {
  case italic, upright, bold, boldItalic, blackboard, script, fraktur, sansSerif, monospace
}

/// TeX's classes, which decide the space between neighbours.
public enum MathClass: String, Sendable, Hashable, Codable {
  case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
}

/// A mark over a body.
public enum MathAccent: String, Sendable, Hashable, Codable, CaseIterable {
  case hat, check, tilde, acute, grave, dot, ddot, breve, bar, vec, ring
  case overline, underline, widehat, widetilde

  /// The spacing form of the mark, as MathML wants it.
  public var character: String {
    switch self {
    case .hat, .widehat: "^"
    case .check: "ˇ"
    case .tilde, .widetilde: "~"
    case .acute: "´"
    case .grave: "`"
    case .dot: "˙"
    case .ddot: "¨"
    case .breve: "˘"
    case .bar, .overline: "¯"
    case .vec: "→"
    case .ring: "˚"
    case .underline: "_"
    }
  }

  /// The combining form, which fonts draw; nil for rules.
  var combining: Unicode.Scalar? {
    switch self {
    case .hat, .widehat: "\u{302}"
    case .check: "\u{30C}"
    case .tilde, .widetilde: "\u{303}"
    case .acute: "\u{301}"
    case .grave: "\u{300}"
    case .dot: "\u{307}"
    case .ddot: "\u{308}"
    case .breve: "\u{306}"
    case .bar: "\u{304}"
    case .vec: "\u{20D7}"
    case .ring: "\u{30A}"
    case .overline, .underline: nil
    }
  }

  /// Whether the mark widens with its body.
  var stretches: Bool { self == .widehat || self == .widetilde }
}

/// How the columns of a table stand.
public enum MathTableKind: String, Sendable, Hashable, Codable {
  /// Columns centred.
  case matrix
  /// Columns right and left by turns, as equations about their relation sign.
  case aligned
  /// Columns to the left.
  case cases
}
