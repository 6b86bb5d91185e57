/// A passage of prose that reads otherwise.
public struct TextChange: Sendable, Hashable, Codable {
  /// What became of a few words.
  public enum Fate: String, Sendable, Hashable, Codable {
    case same, removed, added
  }

  /// Words with one fate.
  public struct Span: Sendable, Hashable, Codable {
    /// What became of them.
    public let fate: Fate
    /// The words, with the spaces between them.
    public let text: String
  }

  /// The heading that the passage stands under; empty before the first.
  public let heading: String
  /// The passage, old words before new ones.
  public let spans: [Span]
  /// Whether only numbers differ, so that the passage follows a result.
  public let followsNumbers: Bool

  /// The passage as it was, empty when it is new.
  public var old: String { text(without: .added) }
  /// The passage as it is, empty when it is gone.
  public var new: String { text(without: .removed) }

  private func text(without fate: Fate) -> String {
    spans.filter { $0.fate != fate }.map(\.text).joined()
  }

  /// The passages that differ between two pages, in reading order.
  static func between(_ old: PageText, _ new: PageText) -> [TextChange] {
    var changes: [TextChange] = []
    var heading = ""
    var removed: [String] = []
    var added: [String] = []
    func flush() {
      changes += pairs(removed, added).map { TextChange(heading: heading, old: $0.0, new: $0.1) }
      removed = []
      added = []
    }
    for step in SequenceDiff.steps(from: old.blocks, to: new.blocks) {
      switch step {
      case .removed(let index): removed.append(old.blocks[index].text)
      case .added(let index): added.append(new.blocks[index].text)
      case .same(_, let index):
        flush()
        if new.blocks[index].isHeading { heading = new.blocks[index].text }
      }
    }
    flush()
    return changes
  }

  /// Puts each old passage beside the new one that says most of the same.
  private static func pairs(_ old: [String], _ new: [String]) -> [(String, String)] {
    var pairs: [(String, String)] = []
    var next = 0
    for passage in old {
      guard let match = (next..<new.count).first(where: { areAlike(passage, new[$0]) }) else {
        pairs.append((passage, ""))
        continue
      }
      pairs += new[next..<match].map { ("", $0) }
      pairs.append((passage, new[match]))
      next = match + 1
    }
    return pairs + new[next...].map { ("", $0) }
  }

  private static func areAlike(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Set(a.split(separator: " ")), Set(b.split(separator: " ")))
    return x.intersection(y).count * 2 >= min(x.count, y.count)
  }

  private init(heading: String, old: String, new: String) {
    self.heading = heading
    let (a, b) = (Self.words(old), Self.words(new))
    let steps = SequenceDiff.steps(from: a, to: b)
    var spans: [Span] = []
    var changed: [String] = []
    for step in steps {
      let (fate, word): (Fate, String) =
        switch step {
        case .same(let index, _): (.same, a[index])
        case .removed(let index): (.removed, a[index])
        case .added(let index): (.added, b[index])
        }
      if fate != .same { changed.append(word) }
      if let last = spans.last, last.fate == fate {
        spans[spans.count - 1] = Span(fate: fate, text: last.text + word)
      } else {
        spans.append(Span(fate: fate, text: word))
      }
    }
    self.spans = spans
    followsNumbers =
      !old.isEmpty && !new.isEmpty && changed.allSatisfy { $0.contains(where: \.isNumber) }
  }

  /// Words, each with the space after it.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").enumerated()
      .reduce(into: []) { words, word in
        if word.offset > 0 { words[words.count - 1] += " " }
        words.append(String(word.element))
      }
  }
}
