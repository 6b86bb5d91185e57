/// A finite number as decimal digits: 0.d1d2d3… × 10^point, exact for the shortest decimal.
struct DecimalDigits: Sendable, Hashable {
  var isNegative: Bool
  /// Digits 0...9 without leading zeros; empty for zero.
  var digits: [UInt8]
  /// The decimal point stands before digit number `point` (may be negative or past the end).
  var point: Int

  init(_ value: Double) {
    precondition(value.isFinite, "only finite numbers have decimal digits")
    var text = Substring("\(value)")
    isNegative = text.hasPrefix("-")
    if isNegative { text = text.dropFirst() }
    let parts = text.split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    digits = (mantissa[0] + fraction).utf8.map { $0 - UInt8(ascii: "0") }
    point = mantissa[0].count + exponent
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  var isZero: Bool { digits.isEmpty }

  /// The power of ten of the leading digit.
  var exponent: Int { point - 1 }

  func rounded(toDecimals decimals: Int) -> Self { rounded(keeping: point + decimals) }

  func rounded(toSignificant count: Int) -> Self { rounded(keeping: count) }

  /// Keeps the first `count` digits, half to even.
  private func rounded(keeping count: Int) -> Self {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.point = 0
      return result
    }
    let next = digits[count]
    let tail = digits[(count + 1)...].contains { $0 != 0 }
    let lastIsOdd = count > 0 && digits[count - 1] % 2 == 1
    result.digits = Array(digits[..<count])
    if next > 5 || (next == 5 && (tail || lastIsOdd)) { result.incrementLast() }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty { result.point = 0 }
    return result
  }

  private mutating func incrementLast() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    point += 1
  }

  /// The digit with weight 10^power.
  private func digit(weight power: Int) -> Character {
    let index = point - 1 - power
    let value = digits.indices.contains(index) ? digits[index] : 0
    return Character(UnicodeScalar(UInt8(ascii: "0") + value))
  }

  func plain(decimals: Int) -> String {
    let whole = String((0..<max(1, point)).reversed().map { digit(weight: $0) })
    guard decimals > 0 else { return whole }
    return whole + "." + String((1...decimals).map { digit(weight: -$0) })
  }

  func scientific(significant count: Int) -> String {
    let sign = isNegative ? "-" : ""
    let lead = digit(weight: exponent)
    let rest = (1..<max(1, count)).map { digit(weight: exponent - $0) }
    return sign + String(lead) + (rest.isEmpty ? "" : "." + String(rest)) + "e\(exponent)"
  }
}
