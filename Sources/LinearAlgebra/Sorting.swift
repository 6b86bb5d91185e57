import CKernels

/// Stable orders of numbers, by radix on their bits.
///
/// From the least to the greatest; equal numbers, −0 and +0 among them, keep their order, and NaN
/// comes last.
public enum Sorting {
  /// The places of the numbers in their order.
  /// - Complexity: O(*n*)
  public static func order(_ values: [Double]) -> [Int] {
    ordered(values.count) { ck_order_f64(values, values.count, $0) }
  }

  /// The numbers in their order.
  /// - Complexity: O(*n*)
  public static func sorted(_ values: [Double]) -> [Double] { order(values).map { values[$0] } }

  /// The places of the numbers in their order.
  /// - Complexity: O(*n*)
  public static func order(_ values: [Float]) -> [Int] {
    ordered(values.count) { ck_order_f32(values, values.count, $0) }
  }

  /// The numbers in their order.
  /// - Complexity: O(*n*)
  public static func sorted(_ values: [Float]) -> [Float] { order(values).map { values[$0] } }

  private static func ordered(
    _ count: Int, _ fill: (UnsafeMutablePointer<Int64>?) -> Int32
  ) -> [Int] {
    precondition(count <= UInt32.max, "at most 2³² − 1 numbers are sorted")
    return [Int](unsafeUninitializedCapacity: count) { result, filled in
      let status = result.withMemoryRebound(to: Int64.self) { fill($0.baseAddress) }
      precondition(status == 0, "no memory to sort \(count) numbers")
      filled = count
    }
  }
}
