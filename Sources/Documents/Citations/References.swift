import Base

/// The sources that a notebook can cite, by key.
struct References: Sendable, Hashable {
  private var entries: [String: BibTeXEntry] = [:]
  private var marks: [String: String] = [:]

  /// All keys, sorted.
  var keys: [String] { entries.keys.sorted() }

  init() {}

  init(_ bibTeX: String) {
    for entry in BibTeXReader.entries(bibTeX) where entries[entry.key] == nil {
      entries[entry.key] = entry
    }
    distinguish()
  }

  func contains(_ key: String) -> Bool { entries[key] != nil }

  /// Keys of a role's argument: `one, two`.
  static func keys(in argument: String) -> [String] {
    argument.split(separator: ",").map(\.trimmed)
  }

  /// `(Stringer et al., 2019; Guth & Ménard, 2024)`.
  func citation(_ argument: String) -> [Inline] {
    var parts: [Inline] = [.text("(")]
    for (index, key) in Self.keys(in: argument).enumerated() {
      guard let entry = entries[key] else { continue }
      if index > 0 { parts.append(.text("; ")) }
      let text = "\(entry.shortAuthors), \(entry.year)\(marks[key] ?? "")"
      parts.append(.citation(text, id: "ref-\(key)"))
    }
    return parts + [.text(")")]
  }

  /// The cited entries as printed, by author and year.
  func entries(of keys: Set<String>) -> [BibliographyEntry] {
    keys.compactMap { key in entries[key] }
      .sorted { $0.sortKey < $1.sortKey }
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
