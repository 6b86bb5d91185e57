public import Base

/// What is wrong with settings written in YAML: a theme, or a plot in a notebook.
public enum SettingProblem: Sendable, Hashable {
  /// The text is no YAML.
  case malformed(reason: String)
  /// A name that means nothing here; `kind` is for instance `key` or `column`.
  case unknown(kind: String, name: String, known: [String])
  /// A value of another kind than its key takes.
  case wrongValue(key: String, value: String, expected: String)
  /// A key that must be given.
  case missing(key: String, expected: String)
  /// The data do not serve for what is to be drawn.
  case unfit(String, advice: String?)

  /// What is wrong, one sentence.
  var sentence: String {
    switch self {
    case .malformed(let reason): "this is no YAML: \(reason)"
    case .unknown(let kind, let name, _): "unknown \(kind) “\(name)”"
    case .wrongValue(let key, let value, let expected):
      "“\(key)” takes \(expected)" + (value.isEmpty ? "" : ", not “\(value)”")
    case .missing(let key, let expected): "“\(key)” is missing: \(expected)"
    case .unfit(let reason, _): reason
    }
  }

  /// What to do next.
  var advice: String? {
    switch self {
    case .unknown(let kind, let name, let known):
      if known.isEmpty {
        "there is no \(kind) here"
      } else {
        (nearestName(to: name, among: known).map { "did you mean “\($0)”? " } ?? "")
          + "known: " + known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
      }
    case .unfit(_, let advice): advice
    case .malformed, .wrongValue, .missing: nil
    }
  }
}

/// Something wrong with a settings file, at its place.
public struct SettingError: ExplainedError, Hashable {
  /// Where.
  public let place: SourcePlace
  /// What.
  public let problem: SettingProblem

  init(_ problem: SettingProblem, at place: SourcePlace) {
    self.problem = problem
    self.place = place
  }

  /// Facts into a sentence with the next step.
  public var explanation: Explanation {
    Explanation(.input, problem.sentence, at: place, advice: problem.advice)
  }
}
