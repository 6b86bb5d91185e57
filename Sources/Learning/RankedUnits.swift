/// Which unit stands at a rank of a row of currents.
enum RankedUnits {
  /// Returns the units with the largest and the `rank`-th largest current.
  ///
  /// Equal currents rank by the lower index. Cost O(*n*) for *n* units and small ranks.
  static func winnerAndRunnerUp(
    _ currents: ArraySlice<Float>, rank: Int
  ) -> (winner: Int, runnerUp: Int) {
    currents.withUnsafeBufferPointer { currents in
      var best: [Int] = []
      best.reserveCapacity(rank + 1)
      for unit in currents.indices {
        if best.count == rank && !(currents[unit] > currents[best[rank - 1]]) { continue }
        let place = best.firstIndex { currents[unit] > currents[$0] } ?? best.count
        best.insert(unit, at: place)
        if best.count > rank { best.removeLast() }
      }
      return (best[0], best[rank - 1])
    }
  }
}
