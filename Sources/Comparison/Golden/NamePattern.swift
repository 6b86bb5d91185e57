/// A name with wild cards, as shells have them: `*` for any characters, `?` for one.
public struct NamePattern: Sendable, Hashable {
  /// As the user wrote it.
  public let text: String

  /// A pattern.
  public init(_ text: String) { self.text = text }

  /// Whether it has a wild card.
  public var isWild: Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// Whether the whole name fits.
  /// - Complexity: O(length of name · length of pattern).
  public func matches(_ name: String) -> Bool {
    let (pattern, name) = (Array(text), Array(name))
    var (p, n, star, mark) = (0, 0, -1, 0)
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        (star, mark, p) = (p, n, p + 1)
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        (p, n) = (p + 1, n + 1)
      } else if star >= 0 {
        mark += 1
        (p, n) = (star + 1, mark)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

/// What a command line names in the golden data: experiments, or files of them after a slash.
public struct GoldenSelection: Sendable, Hashable {
  private let parts: [(experiment: NamePattern, file: NamePattern?)]

  /// A selection; no names select all.
  public init(_ names: [String]) {
    parts = names.map { name in
      let halves = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        experiment: NamePattern(String(halves.first ?? "")),
        file: halves.count > 1 ? NamePattern(String(halves[1])) : nil
      )
    }
  }

  /// Names without wild cards, for messages about unknown ones.
  public var plainExperiments: [String] {
    parts.map(\.experiment).filter { !$0.isWild }.map(\.text)
  }

  /// Whether it selects all.
  public var isAll: Bool { parts.isEmpty }

  /// Whether anything of an experiment is selected.
  public func selects(experiment: String) -> Bool {
    parts.isEmpty || parts.contains { $0.experiment.matches(experiment) }
  }

  /// Whether a file of an experiment is selected.
  public func selects(experiment: String, file: String) -> Bool {
    parts.isEmpty
      || parts.contains {
        $0.experiment.matches(experiment) && ($0.file?.matches(file) ?? true)
      }
  }

  /// Equal when they select the same by the same words.
  public static func == (a: Self, b: Self) -> Bool {
    a.parts.elementsEqual(b.parts) { $0.experiment == $1.experiment && $0.file == $1.file }
  }

  /// By the words.
  public func hash(into hasher: inout Hasher) {
    for part in parts {
      hasher.combine(part.experiment)
      hasher.combine(part.file)
    }
  }
}
