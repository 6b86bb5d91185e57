/// Coordinates in SVG and PDF: hundredths of a point, no trailing zeros.
///
/// Works on whole numbers, as a page has tens of thousands of them.
enum HundredthsText {
  /// The nearest hundredth, halves to even.
  static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded(.toNearestOrEven)) }

  /// A length or a share.
  static func text(_ value: Double) -> String { text(hundredths: hundredths(value)) }

  /// A number of hundredths; nothing before the point where that is zero.
  static func text(hundredths: Int) -> String {
    guard hundredths != 0 else { return "0" }
    let sign = hundredths < 0 ? "-" : ""
    let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if part == 0 { return "\(sign)\(whole)" }
    let lead = whole == 0 ? "\(sign)." : "\(sign)\(whole)."
    return part % 10 == 0 ? "\(lead)\(part / 10)" : "\(lead)\(part < 10 ? "0" : "")\(part)"
  }
}
