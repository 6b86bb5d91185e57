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

  static let options = "digits=N, plain, percent"

  init() {}

  /// Reads options; nil for an unknown one.
  init?(options: some Sequence<Substring>) {
    for option in options {
      let text = option.trimmed
      if text == "plain" {
        isPlain = true
      } else if text == "percent" {
        isPercent = true
      } else if text.hasPrefix("digits="), let count = Int(text.dropFirst(7)), 1...17 ~= count {
        digits = count
      } else {
        return nil
      }
    }
  }

  /// The number as printed.
  func text(_ scalar: Scalar) -> String {
    let factor = isPercent ? 100.0 : 1
    let value = scalar.value * factor
    let error = isPlain ? nil : scalar.uncertainty.map { $0 * factor }
    let unit = isPercent ? "%" : scalar.unit ?? ""
    // A thin space that does not break stands before a unit.
    return Self.number(value, error: error, digits: digits)
      + (unit.isEmpty ? "" : unit == "%" ? unit : "\u{202F}" + unit)
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
