import Base
import Yams

/// A value of a YAML text that knows where it stands.
struct Setting {
  /// A key with its value.
  struct Entry {
    let key: String
    let keyPlace: SourcePlace
    let value: Setting
  }

  indirect enum Kind {
    case mapping([Entry])
    case list([Setting])
    /// A scalar; a plain one may be a number.
    case word(String, isPlain: Bool)
  }

  let kind: Kind
  let place: SourcePlace

  /// Reads a text.
  /// - Parameter place: From a line and a column of the text, both from 1, to the file's.
  /// - Throws: ``SettingError``
  init(
    parsing yaml: String, at place: (_ line: Int, _ column: Int) -> SourcePlace
  ) throws(SettingError) {
    guard YAMLValue.isShallow(yaml) else {
      throw SettingError(.malformed(reason: "it is nested too deep"), at: place(1, 1))
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      let mark = error.mark
      throw SettingError(
        .malformed(reason: error.sentence), at: place(mark?.line ?? 1, mark?.column ?? 1))
    } catch {
      throw SettingError(.malformed(reason: "\(error)"), at: place(1, 1))
    }
    guard let node else {
      self.init(kind: .mapping([]), place: place(1, 1))
      return
    }
    var budget = 10_000
    try self.init(node, at: place, budget: &budget)
  }

  private init(kind: Kind, place: SourcePlace) {
    self.kind = kind
    self.place = place
  }

  private init(
    _ node: Node, at place: (Int, Int) -> SourcePlace, budget: inout Int
  ) throws(SettingError) {
    self.place = place(node.mark?.line ?? 1, node.mark?.column ?? 1)
    budget -= 1
    guard budget > 0 else {
      throw SettingError(.malformed(reason: "it is too long"), at: self.place)
    }
    switch node {
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        let keyPlace = place(key.mark?.line ?? 1, key.mark?.column ?? 1)
        guard let name = key.string else {
          throw SettingError(.malformed(reason: "a key is no word"), at: keyPlace)
        }
        let entry = try Setting(value, at: place, budget: &budget)
        entries.append(Entry(key: name, keyPlace: keyPlace, value: entry))
      }
      kind = .mapping(entries)
    case .sequence(let sequence):
      var items: [Setting] = []
      for item in sequence { items.append(try Setting(item, at: place, budget: &budget)) }
      kind = .list(items)
    case .scalar(let scalar): kind = .word(scalar.string, isPlain: scalar.style == .plain)
    case .alias:
      throw SettingError(.malformed(reason: "aliases are not followed"), at: self.place)
    }
  }

  /// The text as written, for messages; lists and mappings by what they are.
  var shown: String {
    switch kind {
    case .mapping: "{…}"
    case .list: "[…]"
    case .word(let word, _): word
    }
  }

  var word: String? {
    if case .word(let word, _) = kind { word } else { nil }
  }

  /// A finite number, not in quotes.
  var number: Double? {
    guard case .word(let word, isPlain: true) = kind, let number = Double(word), number.isFinite
    else { return nil }
    return number
  }

  var flag: Bool? {
    guard case .word(let word, isPlain: true) = kind else { return nil }
    return ["true": true, "yes": true, "false": false, "no": false][word]
  }

  /// Items of a list; a single value is a list of one.
  var items: [Setting] {
    if case .list(let items) = kind { items } else { [self] }
  }
}
