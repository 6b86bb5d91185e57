import LinearAlgebra

/// The straight line that minimises Σ w (y − intercept − slope x)².
///
/// Sums run about the weighted means, in the fixed order of `Reductions`.
public struct WeightedLine: Sendable, Hashable {
  /// Change of y over that of x.
  public let slope: Double
  /// y at x = 0.
  public let intercept: Double
  /// √(Σ w r² / (n − 2) / Σ w (x − x̄)²), the weights being inverse variances up to a factor.
  public let slopeError: Double
  /// Share of the weighted variance of y that the line explains.
  public let rSquared: Double

  /// Fits a line.
  /// - Parameters: at least three points with different x; weights above 0.
  public init(x: [Double], y: [Double], weights: [Double]) {
    precondition(x.count >= 3, "a line with an error needs three points")
    let total = Reductions.sum(weights)
    let meanX = Reductions.dot(weights, x) / total
    let meanY = Reductions.dot(weights, y) / total
    let dx = x.map { $0 - meanX }
    let dy = y.map { $0 - meanY }
    let weightedDx = zip(weights, dx).map { $0 * $1 }
    let spread = Reductions.dot(weightedDx, dx)
    let slope = Reductions.dot(weightedDx, dy) / spread
    let residuals = zip(dx, dy).map { $1 - slope * $0 }
    func weightedSquares(_ values: [Double]) -> Double {
      Reductions.dot(zip(weights, values).map { $0 * $1 }, values)
    }
    let unexplained = weightedSquares(residuals)
    let all = weightedSquares(dy)
    self.slope = slope
    intercept = meanY - slope * meanX
    slopeError = (unexplained / Double(x.count - 2) / spread).squareRoot()
    rSquared = all > 0 ? 1 - unexplained / all : 1
  }
}
