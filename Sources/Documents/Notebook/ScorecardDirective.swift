import Base

/// Numbers that an experiment found, beside those that the literature prints.
struct ScorecardDirective: Sendable, Hashable {
  /// One scalar, or all that a pattern with `*` fits.
  struct Item: Sendable, Hashable {
    var name: ResultName
    /// Printed instead of the scalar's meaning; may hold math.
    var label: String?

    var isPattern: Bool { name.name.contains("*") }

    /// Whether a scalar's name is meant.
    func fits(_ scalar: String) -> Bool { Self.fits(Array(scalar.utf8), Array(name.name.utf8)) }

    /// Every star stands for any number of letters; one pass with one step back.
    private static func fits(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
      let star = UInt8(ascii: "*")
      var (index, sign) = (0, 0)
      var back: (index: Int, sign: Int)?
      while index < text.count {
        if sign < pattern.count, pattern[sign] == star {
          back = (index, sign + 1)
          sign += 1
        } else if sign < pattern.count, pattern[sign] == text[index] {
          index += 1
          sign += 1
        } else if let last = back {
          back = (last.index + 1, last.sign)
          (index, sign) = (last.index + 1, last.sign)
        } else {
          return false
        }
      }
      return pattern[sign...].allSatisfy { $0 == star }
    }
  }

  /// Empty means every scalar that has a published value.
  var items: [Item]
  var label: SourceLabel?
  /// Significant digits where no error decides.
  var digits: Int
  var caption: [SourceBlock]
  var place: SourcePlace
}

extension DirectiveParser {
  func scorecard() -> [SourceBlock] {
    let label = label()
    let digits = number("digits", 1...17) ?? 3
    var items = argument.split(separator: ",").compactMap { item(String($0), line: line) }
    var count = optionCount
    while count < body.count {
      let text = body[count].trimmed
      guard text.isEmpty || Self.isItem(text) else { break }
      items += entries(text).compactMap { item($0, line: line + 1 + count) }
      count += 1
    }
    return [
      .scorecard(
        ScorecardDirective(
          items: items, label: label, digits: digits, caption: caption(after: count), place: place))
    ]
  }

  /// Whether a line names a scalar: a list's entry, a list in brackets, or `ALIAS.NAME [= LABEL]`.
  private static func isItem(_ text: String) -> Bool {
    if text.hasPrefix("- ") || text.hasPrefix("[") { return true }
    let name = (text.split(separator: "=", maxSplits: 1).first ?? "").trimmed
    return name.dropLast().contains(".") && !name.contains(where: \.isWhitespace)
  }

  /// The entries of a line.
  private func entries(_ text: String) -> [String] {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return text.dropFirst().dropLast().split(separator: ",").map(String.init)
    }
    return text.isEmpty ? [] : [text.hasPrefix("- ") ? String(text.dropFirst(2)) : text]
  }

  private func item(_ text: String, line: Int) -> ScorecardDirective.Item? {
    let sides = text.split(separator: "=", maxSplits: 1)
    let path = (sides.first ?? "").trimmed
    let place = context.place(line: line, column: context.column(of: path, line: line))
    guard let name = ResultName(path, at: place) else {
      context.fail(
        .badArgument(directive: name, argument: path, expected: "names of scalars, ALIAS.SCALAR"),
        at: place)
      return nil
    }
    return ScorecardDirective.Item(name: name, label: sides.count > 1 ? sides[1].trimmed : nil)
  }
}
