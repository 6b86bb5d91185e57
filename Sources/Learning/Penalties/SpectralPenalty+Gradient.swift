import LinearAlgebra

extension SpectralPenalty {
  /// The penalty of some variances and its derivative by each.
  /// - Parameter variances: λ, along the directions in their order.
  func evaluate(_ variances: [Double]) -> (value: Double, derivatives: [Double]) {
    let count = variances.count
    // A direction's rank; stable, so that equal variances keep their order.
    let ranked =
      target == .anchored
      ? variances.indices.sorted { (-variances[$0], $0) < (-variances[$1], $1) }
      : Array(variances.indices)
    let anchor = target == .anchored && first < count ? variances[ranked[first]] : 1
    let start = target == .anchored ? Double(first + 1) : 1
    let scale = strength / Double(count)
    var value = 0.0
    var derivatives = [Double](repeating: 0, count: count)
    for rank in ranked.indices.dropFirst(first) {
      let direction = ranked[rank]
      let goal = anchor * ElementaryFunctions.pow(Double(rank + 1) / start, -exponent)
      guard goal > 0 else { continue }
      let excess = variances[direction] / goal - 1
      value += scale * (excess * excess + max(0, excess))
      derivatives[direction] = scale * (2 * excess + (excess > 0 ? 1 : 0)) / goal
    }
    return (value, derivatives)
  }
}
