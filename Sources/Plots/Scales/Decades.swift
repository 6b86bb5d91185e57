import LinearAlgebra

/// Decadic logarithms and powers that agree on every machine.
enum Decades {
  private static let ln10 = 2.302585092994045684

  /// The decadic logarithm of a positive number; whole for powers of ten.
  static func log10(_ value: Double) -> Double {
    let raw = ElementaryFunctions.log(value) / ln10
    let whole = raw.rounded()
    return (raw - whole).magnitude < 1e-13 * max(1, whole.magnitude) ? whole : raw
  }

  /// Ten to a power; correctly rounded for whole exponents.
  static func power(_ exponent: Double) -> Double {
    let whole = exponent.rounded()
    return exponent == whole && whole.magnitude < 400
      ? number(1, exponent: Int(whole)) : ElementaryFunctions.exp(exponent * ln10)
  }

  /// `mantissa × 10^exponent`, correctly rounded.
  static func number(_ mantissa: Int, exponent: Int) -> Double {
    Double("\(mantissa)e\(exponent)") ?? 0
  }
}
