public import Base

/// Why a formula could not be read; offsets count characters of the formula from 0.
public enum MathError: ExplainedError, Hashable {
  /// A command that is not in the subset.
  case unknownCommand(String, offset: Int, nearest: String?)
  /// An environment that is not in the subset.
  case unknownEnvironment(String, offset: Int, nearest: String?)
  /// A character with no place in a formula.
  case unexpected(Character, offset: Int)
  /// The formula ends where something must follow.
  case unexpectedEnd(expected: String)
  /// Something else stands where this must.
  case expected(String, offset: Int)
  /// Two scripts of a kind on one base.
  case doubleScript(Character, offset: Int)

  /// The place in the formula, where there is one.
  public var offset: Int? {
    switch self {
    case .unknownCommand(_, let offset, _), .unknownEnvironment(_, let offset, _),
      .unexpected(_, let offset), .expected(_, let offset), .doubleScript(_, let offset):
      offset
    case .unexpectedEnd: nil
    }
  }

  /// What is wrong, where, and the nearest known name.
  public var explanation: Explanation {
    switch self {
    case .unknownCommand(let name, let offset, let nearest):
      Explanation(
        .input, "the formula has an unknown command \\\(name) at character \(offset + 1)",
        advice: nearest.map { "did you mean \\\($0)?" } ?? "\\mathrm{\(name)} sets it as a word")
    case .unknownEnvironment(let name, let offset, let nearest):
      Explanation(
        .input, "the formula has an unknown environment \(name) at character \(offset + 1)",
        advice: nearest.map { "did you mean \($0)?" })
    case .unexpected(let character, let offset):
      Explanation(
        .input, "the formula has a \"\(character)\" out of place at character \(offset + 1)",
        advice: "put words in \\text{…} and balance the braces")
    case .unexpectedEnd(let expected):
      Explanation(.input, "the formula ends where \(expected) should follow")
    case .expected(let what, let offset):
      Explanation(.input, "the formula needs \(what) at character \(offset + 1)")
    case .doubleScript(let sign, let offset):
      Explanation(
        .input, "the formula has a second \(sign) on one base at character \(offset + 1)",
        advice: "group the first with braces")
    }
  }
}
