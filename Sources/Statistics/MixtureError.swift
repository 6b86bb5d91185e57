public import Base

/// Values that no mixture can be fitted to.
public enum MixtureError: ExplainedError, Hashable {
  /// A value is infinite or not a number.
  case notFinite(index: Int)
  /// All values are the same, or there are none.
  case noSpread(count: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .notFinite(let index):
      Explanation(
        .execution, "value \(index) of the mixture is not a finite number",
        advice: "leave out what has no logarithm before fitting")
    case .noSpread(let count):
      Explanation(
        .execution, "a mixture needs different values, and all \(count) are the same",
        advice: "look at how the values were made")
    }
  }
}
