extension RandomKey {
  /// The numbers 0 to count − 1 in random order: sorted by 64 random bits each, ties by the number.
  ///
  /// - Complexity: O(*n* log *n*)
  public func permutation(_ count: Int) -> [Int] {
    words(count).enumerated()
      .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.offset)
  }

  /// Some of the numbers 0 to total − 1, none twice, in random order: the start of the permutation.
  /// - Parameter count: At most `total`.
  public func choice(_ count: Int, of total: Int) -> [Int] {
    precondition(0 <= count && count <= total, "\(count) of \(total) numbers cannot be chosen")
    return Array(permutation(total).prefix(count))
  }

  /// The elements in random order.
  public func shuffled<Elements: RandomAccessCollection>(
    _ elements: Elements
  ) -> [Elements.Element] {
    let own = Array(elements)
    return permutation(own.count).map { own[$0] }
  }
}
