/// The one routine for writing numbers: shortest decimals that read back to the same bits,
/// or a fixed number of decimals. Never the locale's.
public enum NumberText {
  /// Shortest decimal that reads back exactly; integral values carry no ".0"; `nan`, `inf`, `-inf`.
  ///
  /// Every NaN is `nan`: its sign and payload differ between machines.
  public static func shortest(_ value: Double) -> String {
    value.isNaN ? "nan" : trimmed("\(value)")
  }

  /// Shortest decimal that reads back exactly as a single-precision number.
  public static func shortest(_ value: Float) -> String {
    value.isNaN ? "nan" : trimmed("\(value)")
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Rounds the exact decimal digits half to even and writes `decimals` places.
  ///
  /// Works on the shortest decimal of `value`, so 0.15 with one place is 0.2 as a reader expects.
  /// - Parameter decimals: −1 rounds to tens, −2 to hundreds.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return shortest(value) }
    let digits = DecimalDigits(value).rounded(toDecimals: decimals)
    let sign = digits.isNegative && !digits.isZero ? "-" : ""
    return sign + digits.plain(decimals: decimals)
  }

  /// A share as a percentage, with its sign.
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    fixed(100 * share, decimals: decimals) + "%"
  }

  /// Rounds to significant digits, plain between 1e-4 and 1e6 and with an exponent elsewhere.
  public static func significant(_ value: Double, digits count: Int) -> String {
    guard value.isFinite else { return shortest(value) }
    guard value != 0 else { return "0" }
    let digits = DecimalDigits(value).rounded(toSignificant: count)
    let exponent = digits.exponent
    if exponent >= -4 && exponent < 6 {
      let sign = digits.isNegative ? "-" : ""
      return sign + digits.plain(decimals: max(0, count - 1 - exponent))
    }
    return digits.scientific(significant: count)
  }
}

extension NumberText {
  /// The significant digits and the power of ten of the first, after rounding half to even.
  public static func scientific(_ value: Double, digits count: Int) -> (
    digits: [UInt8], exponent: Int
  ) {
    guard value.isFinite, value != 0 else { return ([], 0) }
    let rounded = DecimalDigits(value).rounded(toSignificant: count)
    return (rounded.digits, rounded.exponent)
  }
}
