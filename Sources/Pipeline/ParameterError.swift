public import Base

/// A parameter that cannot be set as asked.
public enum ParameterError: ExplainedError, Hashable {
  /// The experiment has no such parameter.
  case unknown(key: String, known: [String])
  /// The value is of another kind.
  case wrongKind(key: String, value: String, example: String, wanted: String)
  /// Several nested parameters end in the key.
  case ambiguous(key: String, meant: [String])
  /// The value is of the right kind and no value of the parameter, for instance out of range.
  case refused(key: String, value: String, reason: String)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .unknown(let key, let known):
      let end = key.split(separator: ".").last.map(String.init) ?? key
      let near = nearestName(to: key, among: known) ?? nearestName(to: end, among: known)
      let meant = near.map { "did you mean \($0)? " } ?? ""
      return Explanation(
        .input, "no parameter “\(key)”",
        advice: "\(meant)known are \(known.joined(separator: ", "))")
    case .wrongKind(let key, let value, let example, let wanted):
      return Explanation(
        .input, "“\(value)” is no value for \(key), which wants \(wanted)",
        advice: "for instance \(key)=\(example)")
    case .ambiguous(let key, let meant):
      return Explanation(
        .input, "several parameters end in “\(key)”",
        advice: "give one of \(meant.joined(separator: ", "))")
    case .refused(let key, let value, let reason):
      return Explanation(.input, "“\(value)” is no value for \(key): \(reason)")
    }
  }
}
