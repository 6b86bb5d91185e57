/// Reads decimal numbers to the nearest double several times as fast as the C library.
///
/// Ordinary spellings alone: digits on both sides of a point, at most 19 of them, and an exponent.
/// Everything else is left to a careful reader.
/// - Source: D. Lemire, “Number parsing at a gigabyte per second”, *Software: Practice and
///   Experience* 51 (2021) 1700; W. D. Clinger, PLDI 1990, for numbers that a double holds exactly.
public enum DecimalReader {
  /// The double nearest to a decimal, ties to even; nil where a careful reader must look.
  public static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let decimal = Decimal(text) else { return nil }
    guard let magnitude = magnitude(decimal.digits, decimal.exponent) else { return nil }
    return decimal.isNegative ? -magnitude : magnitude
  }

  /// The float nearest to a decimal, ties to even; nil where a careful reader must look.
  public static func float(_ text: UnsafeBufferPointer<UInt8>) -> Float? {
    guard let double = double(text) else { return nil }
    // Rounding twice is rounding once but where the first result lies halfway between two floats.
    let isHalfway = double.bitPattern & (1 << 29 - 1) == 1 << 28
    let size = double.magnitude
    guard !isHalfway, size == 0 || size >= 0x1p-126 && size < 0x1p127 else { return nil }
    return Float(double)
  }

  /// ± digits · 10^exponent.
  private struct Decimal {
    var digits: UInt64 = 0
    var exponent = 0
    var isNegative = false
    private var isStarted = false

    init?(_ text: UnsafeBufferPointer<UInt8>) {
      var index = 0
      if text.first == UInt8(ascii: "-") {
        isNegative = true
        index = 1
      }
      let start = index
      guard let significant = readDigits(text, &index), index > start else { return nil }
      var count = significant
      if index < text.count, text[index] == UInt8(ascii: ".") {
        index += 1
        let point = index
        guard let more = readDigits(text, &index), index > point else { return nil }
        count += more
        exponent = point - index
      }
      guard count <= 19 else { return nil }
      if index < text.count {
        guard text[index] == UInt8(ascii: "e"), let power = Self.power(text, from: index + 1) else {
          return nil
        }
        exponent += power
      }
    }

    /// Takes digits in; says how many of them count, zeros in front not among them.
    private mutating func readDigits(
      _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Int? {
      var count = 0
      while index < text.count {
        let digit = text[index] &- 48
        guard digit < 10 else { break }
        digits = digits &* 10 &+ UInt64(digit)
        if digit != 0 { isStarted = true }
        if isStarted { count += 1 }
        index += 1
      }
      return count <= 19 ? count : nil
    }

    private static func power(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      var index = start
      var isNegative = false
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        isNegative = text[index] == UInt8(ascii: "-")
        index += 1
      }
      guard index < text.count, text.count - index <= 3 else { return nil }
      var power = 0
      while index < text.count {
        let digit = text[index] &- 48
        guard digit < 10 else { return nil }
        power = power * 10 + Int(digit)
        index += 1
      }
      return isNegative ? -power : power
    }
  }

  private static func magnitude(_ digits: UInt64, _ exponent: Int) -> Double? {
    if digits == 0 { return 0 }
    if digits <= 1 << 53, -22...22 ~= exponent {
      // Both are exact, so that one operation rounds once.
      let power = exactPowers[abs(exponent)]
      return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }
    guard -55 ... -1 ~= exponent else { return nil }
    return product(digits, exponent)
  }

  /// digits · 10^exponent by the upper bits of digits · 5^exponent.
  private static func product(_ digits: UInt64, _ exponent: Int) -> Double? {
    let shift = digits.leadingZeroBitCount
    let scaled = digits << UInt64(shift)
    let power = fifths[-exponent]
    var (upper, lower) = scaled.multipliedFullWidth(by: power.upper)
    // The lower half of the power matters only where carries could reach the bits that are kept.
    if upper & 0x1FF == 0x1FF {
      let (sum, carries) = lower.addingReportingOverflow(
        scaled.multipliedFullWidth(by: power.lower).high)
      lower = sum
      if carries { upper += 1 }
    }
    if lower == .max, exponent < -27 { return nil }
    let top = Int(upper >> 63)
    var significand = upper >> UInt64(top + 9)
    // Halfway between two doubles, which only small powers can be: to even.
    if lower <= 1, exponent >= -4, significand & 3 == 1, significand << UInt64(top + 9) == upper {
      significand &= ~1
    }
    significand = (significand + significand & 1) >> 1
    var binary = (217_706 * exponent) >> 16 + 63 + top - shift
    if significand == 1 << 53 {
      significand = 1 << 52
      binary += 1
    }
    guard -1022...1023 ~= binary else { return nil }
    return Double(
      sign: .plus, exponentBitPattern: UInt(binary + 1023),
      significandBitPattern: significand & (1 << 52 - 1))
  }

  private static let exactPowers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// 5^−k for k from 0 to 55 as 128 bits from the first that is set, rounded up where k ≤ 27 and
  /// down beyond, as the proof of the method wants it.
  private static let fifths: [(upper: UInt64, lower: UInt64)] = (0...55).map { power in
    let divisor = (0..<power).reduce(UInt128(1)) { value, _ in value * 5 }
    let width = UInt128.bitWidth - (divisor - 1).leadingZeroBitCount
    guard power > 0 else { return (1 << 63, 0) }
    var quotient = divisor.dividingFullWidth((UInt128(1) << UInt128(width - 1), 0)).quotient
    if power <= 27 { quotient += 1 }
    return (UInt64(quotient >> 64), UInt64(truncatingIfNeeded: quotient))
  }
}
