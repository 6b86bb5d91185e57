/// A tick as a whole number of powers of ten, so that no binary noise shows in its label.
struct DecimalTick: Sendable, Hashable {
  /// The value is `mantissa × 10^exponent`.
  let mantissa: Int
  /// See ``mantissa``.
  let exponent: Int

  /// Decimals that write the value exactly.
  var decimals: Int {
    guard mantissa != 0 else { return 0 }
    var (rest, power) = (mantissa, exponent)
    while rest % 10 == 0 {
      rest /= 10
      power += 1
    }
    return max(0, -power)
  }

  /// The nearest number.
  var value: Double { Decades.number(mantissa, exponent: exponent) }

  /// The same number over a power of ten.
  func over(powerOfTen: Int) -> DecimalTick {
    DecimalTick(mantissa: mantissa, exponent: exponent - powerOfTen)
  }
}
