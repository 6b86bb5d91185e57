import CKernels

/// Sums with one order on every machine: 16 interleaved lanes joined by a fixed tree.
public enum Reductions {
  /// Σx.
  public static func sum(_ values: [Double]) -> Double { ck_sum_f64(values, values.count) }

  /// Σx in double precision.
  public static func sum(_ values: [Float]) -> Double { ck_sum_f32(values, values.count) }

  /// Σxy; equal counts.
  public static func dot(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "a dot product wants equal counts")
    return ck_dot_f64(x, y, x.count)
  }

  /// Σx² in double precision.
  public static func sumOfSquares(_ values: [Float]) -> Double {
    ck_sum_squares_f32(values, values.count)
  }
}
