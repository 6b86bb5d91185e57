public import Base
import Results

/// A number that was typed although an experiment computes it.
public struct TypedNumber: ExplainedError, Hashable {
  /// Where it is typed.
  public let place: SourcePlace
  /// As typed.
  public let text: String
  /// `ALIAS.SCALAR`.
  public let scalar: String

  /// What to write instead.
  public var explanation: Explanation {
    Explanation(
      .input, "“\(text)” is typed, and equals the computed \(scalar)", at: place,
      advice: "write {value}`\(scalar)` so that it stays true, or {literal}`\(text)` where it is "
        + "meant as typed")
  }
}

/// Finds numbers in prose that equal a computed value as printed.
///
/// A number of three significant digits or more counts, where it is the scalar's value rounded to as
/// many decimals, or a hundred times that before a percent sign. Passed over are code, options,
/// front matter, roles, among them `{literal}`, addresses, citations, whole numbers that can be
/// years, lines that say `published`, and tables whose head says it.
public enum LiteralLint {
  /// All such numbers, in the order of the text.
  public static func typedNumbers(
    in notebook: Notebook, results: [NodeResult]
  ) -> [TypedNumber] {
    let scalars = results.flatMap { node in
      node.findings.scalars.filter { $0.value.isFinite }
        .map { (name: "\(node.alias).\($0.name)", value: $0.value) }
    }
    guard !scalars.isEmpty else { return [] }
    return notebook.texts.flatMap { text in
      Prose.lines(text.text).flatMap { number, words in
        Prose.numbers(words).compactMap { literal -> TypedNumber? in
          guard let scalar = scalars.first(where: { literal.equals($0.value) }) else { return nil }
          return TypedNumber(
            place: SourcePlace(file: text.file, line: number, column: literal.column),
            text: literal.text, scalar: scalar.name)
        }
      }
    }
  }
}

/// The lines of a notebook that readers read.
private enum Prose {
  struct Literal {
    var text: String
    /// From 1.
    var column: Int
    var isPercent: Bool

    private var isYear: Bool {
      !isPercent && text.count == 4 && Int(text).map { 1900...2099 ~= $0 } == true
    }

    /// Whether a value rounds to the literal.
    func equals(_ value: Double) -> Bool {
      let digits = text.filter { $0.isASCII && $0.isNumber || $0 == "." }
      let significant = digits.filter { $0 != "." }.drop { $0 == "0" }
      guard significant.count >= 3, !isYear else { return false }
      let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
      let target = (isPercent ? 100 * value : value).magnitude
      return NumberText.fixed(target, decimals: decimals) == digits
    }
  }

  /// The words of every line, blanks where something else stands.
  static func lines(_ text: String) -> [(number: Int, words: [Character])] {
    var result: [(number: Int, words: [Character])] = []
    var fence: (sign: Character, count: Int, isCode: Bool)?
    var isFrontMatter = false
    var isPublishedTable = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.trimmed
      if index == 0, words == "---" {
        isFrontMatter = true
        continue
      }
      if isFrontMatter {
        isFrontMatter = words != "---" && words != "..."
        continue
      }
      let sign = words.first ?? " "
      let count = sign == "`" || sign == "~" ? words.prefix { $0 == sign }.count : 0
      if count >= 3 {
        if let open = fence, open.sign == sign, count >= open.count, words.count == count {
          fence = nil
        } else if fence == nil || fence?.isCode == false {
          let info = words.dropFirst(count)
          let isCode =
            !info.hasPrefix("{") || info.hasPrefix("{math}") || info.hasPrefix("{scorecard}")
          fence = (sign, count, isCode)
        }
        continue
      }
      if fence?.isCode == true || fence != nil && words.hasPrefix(":") { continue }
      let isPublished = words.lowercased().contains("published")
      let isRow = words.hasPrefix("|")
      isPublishedTable = isRow && (isPublishedTable || isPublished)
      if isPublished || isPublishedTable { continue }
      result.append((index + 1, withoutSpans(Array(line))))
    }
    return result
  }

  /// Blanks in place of code spans, of addresses, and of citations in brackets.
  private static func withoutSpans(_ line: [Character]) -> [Character] {
    var line = line
    var index = 0
    func end(of span: Character) -> Int? { line[(index + 1)...].firstIndex(of: span) }
    while index < line.count {
      let end: Int? =
        switch line[index] {
        case "`": end(of: "`")
        case "(" where index > 0 && line[index - 1] == "]": end(of: ")")
        case "<": end(of: ">")
        case "[": end(of: "]").flatMap { line[index...$0].contains("@") ? $0 : nil }
        default: nil
        }
      if let end {
        for place in index...end { line[place] = " " }
        index = end
      }
      index += 1
    }
    return line
  }

  static func numbers(_ line: [Character]) -> [Literal] {
    var result: [Literal] = []
    var index = 0
    while index < line.count {
      guard isDigit(line[index]) else {
        index += 1
        continue
      }
      var end = index
      var text = ""
      while end < line.count {
        let next = end + 1 < line.count ? line[end + 1] : " "
        if isDigit(line[end]) || line[end] == "." && isDigit(next) && !text.contains(".") {
          text.append(line[end])
        } else if !("\u{202F}\u{A0}".contains(line[end]) && isDigit(next)) {
          break
        }
        end += 1
      }
      let before = index > 0 ? line[index - 1] : " "
      let after = end < line.count ? line[end] : " "
      let isWord =
        before.isLetter || before == "_" || before == "/" || after.isLetter || after == "/"
      if !isWord {
        let rest = line[end...].drop { $0 == " " || "\\$\u{202F}".contains($0) }
        result.append(Literal(text: text, column: index + 1, isPercent: rest.first == "%"))
      }
      index = end + 1
    }
    return result
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
