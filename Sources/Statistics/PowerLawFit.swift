import Base
import LinearAlgebra

/// A straight line through log λ over log n: λ_n ≈ prefactor · n^slope.
public struct PowerLawFit: Sendable, Hashable, Codable {
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
  /// Fitted log λ at n = 1, natural logarithm.
  public let intercept: Double
  /// Standard error of the slope under independent residuals; neighbouring eigenvalues are not
  /// independent, so it understates the uncertainty.
  public let standardError: Double
  /// Share of the (weighted) variance of log λ that the line explains, 0 to 1; 1 for a flat spectrum.
  public let rSquared: Double
  /// Eigenvalues in the window that had no logarithm and were left out.
  public let omitted: Int

  /// α of λ_n ∝ n^(−α): the slope with its sign changed.
  public var exponent: Double { -slope }

  /// Fitted λ at n = 1.
  public var prefactor: Double { ElementaryFunctions.exp(intercept) }

  /// How many eigenvalues the line was fitted to.
  public var points: Int { ranks.count - omitted }

  /// The fitted eigenvalue of a rank.
  public func value(at rank: Int) -> Double {
    ElementaryFunctions.exp(intercept + slope * ElementaryFunctions.log(Double(rank)))
  }

  /// Fits the ranks of a window with equal weights.
  ///
  /// Eigenvalues that are zero or negative are left out and counted in ``omitted``: a covariance has
  /// them only as rounding errors of zero.
  /// - Parameters:
  ///   - eigenvalues: Largest first; in any unit.
  ///   - ranks: The window, counted from 1.
  /// - Throws: ``PowerLawError``
  public static func ordinary(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>
  ) throws(PowerLawError) -> Self {
    try fit(eigenvalues, ranks: ranks, method: .ordinary)
  }

  /// Fits the ranks of a window with weights 1/n.
  ///
  /// As published, the magnitude of the eigenvalues is fitted: cross-validated estimates may be
  /// negative. Zeros are left out and counted in ``omitted``.
  /// - Throws: ``PowerLawError``
  /// - Source: Stringer et al., *Nature* 571 (2019) 361, and the code released with it.
  public static func weighted(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>
  ) throws(PowerLawError) -> Self {
    try fit(eigenvalues, ranks: ranks, method: .weighted)
  }

  /// Fits the ranks of a window by a method.
  /// - Throws: ``PowerLawError``
  public static func fit(
    _ eigenvalues: [Double], ranks: ClosedRange<Int>, method: Method
  ) throws(PowerLawError) -> Self {
    guard ranks.lowerBound >= 1, ranks.upperBound <= eigenvalues.count else {
      throw .windowOutside(ranks: ranks, count: eigenvalues.count)
    }
    if let rank = ranks.first(where: { !eigenvalues[$0 - 1].isFinite }) {
      throw .notFinite(rank: rank)
    }
    let values = ranks.map { rank -> (rank: Double, eigenvalue: Double) in
      let value = eigenvalues[rank - 1]
      return (Double(rank), method == .weighted ? value.magnitude : value)
    }.filter { $0.eigenvalue > 0 }
    guard values.count >= 3 else { throw .tooFew(ranks: ranks, positive: values.count) }
    let line = WeightedLine(
      x: values.map { ElementaryFunctions.log($0.rank) },
      y: values.map { ElementaryFunctions.log($0.eigenvalue) },
      weights: values.map { method == .weighted ? 1 / $0.rank : 1 })
    return PowerLawFit(
      method: method, ranks: ranks, slope: line.slope, intercept: line.intercept,
      standardError: line.slopeError, rSquared: line.rSquared,
      omitted: ranks.count - values.count)
  }
}
