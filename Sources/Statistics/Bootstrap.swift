public import Randomness

/// An estimate with the spread that resampling gives it.
public struct BootstrapEstimate: Sendable, Hashable, Codable {
  /// The statistic of the sample itself.
  public let estimate: Double
  /// Standard deviation of the statistic over the resamples.
  public let standardError: Double
  /// Percentile interval.
  public let interval: ClosedRange<Double>
  /// Probability that the interval was made for, 0.95 for instance.
  public let level: Double
  /// The statistic of each resample, in the order of their keys.
  public let replicates: [Double]
}

/// The bootstrap: resampling with replacement.
public enum Bootstrap {
  /// Estimates a statistic of items that are exchangeable: images, seeds, units.
  ///
  /// Resample r holds the items at `key.child(r).integers(items.count, below: items.count)`, so that
  /// more resamples extend fewer.
  /// - Parameters:
  ///   - items: At least one.
  ///   - resamples: At least two; 1000 for an interval.
  ///   - level: Between 0 and 1.
  ///   - statistic: A number of a sample; never NaN.
  /// - Throws: What the statistic throws.
  /// - Source: Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), chapters 6 and 13.
  public static func estimate<Item>(
    _ items: [Item], resamples: Int, level: Double = 0.95, key: RandomKey,
    statistic: ([Item]) throws -> Double
  ) rethrows -> BootstrapEstimate {
    precondition(!items.isEmpty && resamples >= 2, "a bootstrap has items and resamples")
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let replicates = try (0..<resamples).map { resample in
      let drawn = key.child(resample).integers(items.count, below: items.count)
      return try statistic(drawn.map { items[$0] })
    }
    precondition(!replicates.contains(where: \.isNaN), "a statistic is a number")
    let sorted = replicates.sorted()
    let tail = (1 - level) / 2
    return BootstrapEstimate(
      estimate: try statistic(items),
      standardError: Moments(replicates)?.standardDeviation ?? .nan,
      interval: quantile(sorted: sorted, tail)...quantile(sorted: sorted, 1 - tail),
      level: level, replicates: replicates)
  }

  /// Estimates the mean of numbers.
  public static func mean(
    _ values: [Double], resamples: Int, level: Double = 0.95, key: RandomKey
  ) -> BootstrapEstimate {
    estimate(values, resamples: resamples, level: level, key: key) { Moments($0)?.mean ?? .nan }
  }
}
