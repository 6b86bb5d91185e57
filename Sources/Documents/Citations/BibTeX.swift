/// An entry of a BibTeX file: its kind, key and fields in plain text.
struct BibTeXEntry: Sendable, Hashable {
  var kind: String
  var key: String
  var fields: [String: String]
}

/// Reads BibTeX: entries with braced, quoted or bare fields; comments and strings are passed over.
struct BibTeXReader {
  private let text: [Character]
  private var position = 0

  /// All entries in the order of the file.
  static func entries(_ text: String) -> [BibTeXEntry] {
    var reader = BibTeXReader(text: Array(text))
    var entries: [BibTeXEntry] = []
    while let entry = reader.next() {
      if !["comment", "string", "preamble"].contains(entry.kind) { entries.append(entry) }
    }
    return entries
  }

  private mutating func next() -> BibTeXEntry? {
    while position < text.count, text[position] != "@" { position += 1 }
    guard position < text.count else { return nil }
    position += 1
    let kind = word { $0.isLetter }.lowercased()
    skipBlanks()
    guard position < text.count, text[position] == "{" || text[position] == "(" else {
      return BibTeXEntry(kind: "comment", key: "", fields: [:])
    }
    position += 1
    skipBlanks()
    let key = word { $0 != "," && $0 != "}" && $0 != ")" && !$0.isWhitespace }
    var fields: [String: String] = [:]
    while true {
      skip { $0.isWhitespace || $0 == "," }
      guard position < text.count, text[position].isLetter else { break }
      let name = word { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
      skipBlanks()
      guard position < text.count, text[position] == "=" else { break }
      position += 1
      fields[name] = LaTeXText.plain(value())
    }
    if position < text.count { position += 1 }
    return BibTeXEntry(kind: kind, key: key, fields: fields)
  }

  /// One or more pieces joined by `#`.
  private mutating func value() -> String {
    var result = ""
    repeat {
      if position < text.count, text[position] == "#" { position += 1 }
      skipBlanks()
      guard position < text.count else { return result }
      switch text[position] {
      case "{": result += delimited("}")
      case "\"": result += delimited("\"")
      default: result += word { $0 != "," && $0 != "}" && $0 != "#" && !$0.isWhitespace }
      }
      skipBlanks()
    } while position < text.count && text[position] == "#"
    return result
  }

  private mutating func delimited(_ end: Character) -> String {
    position += 1
    var depth = 0
    var result = ""
    while position < text.count {
      let character = text[position]
      position += 1
      if character == end, depth == 0 { return result }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      result.append(character)
    }
    return result
  }

  private mutating func word(_ belongs: (Character) -> Bool) -> String {
    let start = position
    skip(belongs)
    return String(text[start..<position])
  }

  private mutating func skip(_ belongs: (Character) -> Bool) {
    while position < text.count, belongs(text[position]) { position += 1 }
  }

  private mutating func skipBlanks() { skip(\.isWhitespace) }
}

/// LaTeX of bibliographies as plain text.
enum LaTeXText {
  private static let accents: [Character: Unicode.Scalar] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
    "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}",
  ]
  private static let letters: [String: String] = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—",
    "alpha": "α", "beta": "β", "gamma": "γ",
  ]

  /// Accents composed, dashes and ties typographic, braces gone.
  static func plain(_ source: String) -> String {
    var result = ""
    var rest = Array(source)[...]
    while let character = rest.popFirst() {
      switch character {
      case "{", "}": break
      case "~": result.append("\u{A0}")
      case "-":
        if rest.first == "-" {
          rest = rest.drop { $0 == "-" }
          result.append("–")
        } else {
          result.append("-")
        }
      case "\\": result += command(&rest)
      default:
        if character.isWhitespace {
          if result.last?.isWhitespace != true { result.append(" ") }
        } else {
          result.append(character)
        }
      }
    }
    return result.trimmed
  }

  private static func command(_ rest: inout ArraySlice<Character>) -> String {
    guard let first = rest.first else { return "" }
    if let accent = accents[first], !first.isLetter || follows(rest) {
      rest = rest.dropFirst().drop { $0 == "{" || $0.isWhitespace || $0 == "\\" }
      guard let base = rest.popFirst() else { return "" }
      var text = String(base == "ı" ? "i" : base)
      text.unicodeScalars.append(accent)
      return text
    }
    guard first.isLetter else {
      rest = rest.dropFirst()
      return String(first)
    }
    let name = String(rest.prefix(while: \.isLetter))
    rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
    return letters[name] ?? ""
  }

  /// Whether a letter accent has its braces, as in `\c{c}`.
  private static func follows(_ rest: ArraySlice<Character>) -> Bool {
    rest.dropFirst().first.map { $0 == "{" || $0 == " " } ?? false
  }
}
