public import Randomness

/// What a box plot shows: quartiles, whiskers and the values beyond them.
///
/// Quartiles by ``quantile(sorted:_:)``; a whisker ends at the last value within 1.5 interquartile
/// ranges of the box, and at the box where there is none.
/// - Source: Tukey, *Exploratory Data Analysis*, 1977; quartiles as R's type 7.
public struct BoxSummary: Sendable, Hashable, Codable {
  /// Interquartile ranges that a whisker may reach.
  public static let reach = 1.5

  /// Finite values.
  public let count: Int
  /// Values that are NaN or infinite, and left out.
  public let notFinite: Int
  /// A quarter of the values lies below.
  public let lowerQuartile: Double
  /// Half of the values lies below.
  public let median: Double
  /// Three quarters of the values lie below.
  public let upperQuartile: Double
  /// Where the lower whisker ends.
  public let lowerWhisker: Double
  /// Where the upper whisker ends.
  public let upperWhisker: Double
  /// Values beyond the whiskers, smallest first; a random choice of them where they are many.
  public let outliers: [Double]
  /// All values beyond the whiskers.
  public let outlierCount: Int

  /// The summary of values in any order; nil when none is finite.
  /// - Parameters:
  ///   - limit: Most outliers kept; of more, a choice without replacement by `key`.
  ///   - key: Used only where there are more outliers than the limit.
  public init?(_ values: [Double], outliers limit: Int = 200, key: RandomKey = RandomKey(seed: 0)) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    count = sorted.count
    notFinite = values.count - sorted.count
    let (low, high) = (quantile(sorted: sorted, 0.25), quantile(sorted: sorted, 0.75))
    (lowerQuartile, median, upperQuartile) = (low, quantile(sorted: sorted, 0.5), high)
    let range = Self.reach * (high - low)
    lowerWhisker = min(low, sorted.first { $0 >= low - range } ?? first)
    upperWhisker = max(high, sorted.last { $0 <= high + range } ?? last)
    let beyond = sorted.filter { $0 < low - range || $0 > high + range }
    outlierCount = beyond.count
    outliers =
      beyond.count <= limit
      ? beyond : key.choice(limit, of: beyond.count).sorted().map { beyond[$0] }
  }
}
