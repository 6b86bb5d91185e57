import Base

/// Reads a mapping key by key and gathers all that is wrong.
final class SettingReader {
  private(set) var errors: [SettingError] = []

  func fail(_ problem: SettingProblem, at place: SourcePlace) {
    errors.append(SettingError(problem, at: place))
  }

  /// Entries of a mapping by key; unknown and repeated keys are errors.
  func entries(
    _ setting: Setting, key: String, known: [String]
  ) -> [String: Setting] {
    guard case .mapping(let entries) = setting.kind else {
      wrong(key, setting, expected: "a mapping of " + known.joined(separator: ", "))
      return [:]
    }
    var result: [String: Setting] = [:]
    for entry in entries {
      // Both spellings of one word.
      let name = entry.key.replacing("colour", with: "color")
      guard known.contains(name) else {
        fail(.unknown(kind: "key", name: entry.key, known: known), at: entry.keyPlace)
        continue
      }
      result[name] = entry.value
    }
    return result
  }

  func wrong(_ key: String, _ setting: Setting, expected: String) {
    fail(.wrongValue(key: key, value: setting.shown, expected: expected), at: setting.place)
  }

  func number(
    _ key: String, _ setting: Setting, in range: ClosedRange<Double>
  ) -> Double? {
    if let number = setting.number, range.contains(number) { return number }
    wrong(key, setting, expected: "a number from \(Self.text(range))")
    return nil
  }

  func word(_ key: String, _ setting: Setting) -> String? {
    if let word = setting.word { return word }
    wrong(key, setting, expected: "a text")
    return nil
  }

  /// One of some words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ setting: Setting, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    guard let word = word(key, setting) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    fail(.unknown(kind: key, name: word, known: known), at: setting.place)
    return nil
  }

  private static func text(_ range: ClosedRange<Double>) -> String {
    NumberText.shortest(range.lowerBound) + " to " + NumberText.shortest(range.upperBound)
  }
}
