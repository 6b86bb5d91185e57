/// Where to put ticks on a linear axis: the labelling with the best score of all nice ones.
///
/// - Source: Talbot, Lin & Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
///   labels on axes", IEEE TVCG 16:1036, 2010; weights of the paper.
struct ExtendedTicks {
  /// Ends of the data.
  var lower: Double
  /// See ``lower``.
  var upper: Double
  /// Wanted number of ticks, at least 2.
  var target: Int
  /// Ticks may not stand beyond the ends.
  var isInside: Bool

  /// Ten times the nice steps, best first: 1, 5, 2, 2.5, 4, 3.
  private static let steps = [10, 50, 20, 25, 40, 30]
  private static let maximumSkip = 40
  private static let maximumCount = 40

  /// The best ticks whose labels are legible, or nil when none are.
  ///
  /// - Parameter isLegible: Asked only for labellings that would be the best so far.
  /// - Complexity: Some thousand candidates, most cut off by bounds on their score.
  func best(isLegible: ([DecimalTick]) -> Bool = { _ in true }) -> [DecimalTick]? {
    var best: [DecimalTick]?
    var bestScore = -2.0
    for skip in 1...Self.maximumSkip {
      if score(simplicity: simplicityBound(0, skip: skip), coverage: 1, density: 1) < bestScore {
        break
      }
      for (rank, step) in Self.steps.enumerated() {
        let simplest = simplicityBound(rank, skip: skip)
        if score(simplicity: simplest, coverage: 1, density: 1) < bestScore { continue }
        search(
          rank: rank, step: step, skip: skip, isLegible: isLegible, best: &best,
          bestScore: &bestScore)
      }
    }
    return best
  }

  private func search(
    rank: Int, step: Int, skip: Int, isLegible: ([DecimalTick]) -> Bool,
    best: inout [DecimalTick]?, bestScore: inout Double
  ) {
    let simplest = simplicityBound(rank, skip: skip)
    for count in 2...Self.maximumCount {
      let dense = densityBound(count)
      if score(simplicity: simplest, coverage: 1, density: dense) < bestScore { break }
      let gap = (upper - lower) / Double((count + 1) * skip * step)
      // The step is `step × 10^exponent`; the loop ends when ever coarser steps cover too little.
      var exponent = Int(Decades.log10(gap).rounded(.up))
      for _ in 0..<6 {
        let unit = Decades.number(step, exponent: exponent)
        let span = Double((count - 1) * skip) * unit
        let covered = coverageBound(span)
        if score(simplicity: simplest, coverage: covered, density: dense) < bestScore { break }
        for start in starts(unit: unit, count: count, skip: skip) {
          let ticks = (0..<count).map {
            DecimalTick(mantissa: (start + $0 * skip) * step, exponent: exponent)
          }
          let total = score(ticks, rank: rank, skip: skip)
          if total > bestScore, isLegible(ticks) {
            bestScore = total
            best = ticks
          }
        }
        exponent += 1
      }
    }
  }

  /// First ticks as multiples of the unit, those alone that keep all ticks inside when so wanted.
  private func starts(unit: Double, count: Int, skip: Int) -> [Int] {
    let slack = 1e-9  // A fixed end of 0.3 is three units of 0.1.
    if isInside {
      let earliest = Int((lower / unit - slack).rounded(.up))
      let latest = Int((upper / unit + slack).rounded(.down)) - (count - 1) * skip
      return earliest <= latest ? Array(earliest...latest) : []
    }
    let step = unit * Double(skip)
    let earliest = (Int((upper / step).rounded(.down)) - (count - 1)) * skip
    let latest = Int((lower / step).rounded(.up)) * skip
    return earliest <= latest ? Array(earliest...latest) : []
  }

  // MARK: Scores

  private func score(simplicity: Double, coverage: Double, density: Double) -> Double {
    0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
  }

  private func score(_ ticks: [DecimalTick], rank: Int, skip: Int) -> Double {
    let (first, last) = (ticks[0].value, ticks[ticks.count - 1].value)
    let hasZero = ticks.contains { $0.mantissa == 0 }
    let simplicity = simplicityBound(rank, skip: skip) - (hasZero ? 0 : 1)
    let tenth = 0.1 * (upper - lower)
    let (above, below) = ((upper - last) / tenth, (lower - first) / tenth)
    let coverage = 1 - 0.5 * (above * above + below * below)
    let density = Double(ticks.count - 1) / (last - first)
    let wanted = Double(target - 1) / (max(last, upper) - min(first, lower))
    return score(
      simplicity: simplicity, coverage: coverage,
      density: 2 - max(density / wanted, wanted / density))
  }

  private func simplicityBound(_ rank: Int, skip: Int) -> Double {
    1 - Double(rank) / Double(Self.steps.count - 1) - Double(skip) + 1
  }

  private func densityBound(_ count: Int) -> Double {
    count >= target ? 2 - Double(count - 1) / Double(target - 1) : 1
  }

  private func coverageBound(_ span: Double) -> Double {
    let range = upper - lower
    guard span > range else { return 1 }
    let half = (span - range) / 2 / (0.1 * range)
    return 1 - half * half
  }
}
