import Base

/// Sources cited together, for instance `[see @stringer2019, p. 3; @krotov2019]`.
struct SourceCitation: Sendable, Hashable {
  /// One source.
  struct Item: Sendable, Hashable {
    var key: String
    /// Before it, for instance “see”.
    var prefix = ""
    /// Behind it, for instance “p. 3”.
    var suffix = ""
  }

  var items: [Item]
  /// Whether the names are part of the sentence: “Stringer et al. (2019)”.
  var isNarrative: Bool
  var place: SourcePlace

  /// A role's argument: keys with commas between.
  init(_ role: Role) {
    items = role.argument.split(separator: ",").map { Item(key: $0.trimmed) }
    isNarrative = role.kind == .citeText
    place = role.place
  }

  /// What stands in square brackets; nil unless each part between semicolons holds one `@key`.
  init?(bracketed text: some StringProtocol, at place: SourcePlace) {
    items = []
    isNarrative = false
    self.place = place
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let sign = part.firstIndex(of: "@") else { return nil }
      let key = part[part.index(after: sign)...].prefix { Self.isKey($0) }
      guard let last = key.last(where: { $0.isLetter || $0.isNumber }),
        let end = key.lastIndex(of: last),
        sign == part.startIndex || part[part.index(before: sign)].isWhitespace
      else { return nil }
      let name = key[...end]
      let rest = String(part[name.endIndex...]).trimmed
      guard !rest.contains("@") else { return nil }
      items.append(
        Item(
          key: String(name), prefix: String(part[..<sign]).trimmed,
          suffix: rest.hasPrefix(",") ? String(rest.dropFirst()).trimmed : rest))
    }
    if items.isEmpty { return nil }
  }

  private static func isKey(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || ":_-./+&".contains(character)
  }
}

/// A note at the foot of the page.
struct SourceFootnote: Sendable, Hashable {
  var blocks: [SourceBlock]
  var place: SourcePlace
}

/// How text is set apart.
public enum NoteKind: String, Sendable, Hashable, CaseIterable {
  case note, tip, important, warning, caution

  /// The word above the text; a plain note needs none.
  public var word: String? {
    self == .note ? nil : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}
