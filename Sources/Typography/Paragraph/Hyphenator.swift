public import Base
private import Synchronization

/// Where words may be divided, by Liang's patterns.
///
/// - Source: Liang, *Word Hy-phen-a-tion by Com-put-er*, Stanford 1983; patterns in the form that
///   the Hunspell and LibreOffice dictionaries have.
public struct Hyphenator: Sendable {
  /// Digest of the pattern file.
  public let digest: Digest
  /// Levels between the letters of each pattern, by its letters; one more level than letters.
  private let patterns: [String: [UInt8]]
  private let longest: Int
  /// Least letters before and after a division.
  private let before: Int
  private let after: Int

  /// Reads a pattern file: an encoding line, limits, then one pattern a line.
  /// - Throws: `FileError`
  public init(patterns path: FilePath) throws(FileError) {
    let bytes = try Files.read(path, limit: 1 << 24)
    var patterns: [String: [UInt8]] = [:]
    var limits = ["LEFTHYPHENMIN": 2, "RIGHTHYPHENMIN": 3]
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      if words.count == 2, let limit = Int(words[1]) {
        limits[String(words[0])] = limit
      } else if words.count == 1, line.first?.isUppercase == false, !line.contains("/") {
        let (letters, levels) = Self.pattern(line)
        patterns[letters] = levels
      }
    }
    digest = Digest(of: bytes)
    self.patterns = patterns
    longest = patterns.keys.map(\.count).max() ?? 0
    before = limits["LEFTHYPHENMIN"] ?? 2
    after = limits["RIGHTHYPHENMIN"] ?? 3
  }

  /// The levels stand as digits between letters; no digit is level 0.
  private static func pattern(_ line: Substring) -> (letters: String, levels: [UInt8]) {
    var letters = ""
    var levels: [UInt8] = [0]
    for character in line {
      if let digit = character.wholeNumberValue {
        levels[levels.count - 1] = UInt8(clamping: digit)
      } else {
        letters.append(character)
        levels.append(0)
      }
    }
    return (letters, levels)
  }

  /// UTF-8 bytes before each division of a word, in ascending order.
  ///
  /// Punctuation around the word is passed over; a word with a digit, a mark or a capital past its
  /// first letter (a name, a formula, an acronym) is left whole.
  func offsets(in word: String) -> [Int] {
    let characters = Array(word)
    guard let first = characters.firstIndex(where: \.isLetter),
      let last = characters.lastIndex(where: \.isLetter), last - first + 1 >= before + after
    else { return [] }
    let letters = Array(characters[first...last])
    guard letters.allSatisfy(\.isLetter), !letters.dropFirst().contains(where: \.isUppercase)
    else { return [] }
    let levels = levels(of: letters)
    var offset = characters[..<first].map(\.utf8.count).reduce(0, +)
    var found: [Int] = []
    for (index, letter) in letters.enumerated() {
      if index >= before, letters.count - index >= after, levels[index + 1] % 2 == 1 {
        found.append(offset)
      }
      offset += letter.utf8.count
    }
    return found
  }

  /// The highest level at each place of `.word.`, which counts from before the first full stop.
  private func levels(of letters: [Character]) -> [UInt8] {
    let marked = ["."] + letters.map { Character($0.lowercased()) } + ["."]
    var levels = [UInt8](repeating: 0, count: marked.count + 1)
    for start in marked.indices {
      var key = ""
      for end in start..<min(marked.count, start + longest) {
        key.append(marked[end])
        guard let found = patterns[key] else { continue }
        for (place, level) in found.enumerated() {
          levels[start + place] = max(levels[start + place], level)
        }
      }
    }
    return levels
  }
}

extension Hyphenator {
  private static let cache = Mutex<Hyphenator?>(nil)

  /// The American English patterns of the system, read once.
  /// - Throws: ``HyphenationError/missingPatterns(searched:)`` with what to install.
  public static func english() throws -> Hyphenator {
    try cache.withLock { cached in
      if let cached { return cached }
      guard let path = searchPaths.first(where: { Files.exists($0) }) else {
        throw HyphenationError.missingPatterns(searched: searchPaths)
      }
      let hyphenator = try Hyphenator(patterns: path)
      cached = hyphenator
      return hyphenator
    }
  }

  private static let searchPaths: [FilePath] = [
    "/usr/share/hyphen/hyph_en_US.dic", "/usr/local/share/hyphen/hyph_en_US.dic",
    "/opt/homebrew/share/hyphen/hyph_en_US.dic", "/Library/Spelling/hyph_en_US.dic",
  ]
}

/// Why words cannot be divided.
public enum HyphenationError: ExplainedError, Hashable {
  /// No pattern file is where systems keep it.
  case missingPatterns(searched: [FilePath])

  /// Where the patterns were looked for and which package brings them.
  public var explanation: Explanation {
    switch self {
    case .missingPatterns(let searched):
      Explanation(
        .input,
        "no English hyphenation patterns in "
          + searched.map { $0.removingLastComponent().string }.joined(separator: ", "),
        advice: "install them: apt install hyphen-en-us")
    }
  }
}
