import Base

/// Where words may be divided, by Liang's patterns.
struct Hyphenator: Sendable {
  /// UTF-8 bytes before each division of a word.
  func offsets(in word: String) -> [Int] { [] }

  static func english() throws -> Hyphenator { Hyphenator() }
}
