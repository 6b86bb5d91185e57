import LinearAlgebra

/// The quantile of sorted values by linear interpolation (Hyndman & Fan's type 7, the default of R
/// and NumPy).
///
/// - Parameters:
///   - values: Smallest first, at least one.
///   - probability: 0 to 1.
public func quantile(sorted values: [Double], _ probability: Double) -> Double {
  precondition(!values.isEmpty, "no values have no quantile")
  precondition((0...1).contains(probability), "a probability lies between 0 and 1")
  let place = probability * Double(values.count - 1)
  let below = Int(place.rounded(.down))
  let above = min(below + 1, values.count - 1)
  return values[below] + (place - Double(below)) * (values[above] - values[below])
}

/// Why data have no quantiles.
public enum QuantileError: Error, Hashable {
  /// There are no values.
  case noValues
  /// A value is not a number.
  case notANumber(index: Int)
}

/// Quantiles of values in any order, by ``quantile(sorted:_:)``.
///
/// - Parameter probabilities: 0 to 1.
/// - Throws: ``QuantileError`` for no values, or the first that is not a number.
/// - Complexity: O(*n*)
public func quantiles(
  _ values: [Double], _ probabilities: [Double]
) throws(QuantileError) -> [Double] {
  if values.isEmpty { throw .noValues }
  if let index = values.firstIndex(where: \.isNaN) { throw .notANumber(index: index) }
  let sorted = Sorting.sorted(values)
  return probabilities.map { quantile(sorted: sorted, $0) }
}

/// Minimum, quartiles and maximum: what a box plot shows.
public struct FiveNumberSummary: Sendable, Hashable, Codable {
  /// Smallest value.
  public let minimum: Double
  /// A quarter of the values lies below.
  public let lowerQuartile: Double
  /// Half of the values lies below.
  public let median: Double
  /// Three quarters of the values lie below.
  public let upperQuartile: Double
  /// Largest value.
  public let maximum: Double

  /// The summary of values in any order, by ``quantile(sorted:_:)``; nil when there are none.
  ///
  /// NaN has no place in an order and is a programmer's mistake.
  public init?(_ values: [Double]) {
    precondition(!values.contains(where: \.isNaN), "NaN has no place in an order")
    let sorted = Sorting.sorted(values)
    guard let first = sorted.first, let last = sorted.last else { return nil }
    minimum = first
    lowerQuartile = quantile(sorted: sorted, 0.25)
    median = quantile(sorted: sorted, 0.5)
    upperQuartile = quantile(sorted: sorted, 0.75)
    maximum = last
  }

  /// Upper quartile minus lower quartile.
  public var interquartileRange: Double { upperQuartile - lowerQuartile }
}
