public import Base

/// A window that no power law can be fitted to.
public enum PowerLawError: ExplainedError, Hashable {
  /// The window reaches beyond the spectrum.
  case windowOutside(ranks: ClosedRange<Int>, count: Int)
  /// Fewer than three eigenvalues of the window have a logarithm.
  case tooFew(ranks: ClosedRange<Int>, positive: Int)
  /// An eigenvalue in the window is infinite or not a number.
  case notFinite(rank: Int)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .windowOutside(let ranks, let count):
      Explanation(
        .execution, "the window \(text(ranks)) reaches beyond \(count) eigenvalues",
        advice: "choose a window within the spectrum")
    case .tooFew(let ranks, let positive):
      Explanation(
        .execution,
        "the window \(text(ranks)) has \(positive) eigenvalues above zero, and a line with an "
          + "error needs 3",
        advice: "choose a longer or earlier window")
    case .notFinite(let rank):
      Explanation(
        .execution, "eigenvalue \(rank) is not a finite number",
        advice: "look at the data that the covariance was made of")
    }
  }

  private func text(_ ranks: ClosedRange<Int>) -> String {
    "n = \(ranks.lowerBound)…\(ranks.upperBound)"
  }
}
