import Base

extension MathParser {
  /// Reads a command with its arguments.
  mutating func parseCommand() throws(MathError) -> MathNode {
    let start = position
    guard let name = peekCommand() else { throw .unexpectedEnd(expected: "a command") }
    position += 1 + name.count
    if let space = MathSymbols.spaces[name] { return .space(space) }
    if let letter = MathSymbols.greek[name] {
      let own = Character(letter).defaultVariant
      return .identifier(letter, variant == .bold || variant == .boldItalic ? .boldItalic : own)
    }
    if let sign = MathSymbols.signs[name] { return .symbol(sign.text, sign.kind) }
    if let sign = MathSymbols.largeOperators[name] { return .largeOperator(sign, limits: true) }
    if let sign = MathSymbols.integrals[name] { return .largeOperator(sign, limits: false) }
    if MathSymbols.functions.contains(name) { return .function(name, limits: false) }
    if MathSymbols.functionsWithLimits.contains(name) {
      return .function(Self.spelling(of: name), limits: true)
    }
    if let accent = MathAccent(rawValue: name) {
      return .accent(accent, try parseArgument("a body for \\\(name)"))
    }
    if let alphabet = MathSymbols.variants[name] { return try parseAlphabet(alphabet, name) }
    if let sized = try parseSized(name) { return sized }
    return try parseStructure(name, at: start)
  }

  private static func spelling(of name: String) -> String {
    switch name {
    case "limsup": "lim sup"
    case "liminf": "lim inf"
    case "argmax": "arg max"
    case "argmin": "arg min"
    default: name
    }
  }

  private mutating func parseAlphabet(
    _ alphabet: MathVariant, _ name: String
  ) throws(MathError) -> MathNode {
    let outer = variant
    variant = alphabet
    defer { variant = outer }
    return try parseArgument("letters for \\\(name)")
  }

  /// `\big(` and its kin.
  private mutating func parseSized(_ name: String) throws(MathError) -> MathNode? {
    for (stem, height) in MathSymbols.sizes.sorted(by: { $0.key < $1.key }) {
      for (suffix, kind) in [
        ("", MathClass.ordinary), ("l", .opening), ("r", .closing), ("m", .relation),
      ] where name == stem + suffix {
        return .sized(try parseDelimiter(), kind, height: height)
      }
    }
    return nil
  }

  private mutating func parseStructure(
    _ name: String, at start: Int
  ) throws(MathError) -> MathNode {
    switch name {
    case "frac": return try parseFraction(hasBar: true)
    case "dfrac": return .styled(try parseFraction(hasBar: true), isDisplay: true)
    case "tfrac": return .styled(try parseFraction(hasBar: true), isDisplay: false)
    case "binom": return .fenced(open: "(", try parseFraction(hasBar: false), close: ")")
    case "sqrt": return try parseRoot()
    case "text", "textrm", "textit", "textbf": return .text(try readBraced())
    case "operatorname": return .function(try readBraced(), limits: false)
    case "left": return try parseFenced()
    case "begin": return try parseEnvironment(at: start)
    case "overset", "stackrel":
      let over = try parseArgument("something to set above")
      return .stacked(try parseArgument("a base"), over: over, under: nil)
    case "underset":
      let under = try parseArgument("something to set below")
      return .stacked(try parseArgument("a base"), over: nil, under: under)
    case "not": return try parseNegation(at: start)
    case "mathbin", "mathrel", "mathop", "mathord": return try parseClassed(name)
    default:
      throw .unknownCommand(
        name, offset: start, nearest: nearestName(to: name, among: MathSymbols.allCommands))
    }
  }

  private mutating func parseFraction(hasBar: Bool) throws(MathError) -> MathNode {
    let numerator = try parseArgument("a numerator")
    return .fraction(numerator, try parseArgument("a denominator"), hasBar: hasBar)
  }

  private mutating func parseRoot() throws(MathError) -> MathNode {
    skipBlanks()
    var degree: MathNode?
    if next == "[" {
      position += 1
      degree = try parseRow { $0.next == nil || $0.next == "]" }
      try expect("]")
    }
    return .radical(try parseArgument("a body for \\sqrt"), degree: degree)
  }

  private mutating func parseFenced() throws(MathError) -> MathNode {
    let open = try parseDelimiter()
    let body = try parseRow { $0.next == nil || $0.peekCommand() == "right" }
    guard accept(command: "right") else { throw .unexpectedEnd(expected: "\\right") }
    return .fenced(open: open, body, close: try parseDelimiter())
  }

  /// A bracket after `\left`, `\right` or `\big`; `.` is none.
  private mutating func parseDelimiter() throws(MathError) -> String {
    skipBlanks()
    guard let character = next else { throw .unexpectedEnd(expected: "a bracket") }
    if let name = peekCommand() {
      guard let sign = MathSymbols.signs[name] else {
        throw .expected("a bracket", offset: position)
      }
      position += 1 + name.count
      return sign.text
    }
    guard "()[]|/.‖⟨⟩<>".contains(character) else {
      throw .expected("a bracket", offset: position)
    }
    position += 1
    switch character {
    case ".": return ""
    case "<": return "⟨"
    case ">": return "⟩"
    default: return String(character)
    }
  }

  private mutating func parseNegation(at start: Int) throws(MathError) -> MathNode {
    skipBlanks()
    let body = try parsePart()
    guard case .symbol(let sign, let kind) = body else {
      throw .expected("a relation after \\not", offset: start)
    }
    let known = ["=": "≠", "∈": "∉", "≡": "≢", "⊂": "⊄", "⊆": "⊈", "<": "≮", ">": "≯", "∼": "≁"]
    return .symbol(known[sign] ?? sign + "\u{338}", kind)
  }

  private mutating func parseClassed(_ name: String) throws(MathError) -> MathNode {
    let body = try parseArgument("a symbol")
    guard case .symbol(let sign, _) = body else { return body }
    switch name {
    case "mathbin": return .symbol(sign, .binary)
    case "mathrel": return .symbol(sign, .relation)
    case "mathop": return .largeOperator(sign, limits: true)
    default: return .symbol(sign, .ordinary)
    }
  }

  /// The raw text of a group, for `\text` and environment names.
  mutating func readBraced() throws(MathError) -> String {
    skipBlanks()
    try expect("{")
    var text = ""
    var depth = 0
    while let character = next, depth > 0 || character != "}" {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if character == "\\", position + 1 < characters.count,
        !characters[position + 1].isLetter
      {
        position += 1
        text.append(characters[position])
      } else if character != "{", character != "}" {
        text.append(character)
      }
      position += 1
    }
    try expect("}")
    return text
  }
}
