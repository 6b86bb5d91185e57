import Base
import Yams

/// Reads front matter and gathers all that is wrong with it.
struct FrontMatterParser {
  static let keys = [
    "title", "subtitle", "authors", "abstract", "bibliography", "profile", "data", "lang",
    "keywords", "date", "license", "citations", "paper", "theme",
  ]
  static let authorKeys = ["name", "affiliation", "orcid"]

  let file: String
  private(set) var errors: [NotebookError] = []
  private(set) var matter: FrontMatter
  /// How many lines the front matter takes with its fences.
  private(set) var lineCount = 0

  /// - Parameter defaults: What holds where the front matter says nothing.
  init(
    file: String, lines: [Substring], defaults: FrontMatter = FrontMatter(title: "")
  ) {
    self.file = file
    matter = defaults
    guard let first = lines.first, first.trimmed == "---" else {
      fail(.missingFrontMatter, line: 1, column: 1)
      return
    }
    let rest = lines.dropFirst()
    guard let end = rest.firstIndex(where: { $0.trimmed == "---" || $0.trimmed == "..." }) else {
      fail(.openFrontMatter, line: 1, column: 1)
      lineCount = lines.count
      return
    }
    lineCount = end + 1
    read(rest[..<end].joined(separator: "\n"), lines: lines)
  }

  private mutating func read(_ yaml: String, lines: [Substring]) {
    guard YAMLValue.isShallow(yaml) else {
      fail(.yaml("it is nested too deep"), line: 2, column: 1)
      return
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      let mark = error.mark
      fail(.yaml(error.sentence), line: (mark?.line ?? 1) + 1, column: mark?.column ?? 1)
      return
    } catch {
      fail(.yaml("\(error)"), line: 2, column: 1)
      return
    }
    guard let mapping = node?.mapping else {
      fail(node == nil ? .missingTitle : .yaml("it holds no keys"), line: 2, column: 1)
      return
    }
    for (key, value) in mapping { readEntry(key, value) }
    if matter.title.isEmpty, !errors.contains(where: { $0.isAboutTitle }) {
      fail(.missingTitle, line: 1, column: 1)
    }
    if let line = lines.firstIndex(where: { $0.hasPrefix("abstract:") }) {
      matter.abstractLine = line + 1
    }
  }

  private mutating func readEntry(_ keyNode: Node, _ value: Node) {
    let key = keyNode.string ?? ""
    switch key {
    case "title": matter.title = string(key, value) ?? ""
    case "subtitle": matter.subtitle = string(key, value)
    case "abstract": matter.abstract = string(key, value)
    case "bibliography":
      matter.bibliography = string(key, value)
      matter.bibliographyPlace = place(value)
    case "profile": matter.profile = string(key, value)
    case "data": matter.data = string(key, value)
    case "lang":
      let tag = string(key, value) ?? "en"
      if tag.utf8.allSatisfy({ $0 == 0x2D || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }) {
        matter.lang = tag
      } else {
        fail(.wrongType(key: key, expected: "a language tag such as en"), value)
      }
    case "date": matter.date = string(key, value)
    case "license": matter.license = string(key, value)
    case "keywords": readKeywords(value)
    case "citations": matter.citations = choice(key, value) ?? matter.citations
    case "paper": matter.paper = choice(key, value) ?? matter.paper
    case "theme": readThemes(value)
    case "authors": readAuthors(value)
    default: unknown(key, keyNode, among: Self.keys)
    }
  }

  private mutating func readKeywords(_ node: Node) {
    let words = node.sequence.map { $0.map { $0.string ?? "" } }
    guard let words, !words.contains("") else {
      fail(.wrongType(key: "keywords", expected: "a list of words"), node)
      return
    }
    matter.keywords = words
  }

  private mutating func readThemes(_ node: Node) {
    for item in node.sequence.map(Array.init) ?? [node] {
      guard let name = string("theme", item) else { continue }
      matter.themes.append(ThemeRequest(name: name, place: place(item)))
    }
  }

  /// One of a few words; the nearest when it is another.
  private mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ node: Node
  ) -> Value? {
    guard let text = string(key, node) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    fail(
      .unknown(
        key == "paper" ? .paper : .citationStyle, text,
        nearest: nearestName(to: text, among: known), known: known), node)
    return nil
  }

  private mutating func readAuthors(_ node: Node) {
    guard let sequence = node.sequence else {
      fail(.wrongType(key: "authors", expected: "a list of {name: …, affiliation: …}"), node)
      return
    }
    for item in sequence {
      var author = FrontMatter.Author(name: "")
      if let mapping = item.mapping {
        for (key, value) in mapping {
          switch key.string ?? "" {
          case "name": author.name = string("name", value) ?? ""
          case "affiliation": author.affiliation = string("affiliation", value)
          case "orcid": author.orcid = orcid(value)
          default: unknown(key.string ?? "", key, among: Self.authorKeys)
          }
        }
      } else {
        author.name = string("authors", item) ?? ""
      }
      if author.name.isEmpty {
        fail(.wrongType(key: "authors", expected: "a list whose entries have a name"), item)
      } else {
        matter.authors.append(author)
      }
    }
  }

  private mutating func orcid(_ node: Node) -> String? {
    guard let text = string("orcid", node) else { return nil }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWell =
      groups.count == 4
      && groups.allSatisfy { $0.utf8.count == 4 && $0.allSatisfy { $0.isNumber || $0 == "X" } }
    guard isWell else {
      fail(.wrongType(key: "orcid", expected: "four groups of four digits"), node)
      return nil
    }
    return text
  }

  private mutating func string(_ key: String, _ node: Node) -> String? {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      fail(.wrongType(key: key, expected: "a text"), node)
      return nil
    }
    return scalar.string
  }

  private mutating func unknown(_ key: String, _ node: Node, among known: [String]) {
    fail(.unknown(.key, key, nearest: nearestName(to: key, among: known), known: known), node)
  }

  /// The place of a node; the opening fence takes the first line.
  private func place(_ node: Node) -> SourcePlace {
    SourcePlace(file: file, line: (node.mark?.line ?? 1) + 1, column: node.mark?.column ?? 1)
  }

  private mutating func fail(_ problem: NotebookError.Problem, _ node: Node) {
    errors.append(NotebookError(problem, at: place(node)))
  }

  private mutating func fail(_ problem: NotebookError.Problem, line: Int, column: Int) {
    errors.append(
      NotebookError(problem, at: SourcePlace(file: file, line: line, column: column)))
  }
}

extension NotebookError {
  fileprivate var isAboutTitle: Bool {
    if case .wrongType(key: "title", _) = problem { true } else { false }
  }
}

extension YamlError {
  var mark: Mark? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  var sentence: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let keys, _): "a key is given twice: \(keys)"
    default: "it cannot be read"
    }
  }
}
