import Base

/// Whether two samples have the same mean within a margin, by two one-sided tests (TOST).
///
/// The burden is the other way round than in a test of difference: samples that are too small or too
/// spread to tell are not equivalent.
/// - Source: Schuirmann, *J. Pharmacokinet. Biopharm.* 15 (1987) 657, with Welch's degrees of
///   freedom for unequal variances.
public struct EquivalenceTest: Sendable, Hashable, Codable {
  /// Mean of the new sample minus mean of the old one.
  public let difference: Double
  /// How far the means may lie apart.
  public let margin: Double
  /// The larger of both one-sided p-values.
  public let p: Double
  /// Sizes of the old and the new sample.
  public let counts: [Int]

  /// The level of both tests.
  public static let level = 0.05

  /// Tests two samples; fewer than two numbers on a side, or lost ones, are never equivalent.
  public init(old: [Double], new: [Double], margin: Double) {
    let (a, b) = (Moments(old), Moments(new))
    difference = b.mean - a.mean
    self.margin = margin
    counts = [old.count, new.count]
    let parts = (a.variance / Double(old.count), b.variance / Double(new.count))
    let error = (parts.0 + parts.1).squareRoot()
    guard old.count > 1, new.count > 1, error.isFinite, difference.isFinite else {
      p = 1
      return
    }
    guard error > 0 else {
      p = difference.magnitude <= margin ? 0 : 1
      return
    }
    let freedom =
      (parts.0 + parts.1) * (parts.0 + parts.1)
      / (parts.0 * parts.0 / Double(old.count - 1) + parts.1 * parts.1 / Double(new.count - 1))
    p = max(
      StudentT.upperTail((difference + margin) / error, degreesOfFreedom: freedom),
      StudentT.upperTail((margin - difference) / error, degreesOfFreedom: freedom))
  }

  /// Whether both one-sided tests reject.
  public var isEquivalent: Bool { p < Self.level }

  /// `the means differ by +0.31, which is not within ±0.1 (TOST p = 0.98, 8 and 8 seeds)`.
  public var sentence: String {
    let sign = difference > 0 ? "+" : ""
    let verdict =
      isEquivalent
      ? "equivalent within" : difference.magnitude > margin ? "beyond" : "not shown to be within"
    return "the means differ by \(sign)\(NumberText.significant(difference, digits: 3)), "
      + "\(verdict) ±\(NumberText.significant(margin, digits: 3)) "
      + "(TOST p = \(NumberText.significant(p, digits: 2)), \(counts[0]) and \(counts[1]) seeds)"
  }
}

/// Mean and unbiased variance of some numbers.
struct Moments {
  let mean: Double
  let variance: Double

  init(_ values: [Double]) {
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    variance =
      values.count < 2
      ? 0
      : values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
