import LinearAlgebra

/// Count, mean and variance of a sample, by two passes in a fixed order.
public struct Moments: Sendable, Hashable, Codable {
  /// How many values.
  public let count: Int
  /// Arithmetic mean.
  public let mean: Double
  /// Σ (x − mean)².
  public let sumOfSquares: Double

  /// The moments of a sample; nil when it is empty.
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    count = values.count
    mean = Reductions.sum(values) / Double(values.count)
    let deviations = [Double](values.map { [mean] in $0 - mean })
    sumOfSquares = Reductions.dot(deviations, deviations)
  }

  /// Σ (x − mean)² / (n − 1), unbiased; NaN for one value.
  public var variance: Double { count > 1 ? sumOfSquares / Double(count - 1) : .nan }

  /// Σ (x − mean)² / n.
  public var populationVariance: Double { sumOfSquares / Double(count) }

  /// √variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// Standard deviation of the mean, √(variance / n).
  public var standardError: Double { (variance / Double(count)).squareRoot() }
}
