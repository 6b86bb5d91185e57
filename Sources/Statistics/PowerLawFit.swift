public import Base
import LinearAlgebra

/// A straight line through log λ over log n: λ_n ≈ prefactor · n^slope.
public struct PowerLawFit: Sendable, Hashable {
  /// How the residuals are weighted.
  public enum Method: String, Sendable, Hashable, Codable {
    /// Every rank counts the same, as in Holzhausen et al. (2024).
    case ordinary = "ordinary least squares"
    /// Rank n counts 1/n, as in Stringer et al. (2019).
    case weighted = "least squares weighted by 1/n"
  }

  /// Which of the two fits this is.
  public let method: Method
  /// The window, first to last rank, counted from 1.
  public let ranks: ClosedRange<Int>
  /// Slope of log λ over log n.
  public let slope: Double
  /// Fitted λ at n = 1.
  public let prefactor: Double
  /// Standard error of the slope under independent residuals; neighbouring eigenvalues are not
  /// independent, so it understates the uncertainty.
  public let standardError: Double

  /// α of λ_n ∝ n^(−α): the slope with its sign changed.
  public var exponent: Double { -slope }

  /// Fits the ranks of a window with equal weights.
  /// - Parameters:
  ///   - eigenvalues: Largest first; in any unit.
  ///   - ranks: The window, counted from 1.
  /// - Throws: ``PowerLawError``
  public static func ordinary(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>
  ) throws(PowerLawError) -> Self {
    try fit(eigenvalues, ranks: ranks, method: .ordinary) { _ in 1 }
  }

  /// Fits the ranks of a window with weights 1/n.
  /// - Throws: ``PowerLawError``
  public static func weighted(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>
  ) throws(PowerLawError) -> Self {
    try fit(eigenvalues, ranks: ranks, method: .weighted) { 1 / Double($0) }
  }

  private static func fit(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>, method: Method, weight: (Int) -> Double
  ) throws(PowerLawError) -> Self {
    guard ranks.lowerBound >= 1, ranks.upperBound <= eigenvalues.count else {
      throw .windowOutside(ranks: ranks, count: eigenvalues.count)
    }
    guard ranks.count >= 3 else { throw .windowTooShort(ranks: ranks) }
    if let rank = ranks.first(where: { !(eigenvalues[$0 - 1] > 0) }) {
      throw .notPositive(rank: rank, value: eigenvalues[rank - 1])
    }
    let x = ranks.map { ElementaryFunctions.log(Double($0)) }
    let y = ranks.map { ElementaryFunctions.log(eigenvalues[$0 - 1]) }
    let w = ranks.map(weight)
    let total = Reductions.sum(w)
    let meanX = Reductions.dot(w, x) / total
    let meanY = Reductions.dot(w, y) / total
    let dx = x.map { $0 - meanX }
    let dy = y.map { $0 - meanY }
    let weightedDx = zip(w, dx).map { $0 * $1 }
    let spread = Reductions.dot(weightedDx, dx)
    let slope = Reductions.dot(weightedDx, dy) / spread
    let residuals = zip(dx, dy).map { $1 - slope * $0 }
    let variance =
      Reductions.dot(zip(w, residuals).map { $0 * $1 }, residuals) / Double(ranks.count - 2)
    return PowerLawFit(
      method: method, ranks: ranks, slope: slope,
      prefactor: ElementaryFunctions.exp(meanY - slope * meanX),
      standardError: (variance / spread).squareRoot())
  }
}

/// A window that no power law can be fitted to.
public enum PowerLawError: ExplainedError, Hashable {
  /// The window reaches beyond the spectrum.
  case windowOutside(ranks: ClosedRange<Int>, count: Int)
  /// Fewer than three ranks.
  case windowTooShort(ranks: ClosedRange<Int>)
  /// An eigenvalue in the window is zero or negative.
  case notPositive(rank: Int, value: Double)

  /// Facts into a sentence.
  public var explanation: Explanation {
    switch self {
    case .windowOutside(let ranks, let count):
      Explanation(
        .execution,
        "the window n = \(ranks.lowerBound)…\(ranks.upperBound) reaches beyond \(count) eigenvalues",
        advice: "choose a window within the spectrum")
    case .windowTooShort(let ranks):
      Explanation(
        .execution, "the window n = \(ranks.lowerBound)…\(ranks.upperBound) has fewer than 3 ranks",
        advice: "choose a longer window")
    case .notPositive(let rank, let value):
      Explanation(
        .execution, "eigenvalue \(rank) is \(value), and a power law has positive ones",
        advice: "end the window before rank \(rank)")
    }
  }
}
