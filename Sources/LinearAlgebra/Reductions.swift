import CKernels

/// Reductions with one order on every machine: sums go to 16 interleaved lanes joined by a fixed
/// tree, in double precision.
///
/// A NaN among the numbers makes sums and extremes NaN, and its place is where the extremes lie.
/// Zeros: −0 lies below +0, but they are equal, so that the first of them is the place.
public enum Reductions {
  /// Σx.
  public static func sum(_ values: [Double]) -> Double {
    ck_path_sum_f64(Execution.current.path.code, values, values.count)
  }

  /// Σxy; equal counts.
  public static func dot(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "a dot product wants equal counts")
    return ck_path_dot_f64(Execution.current.path.code, x, y, x.count)
  }

  /// Σx².
  public static func sumOfSquares(_ values: [Double]) -> Double { dot(values, values) }

  /// The least and greatest number; nil when there are none.
  public static func extremes(_ values: [Double]) -> (minimum: Double, maximum: Double)? {
    if values.isEmpty { return nil }
    var (minimum, maximum) = (Double(), Double())
    ck_extremes_f64(
      Execution.current.path.code, values, values.count, &minimum, &maximum)
    return (minimum, maximum)
  }

  /// The place of the greatest number, the first of equals; nil when there are none.
  public static func argmax(_ values: [Double]) -> Int? {
    extremes(values).map { place(of: $0.maximum, in: values) }
  }

  /// The place of the least number, the first of equals; nil when there are none.
  public static func argmin(_ values: [Double]) -> Int? {
    extremes(values).map { place(of: $0.minimum, in: values) }
  }

  private static func place(of number: Double, in values: [Double]) -> Int {
    ck_find_f64(Execution.current.path.code, values, values.count, number)
  }

  /// Σx.
  public static func sum(_ values: [Float]) -> Double {
    ck_path_sum_f32(Execution.current.path.code, values, values.count)
  }

  /// Σxy; equal counts.
  public static func dot(_ x: [Float], _ y: [Float]) -> Double {
    precondition(x.count == y.count, "a dot product wants equal counts")
    return ck_path_dot_f32(Execution.current.path.code, x, y, x.count)
  }

  /// Σx².
  public static func sumOfSquares(_ values: [Float]) -> Double { dot(values, values) }

  /// The least and greatest number; nil when there are none.
  public static func extremes(_ values: [Float]) -> (minimum: Float, maximum: Float)? {
    if values.isEmpty { return nil }
    var (minimum, maximum) = (Float(), Float())
    ck_extremes_f32(
      Execution.current.path.code, values, values.count, &minimum, &maximum)
    return (minimum, maximum)
  }

  /// The place of the greatest number, the first of equals; nil when there are none.
  public static func argmax(_ values: [Float]) -> Int? {
    extremes(values).map { place(of: $0.maximum, in: values) }
  }

  /// The place of the least number, the first of equals; nil when there are none.
  public static func argmin(_ values: [Float]) -> Int? {
    extremes(values).map { place(of: $0.minimum, in: values) }
  }

  private static func place(of number: Float, in values: [Float]) -> Int {
    ck_find_f32(Execution.current.path.code, values, values.count, number)
  }
}
