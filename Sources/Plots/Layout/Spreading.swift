/// Moves labels apart as little as possible.
enum Spreading {
  /// Places at least `pitch` apart and within `range`, nearest to the wanted ones in squares.
  ///
  /// The order of the wanted places is kept; equal ones keep the order given. Where the range is too
  /// short for all, they stand `pitch` apart about its middle.
  /// - Source: pool adjacent violators on wanted place minus rank times pitch.
  static func spread(_ wanted: [Double], pitch: Double, in range: ClosedRange<Double>) -> [Double] {
    guard !wanted.isEmpty else { return [] }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var pools: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      pools.append((wanted[index] - Double(rank) * pitch, 1))
      while pools.count > 1 {
        let (above, below) = (pools[pools.count - 2], pools[pools.count - 1])
        guard above.sum / Double(above.count) >= below.sum / Double(below.count) else { break }
        pools.removeLast(2)
        pools.append((above.sum + below.sum, above.count + below.count))
      }
    }
    var lower = range.lowerBound
    var upper = range.upperBound - Double(wanted.count - 1) * pitch
    if upper < lower { (lower, upper) = ((lower + upper) / 2, (lower + upper) / 2) }
    var places = [Double](repeating: 0, count: wanted.count)
    var rank = 0
    for pool in pools {
      let mean = min(upper, max(lower, pool.sum / Double(pool.count)))
      for _ in 0..<pool.count {
        places[order[rank]] = mean + Double(rank) * pitch
        rank += 1
      }
    }
    return places
  }
}
