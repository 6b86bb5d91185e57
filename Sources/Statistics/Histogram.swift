/// How many values fall into bins of equal width.
///
/// A bin holds its lower edge and not its upper one, but for the last, which holds both.
public struct Histogram: Sendable, Hashable, Codable {
  /// The range that the bins divide.
  public let range: ClosedRange<Double>
  /// Values in each bin.
  public let counts: [Int]
  /// Values below the range.
  public let below: Int
  /// Values above the range.
  public let above: Int
  /// Values that are not numbers.
  public let notNumbers: Int

  /// Counts values.
  ///
  /// - Parameters:
  ///   - bins: At least 1.
  ///   - range: Of positive width.
  public init(_ values: [Double], bins: Int, in range: ClosedRange<Double>) {
    precondition(bins >= 1, "a histogram has a bin")
    precondition(
      range.lowerBound.isFinite && range.upperBound.isFinite
        && range.lowerBound < range.upperBound, "a histogram has a width")
    var counts = [Int](repeating: 0, count: bins)
    var (below, above, notNumbers) = (0, 0, 0)
    let edges = Self.edges(bins, range)
    let scale = Double(bins) / (range.upperBound - range.lowerBound)
    for value in values {
      if value.isNaN {
        notNumbers += 1
      } else if value < range.lowerBound {
        below += 1
      } else if value > range.upperBound {
        above += 1
      } else {
        var bin = min(Int((value - range.lowerBound) * scale), bins - 1)
        // The quotient may be rounded across an edge; the edges decide.
        if value < edges[bin] { bin -= 1 }
        if bin < bins - 1, value >= edges[bin + 1] { bin += 1 }
        counts[bin] += 1
      }
    }
    self.range = range
    self.counts = counts
    self.below = below
    self.above = above
    self.notNumbers = notNumbers
  }

  /// The bins + 1 edges, smallest first.
  public var edges: [Double] { Self.edges(counts.count, range) }

  /// The middle of each bin.
  public var centres: [Double] { zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 } }

  /// Share of the counted values for each unit of width, so that the bars have area 1.
  public var densities: [Double] {
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return counts.map { _ in 0 } }
    return zip(counts, zip(edges, edges.dropFirst())).map { count, edge in
      Double(count) / total / (edge.1 - edge.0)
    }
  }

  private static func edges(_ bins: Int, _ range: ClosedRange<Double>) -> [Double] {
    let width = range.upperBound - range.lowerBound
    return (0..<bins).map { range.lowerBound + width * Double($0) / Double(bins) }
      + [range.upperBound]
  }
}
