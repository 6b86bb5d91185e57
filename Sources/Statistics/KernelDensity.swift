import LinearAlgebra

/// A smooth density of a sample: a normal density about every value, of one width.
public struct KernelDensity: Sendable, Hashable, Codable {
  /// Places, smallest first.
  public let x: [Double]
  /// Density at each place; over log₁₀ x where ``isOverLogarithms``.
  public let density: [Double]
  /// Standard deviation of the kernels, in decades where ``isOverLogarithms``.
  public let bandwidth: Double
  /// The density is one of log₁₀ x.
  public let isOverLogarithms: Bool
  /// Values that it is made of.
  public let count: Int

  /// The density between the smallest and the largest value; nil with fewer than two different ones.
  ///
  /// Scott's bandwidth: the standard deviation times n^(−1/5).
  /// - Parameters:
  ///   - values: What is not finite is left out, and on logarithms what is not positive.
  ///   - places: At least two, evenly spaced.
  ///   - isOverLogarithms: Takes the decadic logarithms first, as suits a log axis.
  /// - Complexity: O(values · places)
  /// - Source: Scott, *Multivariate Density Estimation*, 1992, §6.5; as `scipy.stats.gaussian_kde`.
  public init?(_ values: [Double], places: Int = 128, isOverLogarithms: Bool = false) {
    precondition(places >= 2, "a density has at least two places")
    let ln10 = 2.302585092994045684
    let own = values.filter { $0.isFinite && (!isOverLogarithms || $0 > 0) }
      .map { isOverLogarithms ? ElementaryFunctions.log($0) / ln10 : $0 }
    guard let moments = Moments(own), own.count > 1, moments.sumOfSquares > 0,
      let low = own.min(), let high = own.max()
    else { return nil }
    let count = Double(own.count)
    let deviation = (moments.sumOfSquares / (count - 1)).squareRoot()
    let width = deviation * ElementaryFunctions.pow(count, -0.2)
    let scale = 1 / (count * width * 2.5066282746310002)  // √2π
    let grid = (0..<places).map {
      low + (high - low) * Double($0) / Double(places - 1)
    }
    density = grid.map { place in
      scale
        * Reductions.sum(
          own.map { value in
            let distance = (place - value) / width
            return ElementaryFunctions.exp(-0.5 * distance * distance)
          })
    }
    x = isOverLogarithms ? grid.map { ElementaryFunctions.exp($0 * ln10) } : grid
    bandwidth = width
    self.isOverLogarithms = isOverLogarithms
    self.count = own.count
  }
}
