import Base
import Results

/// How a number in the text is asked for: `alias.scalar|digits=3|plain`.
struct ValueFormat: Sendable, Hashable {
  /// Significant digits where no error decides.
  var digits = 3
  /// Without the error.
  var isPlain = false
  /// Times 100, with a percent sign.
  var isPercent = false
  /// Digits behind the point, whatever the error says.
  var decimals: Int?
  /// Without the unit.
  var isBare = false
  /// With a plus sign where it is positive.
  var isSigned = false
  /// As a power of ten.
  var isScientific = false
  /// What is printed of the scalar.
  var part = Part.value

  /// What of a scalar is printed.
  enum Part: Sendable {
    case value, error, published
  }

  static let options =
    "digits=N, decimals=N, plain, percent, bare, signed, scientific, error, published"

  init() {}

  /// Reads options; nil for an unknown one.
  init?(options: some Sequence<Substring>) {
    for option in options {
      let text = option.trimmed
      switch text {
      case "plain": isPlain = true
      case "percent": isPercent = true
      case "bare": isBare = true
      case "signed": isSigned = true
      case "scientific": isScientific = true
      case "error": part = .error
      case "published": part = .published
      default:
        let sides = text.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, let count = Int(sides[1]) else { return nil }
        if sides[0] == "digits", 1...17 ~= count {
          digits = count
        } else if sides[0] == "decimals", 0...17 ~= count {
          decimals = count
        } else {
          return nil
        }
      }
    }
  }

  /// The number as printed; nil for a part that the scalar lacks.
  func printed(_ scalar: Scalar) -> String? {
    switch part {
    case .value: text(scalar)
    case .error:
      scalar.uncertainty.map { text(Scalar(scalar.name, $0, unit: scalar.unit, meaning: "")) }
    case .published:
      scalar.published.map { published in
        if isAsPrinted { return asPrinted(published, unit: scalar.unit) }
        return
          text(
            Scalar(
              scalar.name, published.value, uncertainty: published.uncertainty, unit: scalar.unit,
              meaning: ""))
      }
    }
  }

  /// Whether a published number is to be repeated digit by digit.
  private var isAsPrinted: Bool { decimals == nil && !isScientific && !isPercent && !isSigned }

  private func asPrinted(_ published: Published, unit: String?) -> String {
    let error = isPlain ? nil : published.uncertainty
    let number = Published(published.value, uncertainty: error, source: "", dataset: "")
    return Resolver.printed(number) + (isBare ? "" : unit.map { "\u{202F}" + $0 } ?? "")
  }

  /// The value as printed.
  func text(_ scalar: Scalar) -> String {
    let factor = isPercent ? 100.0 : 1
    let value = scalar.value * factor
    let error = isPlain ? nil : scalar.uncertainty.map { $0 * factor }
    let unit = isPercent ? "%" : isBare ? "" : scalar.unit ?? ""
    let number = number(value, error: error)
    let sign = isSigned && value > 0 ? "+" : ""
    // A thin space that does not break stands before a unit.
    return sign + number + (unit.isEmpty ? "" : unit == "%" ? unit : "\u{202F}" + unit)
  }

  private func number(_ value: Double, error: Double?) -> String {
    if let decimals, value.isFinite {
      let parts = [value] + (error.map { [$0] } ?? [])
      return parts.map {
        Self.grouped(UncertainText.minus(NumberText.fixed($0, decimals: decimals)))
      }
      .joined(separator: "\u{A0}±\u{A0}")
    }
    if isScientific, value.isFinite, value != 0 { return scientific(value, error: error) }
    return Self.number(value, error: error, digits: digits)
  }

  /// `1.20 × 10⁻³`, with an error `(1.20 ± 0.04) × 10⁻³`.
  private func scientific(_ value: Double, error: Double?) -> String {
    let exponent = NumberText.scientific(value, digits: digits).exponent
    let power = Self.raised("1e\(exponent)").dropFirst()
    let decimals = error.map { UncertainText.decimals(forError: $0) + exponent } ?? digits - 1
    func scaled(_ number: Double) -> String {
      // Division by the power would round once more; the decimal point is moved in the text.
      let text = NumberText.fixed(number, decimals: max(0, decimals - exponent))
      return UncertainText.minus(Self.shifted(text, by: exponent, decimals: max(0, decimals)))
    }
    guard let error, error > 0 else { return scaled(value) + power }
    return "(\(scaled(value))\u{A0}±\u{A0}\(scaled(error)))" + power
  }

  /// A decimal text times 10 to the minus `exponent`, with so many decimals.
  private static func shifted(_ text: String, by exponent: Int, decimals: Int) -> String {
    let isNegative = text.hasPrefix("-")
    let sides = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    var digits = Array((sides.first ?? "") + (sides.count > 1 ? sides[1] : ""))
    var point = (sides.first?.count ?? 0) - exponent
    if point < 1 {
      digits = Array(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    while digits.count < point + decimals { digits.append("0") }
    var whole = String(digits[..<point].drop { $0 == "0" })
    if whole.isEmpty { whole = "0" }
    let rest = String(digits[point...].prefix(decimals))
    return (isNegative ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
  }

  /// A value with its error; whole numbers whole, thousands apart, powers of ten raised.
  static func number(_ value: Double, error: Double?, digits: Int) -> String {
    if error ?? 0 == 0, value == value.rounded(), abs(value) < 1e15 {
      return grouped(UncertainText.minus(NumberText.shortest(value)))
    }
    if !value.isFinite { return value.isNaN ? "—" : value > 0 ? "∞" : "−∞" }
    return UncertainText.text(value, error, digits: digits)
      .split(separator: " ").map { grouped(raised(String($0))) }.joined(separator: "\u{A0}")
  }

  /// Groups of three digits from ten thousand on.
  static func grouped(_ text: String) -> String {
    let start = text.firstIndex { $0.isNumber } ?? text.endIndex
    let whole = text[start...].prefix { $0.isASCII && $0.isNumber }
    guard whole.count >= 5 else { return text }
    var groups = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { groups.append("\u{202F}") }
      groups.append(digit)
    }
    return text[..<start] + groups + text[whole.endIndex...]
  }

  /// `1.2e-7` to `1.2 × 10⁻⁷`.
  static func raised(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let small = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(exponent).map { $0 == "-" ? "⁻" : small[$0.wholeNumberValue ?? 0] }
    return text[..<mark] + "\u{A0}×\u{A0}10" + String(power)
  }
}
