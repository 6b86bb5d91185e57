import CKernels

/// exp, log and pow with the same bits everywhere.
///
/// Double precision: within 1 ulp. Single precision: evaluated in double and rounded once, so
/// correctly rounded but for near ties.
public enum ElementaryFunctions {
  /// e^x.
  public static func exp(_ x: Double) -> Double { ck_exp(x) }

  /// Natural logarithm; NaN below 0, −∞ at 0.
  public static func log(_ x: Double) -> Double { ck_log(x) }

  /// x^y, with the special values of IEEE 754.
  public static func pow(_ x: Double, _ y: Double) -> Double { ck_pow(x, y) }

  /// e^x.
  public static func exp(_ x: Float) -> Float { Float(ck_exp(Double(x))) }

  /// Natural logarithm.
  public static func log(_ x: Float) -> Float { Float(ck_log(Double(x))) }

  /// x^y.
  public static func pow(_ x: Float, _ y: Float) -> Float { Float(ck_pow(Double(x), Double(y))) }

  /// Powers of many numbers.
  public static func pow(_ values: [Float], _ y: Float) -> [Float] { values.map { pow($0, y) } }
}
