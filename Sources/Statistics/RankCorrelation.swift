import LinearAlgebra

/// Association of two samples by ranks alone.
public enum RankCorrelation {
  /// Spearman's ρ: Pearson's correlation of the ranks, equal values sharing the mean of theirs.
  ///
  /// - Returns: −1 to 1; 0 when either sample has fewer than two different values.
  /// - Complexity: O(*n* log *n*)
  /// - Source: Spearman, *American Journal of Psychology* 15 (1904) 72.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "a correlation takes pairs")
    let (a, b) = (centredRanks(x), centredRanks(y))
    let scale = (Reductions.dot(a, a) * Reductions.dot(b, b)).squareRoot()
    return scale > 0 ? Reductions.dot(a, b) / scale : 0
  }

  /// Ranks less their mean.
  private static func centredRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 }
      start = end + 1
    }
    let mean = Double(values.count - 1) / 2
    return ranks.map { $0 - mean }
  }
}
