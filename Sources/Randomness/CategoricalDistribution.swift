import LinearAlgebra

/// Indices that are drawn in proportion to weights.
///
/// Number i of a draw is the first index whose running sum of weights, added in index order, exceeds
/// uniform number i times the total: a function of the key and i alone.
public struct CategoricalDistribution: Sendable {
  /// Running sums of the weights.
  private let sums: [Double]
  /// Where the search starts for each of as many equal parts of the total as there are weights.
  private let starts: [Int]
  private let last: Int

  /// A distribution over the indices of weights.
  /// - Parameter weights: Finite, none negative, one positive at least; their sum is finite.
  /// - Complexity: O(*n*)
  public init(weights: [Double]) {
    precondition(
      weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights are finite and not negative")
    var sum = 0.0
    let sums = weights.map { weight in
      sum += weight
      return sum
    }
    precondition(sum > 0 && sum.isFinite, "a weight is positive and the sum finite")
    var index = 0
    starts = weights.indices.map { part in
      let target = Double(part) / Double(weights.count) * sum
      while index < weights.count - 1, sums[index] <= target { index += 1 }
      return index
    }
    self.sums = sums
    last = weights.lastIndex { $0 > 0 } ?? 0
  }

  /// The index at a uniform number in (0, 1).
  /// - Complexity: O(1) on average for weights of one size.
  func index(at uniform: Double) -> Int {
    let target = uniform * sums[last]
    var index = starts[min(Int(uniform * Double(starts.count)), starts.count - 1)]
    while index > 0, sums[index - 1] > target { index -= 1 }
    while index < last, sums[index] <= target { index += 1 }
    return index
  }
}

extension RandomKey {
  /// Indices in proportion to weights, drawn independently.
  public func indices(_ count: Int, from distribution: CategoricalDistribution) -> [Int] {
    let places: [Double] = uniforms(count)
    let chunk = 1 << 14
    return [Int](unsafeUninitializedCapacity: count) { result, filled in
      let target = result.baseAddress
      onAllThreads((count + chunk - 1) / chunk) { part in
        for index in part * chunk..<min(count, (part + 1) * chunk) {
          target?[index] = distribution.index(at: places[index])
        }
      }
      filled = count
    }
  }
}
