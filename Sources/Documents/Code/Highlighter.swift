/// A stretch of code of one kind.
struct CodeToken: Sendable, Hashable {
  /// What readers tell apart by colour.
  enum Kind: String, Sendable {
    case plain, keyword, string, number, comment
  }

  var kind: Kind
  var text: String
}

/// Tells keywords, strings, numbers and comments of a few languages apart.
///
/// One pass without backtracking; a language that is not known is plain text. The texts of the
/// tokens joined are the code.
struct Highlighter {
  private let language: CodeLanguage
  private let text: [Character]
  private var position = 0
  private var tokens: [CodeToken] = []

  static func tokens(_ code: String, language: String) -> [CodeToken] {
    guard let language = CodeLanguage.named(language) else {
      return [CodeToken(kind: .plain, text: code)]
    }
    var highlighter = Highlighter(language: language, text: Array(code))
    highlighter.run()
    return highlighter.tokens
  }

  private init(language: CodeLanguage, text: [Character]) {
    self.language = language
    self.text = text
  }

  private mutating func run() {
    while position < text.count {
      if let end = comment() {
        take(.comment, to: end)
      } else if let end = string() {
        take(isKey(at: end) ? .keyword : .string, to: end)
      } else if isWordStart(text[position]) {
        let end = wordEnd(position)
        let isKeyword =
          language.hasBareKeys
          ? isKey(at: end) : language.keywords.contains(String(text[position..<end]))
        take(isKeyword || isConstant(end) ? .keyword : .plain, to: end)
      } else if text[position].isASCII, text[position].isNumber {
        take(.number, to: numberEnd(position))
      } else {
        take(.plain, to: position + 1)
      }
    }
  }

  private mutating func take(_ kind: CodeToken.Kind, to end: Int) {
    let words = String(text[position..<end])
    position = end
    if let last = tokens.last, last.kind == kind {
      tokens[tokens.count - 1].text += words
    } else {
      tokens.append(CodeToken(kind: kind, text: words))
    }
  }

  private func starts(_ sign: String, at index: Int) -> Bool {
    !sign.isEmpty && text[index...].starts(with: sign)
  }

  /// The end of a comment that begins here.
  private func comment() -> Int? {
    // In a shell and in YAML a hash inside a word is no comment.
    let isFree = position == 0 || text[position - 1].isWhitespace || language.commentsAnywhere
    if starts(language.lineComment, at: position), isFree {
      return text[position...].firstIndex { $0.isNewline } ?? text.count
    }
    guard let (open, close) = language.blockComment, starts(open, at: position) else { return nil }
    var index = position + open.count
    while index < text.count, !starts(close, at: index) { index += 1 }
    return min(text.count, index + close.count)
  }

  /// The end of a string that begins here.
  private func string() -> Int? {
    guard let quote = language.quotes.first(where: { starts($0, at: position) }) else { return nil }
    var index = position + quote.count
    let isLong = quote.count > 1
    while index < text.count {
      if text[index] == "\\" {
        index += 2
      } else if starts(quote, at: index) {
        return min(text.count, index + quote.count)
      } else if text[index].isNewline, !isLong, !language.hasLongStrings {
        return index
      } else {
        index += 1
      }
    }
    return text.count
  }

  private func isWordStart(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "@" && language.hasAttributes
  }

  private func wordEnd(_ start: Int) -> Int {
    text[(start + 1)...].firstIndex {
      !$0.isLetter && !$0.isNumber && $0 != "_" && !(language.hasBareKeys && $0 == "-")
    } ?? text.count
  }

  private func numberEnd(_ start: Int) -> Int {
    var index = start
    while index < text.count {
      let isSign = (text[index] == "-" || text[index] == "+") && "eE".contains(text[index - 1])
      guard text[index].isLetter || text[index].isNumber || "._".contains(text[index]) || isSign
      else { break }
      index += 1
    }
    return index
  }

  /// Whether a colon follows, which makes a word or a string the key of a mapping.
  private func isKey(at end: Int) -> Bool {
    guard language.hasKeys else { return false }
    let rest = text[end...].drop { $0 == " " }
    return rest.first == ":"
  }

  private func isConstant(_ end: Int) -> Bool {
    language.hasBareKeys && ["true", "false", "null"].contains(String(text[position..<end]))
  }
}
