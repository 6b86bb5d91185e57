import Base

/// Coordinates in SVG: hundredths of a point, no trailing zeros.
enum SVGNumber {
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded(.toNearestOrEven))
    guard hundredths != 0 else { return "0" }
    let sign = hundredths < 0 ? "-" : ""
    let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
    if part == 0 { return "\(sign)\(whole)" }
    if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)" }
    return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }
}

/// Text in XML.
enum XML {
  /// Escapes what has a meaning in markup; drops what XML forbids.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case let control where control.value < 0x20 || (0xFFFE...0xFFFF).contains(control.value): continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
