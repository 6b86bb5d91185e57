import CKernels
import LinearAlgebra

extension RandomKey {
  /// The numbers 0 to count − 1 in random order: sorted by 64 random bits each, ties by the number.
  ///
  /// - Parameter count: Below 2³².
  /// - Complexity: O(*n*), by radix.
  public func permutation(_ count: Int) -> [Int] {
    precondition(0 <= count && count <= UInt32.max, "\(count) numbers cannot be permuted")
    return [Int](unsafeUninitializedCapacity: count) { result, filled in
      let status = result.withMemoryRebound(to: Int64.self) {
        ck_permutation(Execution.current.path.code, words, count, $0.baseAddress)
      }
      precondition(status == 0, "no memory to permute \(count) numbers")
      filled = count
    }
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
