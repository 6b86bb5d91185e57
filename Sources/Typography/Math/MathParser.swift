import Base

/// Recursive descent over the characters of a formula.
struct MathParser {
  private(set) var characters: [Character]
  var position = 0
  /// The alphabet in force, set by `\mathrm` and its kin.
  var variant: MathVariant?

  init(_ source: String) { characters = Array(source) }

  /// The character at the position, or nil at the end.
  var next: Character? { position < characters.count ? characters[position] : nil }

  mutating func parseFormula() throws(MathError) -> MathNode {
    try parseRow { $0.next == nil }
  }

  /// Parts up to where `isEnd` holds; the end itself is left unread.
  mutating func parseRow(
    until isEnd: (inout MathParser) -> Bool
  ) throws(MathError) -> MathNode {
    var parts: [MathNode] = []
    skipBlanks()
    while !isEnd(&self) {
      if let style = styleSwitch() {
        let rest = try parseRow(until: isEnd)
        parts.append(.styled(rest, isDisplay: style))
        break
      }
      parts.append(try parseScripted())
      skipBlanks()
    }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  /// A part with the scripts and primes that follow it.
  mutating func parseScripted() throws(MathError) -> MathNode {
    var base = next == "_" || next == "^" ? MathNode.empty : try parsePart()
    var sub: MathNode?
    var sup: MathNode?
    skipBlanks()
    while let sign = next {
      if sign == "_" {
        guard sub == nil else { throw .doubleScript("_", offset: position) }
        position += 1
        sub = try parseArgument("a subscript")
      } else if sign == "^" {
        guard sup == nil else { throw .doubleScript("^", offset: position) }
        position += 1
        sup = try parseArgument("a superscript")
      } else if sign == "'" {
        guard sup == nil else { throw .doubleScript("'", offset: position) }
        sup = try parsePrimes()
      } else if let limits = limitsSwitch() {
        base = base.withLimits(limits)
      } else {
        break
      }
      skipBlanks()
    }
    return sub == nil && sup == nil ? base : .scripts(base, sub: sub, sup: sup)
  }

  private mutating func parsePrimes() throws(MathError) -> MathNode {
    var parts: [MathNode] = []
    while next == "'" {
      parts.append(.symbol("′", .ordinary))
      position += 1
    }
    if next == "^" {
      position += 1
      parts.append(try parseArgument("a superscript"))
    }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  /// A group in braces, or one part.
  mutating func parseArgument(_ what: String) throws(MathError) -> MathNode {
    skipBlanks()
    guard let character = next else { throw .unexpectedEnd(expected: what) }
    if character.isASCII, character.isNumber {
      position += 1
      return digits(String(character))
    }
    guard character != "}", character != "^", character != "_" else {
      throw .expected(what, offset: position)
    }
    return try parsePart()
  }

  /// One part without its scripts.
  mutating func parsePart() throws(MathError) -> MathNode {
    guard let character = next else { throw .unexpectedEnd(expected: "a symbol") }
    if character == "{" {
      position += 1
      let body = try parseRow { $0.next == nil || $0.next == "}" }
      try expect("}")
      return body.asGroup
    }
    if character == "\\" { return try parseCommand() }
    if character.isASCII, character.isNumber { return digits(readNumber()) }
    if character == ".", position + 1 < characters.count, characters[position + 1].isASCII,
      characters[position + 1].isNumber
    {
      return digits(readNumber())
    }
    if let sign = MathSymbols.sign(of: character) {
      position += 1
      return .symbol(sign.text, sign.kind)
    }
    guard character.isLetter else { throw .unexpected(character, offset: position) }
    return readLetters(character)
  }

  /// A letter as a variable, or the whole word where an upright alphabet is in force.
  private mutating func readLetters(_ first: Character) -> MathNode {
    position += 1
    guard let variant else { return .identifier(String(first), first.defaultVariant) }
    var word = String(first)
    if variant == .upright || variant == .sansSerif || variant == .monospace {
      while let character = next, character.isLetter {
        word.append(character)
        position += 1
      }
    }
    return .identifier(word, variant)
  }

  /// A number, in the alphabet in force where that has digits of its own.
  private func digits(_ text: String) -> MathNode {
    switch variant {
    case .bold, .boldItalic: .identifier(text, .bold)
    case .blackboard: .identifier(text, .blackboard)
    default: .number(text)
    }
  }

  private mutating func readNumber() -> String {
    var text = ""
    while let character = next {
      let isPoint =
        character == "." && position + 1 < characters.count && characters[position + 1].isNumber
      guard (character.isASCII && character.isNumber) || isPoint else { break }
      text.append(character)
      position += 1
    }
    return text
  }

  mutating func skipBlanks() {
    while let character = next, character.isWhitespace || character == "~" { position += 1 }
  }

  mutating func expect(_ character: Character) throws(MathError) {
    guard let found = next else { throw .unexpectedEnd(expected: "\"\(character)\"") }
    guard found == character else { throw .expected("\"\(character)\"", offset: position) }
    position += 1
  }

  /// Whether a command stands here; it is read when it does.
  mutating func accept(command name: String) -> Bool {
    guard peekCommand() == name else { return false }
    position += 1 + name.count
    return true
  }

  /// The name of the command at the position, without the backslash.
  func peekCommand() -> String? {
    guard next == "\\", position + 1 < characters.count else { return nil }
    let first = characters[position + 1]
    guard first.isASCII, first.isLetter else { return String(first) }
    return String(characters[(position + 1)...].prefix { $0.isASCII && $0.isLetter })
  }

  private mutating func styleSwitch() -> Bool? {
    if accept(command: "displaystyle") { return true }
    return accept(command: "textstyle") ? false : nil
  }

  private mutating func limitsSwitch() -> Bool? {
    if accept(command: "limits") { return true }
    return accept(command: "nolimits") ? false : nil
  }
}

extension Character {
  /// Small Greek and Latin letters lean; capital Greek stands upright, as in TeX.
  var defaultVariant: MathVariant {
    unicodeScalars.allSatisfy { (0x391...0x3A9).contains($0.value) } ? .upright : .italic
  }
}

extension MathNode {
  /// The same operator with its scripts above and below, or at the side.
  func withLimits(_ limits: Bool) -> MathNode {
    switch self {
    case .largeOperator(let sign, _): .largeOperator(sign, limits: limits)
    case .function(let name, _): .function(name, limits: limits)
    default: self
    }
  }

  /// Braces around one operator make it ordinary, as in TeX's `{,}`.
  var asGroup: MathNode {
    switch self {
    case .symbol(let sign, _): .symbol(sign, .ordinary)
    default: self
    }
  }
}
