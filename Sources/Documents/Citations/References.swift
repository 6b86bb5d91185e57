import Base

/// The sources that a notebook can cite, by key.
struct References: Sendable, Hashable {
  private var entries: [String: BibTeXEntry] = [:]
  private var marks: [String: String] = [:]
  private var isNumeric = false

  /// All keys, sorted.
  var keys: [String] { entries.keys.sorted() }

  init() {}

  init(_ bibTeX: String, isNumeric: Bool = false) {
    self.isNumeric = isNumeric
    for entry in BibTeXReader.entries(bibTeX) where entries[entry.key] == nil {
      entries[entry.key] = entry
    }
    distinguish()
  }

  func contains(_ key: String) -> Bool { entries[key] != nil }

  /// `(Stringer et al., 2019; see Guth & Ménard, 2024, p. 3)`, or `[1, see 2, p. 3]` with numbers in
  /// the order of the text; in a sentence `Stringer et al. (2019)`.
  func citation(_ citation: SourceCitation, order: [String]) -> [Inline] {
    let cited = citation.items.filter { entries[$0.key] != nil }
    if citation.isNarrative {
      return Self.joined(cited.map { narrative($0.key, order) }, by: ", ")
    }
    let (open, separator, close) = isNumeric ? ("[", ", ", "]") : ("(", "; ", ")")
    let parts = cited.map { item -> [Inline] in
      let text = isNumeric ? number(item.key, order) : "\(names(item.key)), \(year(item.key))"
      return (item.prefix.isEmpty ? [] : [.text(item.prefix + " ")])
        + [.citation(text, id: "ref-\(item.key)")]
        + (item.suffix.isEmpty ? [] : [.text(", " + item.suffix.replacing(". ", with: ".\u{A0}"))])
    }
    return [.text(open)] + Self.joined(parts, by: separator) + [.text(close)]
  }

  private func narrative(_ key: String, _ order: [String]) -> [Inline] {
    let mark = isNumeric ? "[\(number(key, order))]" : "(\(year(key)))"
    return [.citation("\(names(key)) \(mark)", id: "ref-\(key)")]
  }

  private func names(_ key: String) -> String { entries[key]?.shortAuthors ?? key }

  private func year(_ key: String) -> String { (entries[key]?.year ?? "") + (marks[key] ?? "") }

  private func number(_ key: String, _ order: [String]) -> String {
    order.firstIndex(of: key).map { String($0 + 1) } ?? "?"
  }

  private static func joined(_ parts: [[Inline]], by separator: String) -> [Inline] {
    parts.enumerated().flatMap { $0 == 0 ? $1 : [.text(separator)] + $1 }
  }

  /// The cited entries as printed: by author and year, or by number.
  func entries(of order: [String]) -> [BibliographyEntry] {
    let cited = order.compactMap { entries[$0] }
    guard !isNumeric else {
      return cited.enumerated().map {
        BibliographyEntry(
          id: "ref-\($1.key)", content: [.text("[\($0 + 1)] ")] + $1.printed(""))
      }
    }
    return cited.sorted { $0.sortKey < $1.sortKey }
      .map { BibliographyEntry(id: "ref-\($0.key)", content: $0.printed(marks[$0.key] ?? "")) }
  }

  /// Letters behind the years of entries that would be cited alike.
  private mutating func distinguish() {
    let groups = Dictionary(grouping: entries.values) { "\($0.shortAuthors) \($0.year)" }
    for group in groups.values where group.count > 1 {
      for (index, entry) in group.sorted(by: { $0.sortKey < $1.sortKey }).enumerated() {
        marks[entry.key] = Unicode.Scalar(0x61 + index % 26).map { String(Character($0)) }
      }
    }
  }
}

extension BibTeXEntry {
  private var authors: [(family: String, given: String)] {
    let text = fields["author"] ?? fields["editor"] ?? ""
    return text.replacing("\u{A0}", with: " ").split(separator: " and ").map { name in
      if let comma = name.firstIndex(of: ",") {
        return (name[..<comma].trimmed, name[name.index(after: comma)...].trimmed)
      }
      let words = name.split(separator: " ")
      return (String(words.last ?? ""), words.dropLast().joined(separator: " "))
    }
  }

  var year: String { fields["year"] ?? fields["date"].map { String($0.prefix(4)) } ?? "n.d." }

  var shortAuthors: String {
    let names = authors.map(\.family)
    switch names.count {
    case 0: return fields["title"] ?? key
    case 1: return names[0]
    case 2: return "\(names[0]) & \(names[1])"
    default: return "\(names[0]) et\u{A0}al."
    }
  }

  var sortKey: String { "\(shortAuthors.lowercased()) \(year) \(fields["title"] ?? "") \(key)" }

  /// Authors, year, title, where it appeared, link.
  func printed(_ mark: String) -> [Inline] {
    var names = authors.map { author in
      let initials = author.given.split { $0 == " " || $0 == "-" }.compactMap(\.first)
        .map { "\($0)." }.joined(separator: "\u{202F}")
      return initials.isEmpty ? author.family : "\(author.family),\u{A0}\(initials)"
    }
    if names.count > 8 { names = Array(names.prefix(6)) + ["et\u{A0}al."] }
    if names.count > 1, let last = names.popLast() {
      names[names.count - 1] += last.hasPrefix("et") ? ", \(last)" : " & \(last)"
    }
    var parts: [Inline] = []
    if !names.isEmpty { parts.append(.text(names.joined(separator: ", ") + " ")) }
    parts.append(.text("(\(year)\(mark)). \(fields["title"] ?? key). "))
    if let venue = fields["journal"] ?? fields["booktitle"] ?? fields["publisher"] {
      parts.append(.emphasis([.text(venue)]))
      var detail = fields["volume"].map { " \($0)" } ?? ""
      if let number = fields["number"], !detail.isEmpty { detail += "(\(number))" }
      if let pages = fields["pages"] {
        detail += ", " + pages.replacing("-", with: "–")
      }
      parts.append(.text(detail + ". "))
    }
    if let address {
      parts.append(.link([.text(address.text)], address: address.url))
    }
    return parts
  }

  private var address: (text: String, url: String)? {
    if let doi = fields["doi"] {
      let bare = doi.split(separator: "doi.org/").last.map(String.init) ?? doi
      return ("doi:\(bare)", "https://doi.org/\(bare)")
    }
    if let number = fields["eprint"] {
      return ("arXiv:\(number)", "https://arxiv.org/abs/\(number)")
    }
    return fields["url"].map { ($0, $0) }
  }
}
