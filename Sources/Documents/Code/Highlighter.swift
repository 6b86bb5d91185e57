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
  /// UTF-8: all that has a meaning is ASCII, and what is not counts as letters.
  private let text: [UInt8]
  private var position = 0
  private var tokens: [CodeToken] = []

  static func tokens(_ code: String, language: String) -> [CodeToken] {
    guard let language = CodeLanguage.named(language) else {
      return [CodeToken(kind: .plain, text: code)]
    }
    var highlighter = Highlighter(language: language, text: Array(code.utf8))
    highlighter.run()
    return highlighter.tokens
  }

  private init(language: CodeLanguage, text: [UInt8]) {
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
          language.hasBareKeys ? isKey(at: end) : language.keywords.contains(words(to: end))
        take(isKeyword || isConstant(end) ? .keyword : .plain, to: end)
      } else if text[position].isDigit {
        take(.number, to: numberEnd(position))
      } else {
        take(.plain, to: position + 1)
      }
    }
  }

  private mutating func take(_ kind: CodeToken.Kind, to end: Int) {
    let words = words(to: end)
    position = end
    if let last = tokens.last, last.kind == kind {
      tokens[tokens.count - 1].text += words
    } else {
      tokens.append(CodeToken(kind: kind, text: words))
    }
  }

  private func words(to end: Int) -> String {
    String(decoding: text[position..<end], as: UTF8.self)
  }

  private func starts(_ sign: String, at index: Int) -> Bool {
    !sign.isEmpty && text[index...].starts(with: sign.utf8)
  }

  /// The end of a comment that begins here.
  private func comment() -> Int? {
    // In a shell and in YAML a hash inside a word is no comment.
    let isFree = position == 0 || text[position - 1].isWhitespace || language.commentsAnywhere
    if starts(language.lineComment, at: position), isFree {
      return text[position...].firstIndex { $0.isNewline } ?? text.count
    }
    guard let (open, close) = language.blockComment, starts(open, at: position) else { return nil }
    var index = position + open.utf8.count
    while index < text.count, !starts(close, at: index) { index += 1 }
    return min(text.count, index + close.utf8.count)
  }

  /// The end of a string that begins here.
  private func string() -> Int? {
    guard let quote = language.quotes.first(where: { starts($0, at: position) }) else { return nil }
    var index = position + quote.utf8.count
    let isLong = quote.utf8.count > 1
    while index < text.count {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
      } else if starts(quote, at: index) {
        return min(text.count, index + quote.utf8.count)
      } else if text[index].isNewline, !isLong, !language.hasLongStrings {
        return index
      } else {
        index += 1
      }
    }
    return text.count
  }

  private func isWordStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "@") && language.hasAttributes
  }

  private func wordEnd(_ start: Int) -> Int {
    text[(start + 1)...].firstIndex {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "_")
        && !(language.hasBareKeys && $0 == UInt8(ascii: "-"))
    } ?? text.count
  }

  private func numberEnd(_ start: Int) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && text[index - 1] | 0x20 == UInt8(ascii: "e")
      guard
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
          || isSign
      else { break }
      index += 1
    }
    return index
  }

  /// Whether a colon follows, which makes a word or a string the key of a mapping.
  private func isKey(at end: Int) -> Bool {
    guard language.hasKeys else { return false }
    return text[end...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
  }

  private func isConstant(_ end: Int) -> Bool {
    language.hasBareKeys && ["true", "false", "null"].contains(words(to: end))
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  fileprivate var isLetter: Bool { self >= 0x80 || (self | 0x20) &- UInt8(ascii: "a") < 26 }
  fileprivate var isNewline: Bool { self == 10 || self == 13 }
  fileprivate var isWhitespace: Bool { self == 32 || (9...13).contains(self) }
}
