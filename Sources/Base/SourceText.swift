/// Source code without what cannot change its meaning.
public enum SourceText {
  /// Removes comments and squeezes white space outside string literals, for Swift and C.
  ///
  /// Line breaks stay one line feed, since both languages give them meaning; text in string literals,
  /// raw and multi-line ones too, stays as it is.
  public static func code(of text: String) -> String {
    var lexer = SourceLexer(Array(text.utf8))
    return String(decoding: lexer.code(), as: UTF8.self)
  }
}

/// Walks over the bytes of a source file.
private struct SourceLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var output: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func code() -> [UInt8] {
    while index < bytes.count {
      if starts("//") {
        skipLine()
      } else if starts("/*") {
        skipBlock()
      } else if let hashes = literalHashes() {
        copyLiteral(hashes: hashes)
      } else if starts("'") {
        copyCharacter()
      } else {
        copyOrSqueeze()
      }
    }
    while output.last == 10 || output.last == 32 { output.removeLast() }
    return output
  }

  private func starts(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = index + offset
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 10 { index += 1 }
  }

  private mutating func skipBlock() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        index += 2
      } else if starts("*/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < bytes.count
    separate(by: 32)
  }

  /// How many number signs stand before a string literal that begins here; nil for none.
  private func literalHashes() -> Int? {
    var hashes = 0
    while index + hashes < bytes.count, bytes[index + hashes] == UInt8(ascii: "#") { hashes += 1 }
    return starts("\"", at: hashes) ? hashes : nil
  }

  private mutating func copyLiteral(hashes: Int) {
    let isLong = starts("\"\"\"", at: hashes)
    let quotes = isLong ? 3 : 1
    copy(hashes + quotes)
    while index < bytes.count {
      if escapes(hashes: hashes) {
        copy(1 + hashes)
        if starts("(") { copyInterpolation(isLong: isLong) } else { copy(1) }
      } else if closes(quotes: quotes, hashes: hashes) {
        copy(quotes + hashes)
        return
      } else if bytes[index] == 10, !isLong {
        return
      } else {
        copy(1)
      }
    }
  }

  /// Copies what stands between the parentheses of `\(…)`, literals of its own included.
  private mutating func copyInterpolation(isLong: Bool) {
    var depth = 0
    repeat {
      if let hashes = literalHashes() {
        copyLiteral(hashes: hashes)
        continue
      }
      if bytes[index] == 10, !isLong { return }
      if starts("(") { depth += 1 }
      if starts(")") { depth -= 1 }
      copy(1)
    } while depth > 0 && index < bytes.count
  }

  private func escapes(hashes: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\\") && index + hashes < bytes.count
      && bytes[index + 1..<index + 1 + hashes].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// A character of C, which may be a quote.
  private mutating func copyCharacter() {
    repeat {
      copy(bytes[index] == UInt8(ascii: "\\") ? 2 : 1)
    } while index < bytes.count && bytes[index] != 10 && !starts("'")
    if starts("'") { copy(1) }
  }

  private func closes(quotes: Int, hashes: Int) -> Bool {
    guard index + quotes + hashes <= bytes.count else { return false }
    return bytes[index..<index + quotes].allSatisfy { $0 == UInt8(ascii: "\"") }
      && bytes[index + quotes..<index + quotes + hashes].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private mutating func copy(_ count: Int) {
    let end = min(index + count, bytes.count)
    output += bytes[index..<end]
    index = end
  }

  private mutating func copyOrSqueeze() {
    switch bytes[index] {
    case 10, 13:
      separate(by: 10)
      index += 1
    case 9, 32:
      separate(by: 32)
      index += 1
    default: copy(1)
    }
  }

  /// One separator between tokens; a line feed is stronger than a space.
  private mutating func separate(by byte: UInt8) {
    switch output.last {
    case nil, 10: return
    case 32:
      if byte == 10 { output[output.count - 1] = 10 }
    default: output.append(byte)
    }
  }
}
