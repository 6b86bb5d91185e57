public import Base

/// Golden data that cannot be addressed or recorded.
public enum GoldenError: ExplainedError, Hashable {
  /// A name that is no name of a folder.
  case badName(String)
  /// New golden data without a reason.
  case noReason

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .badName(let name):
      Explanation(
        .input, "“\(name)” cannot name a folder of golden data",
        advice: "use letters, digits and hyphens")
    case .noReason:
      Explanation(
        .input, "golden data is accepted with a reason",
        advice: "say why the new data is right: report accept -m \"window now ends at n = 500\"")
    }
  }
}
