extension Paint {
  /// The name of the paint in classes and CSS variables; nil for colours that never change.
  ///
  /// A shade is part of it in percent: `s-data-40`.
  var className: String? {
    switch self {
    case .ink: "ink"
    case .secondaryInk: "ink2"
    case .axis: "axis"
    case .grid: "grid"
    case .paper: "paper"
    case .link: "link"
    case .series(let series):
      "s-\(XMLText.identifier(series.name))-"
        + HundredthsText.text(max(0, 100 * series.shade)).replacing(".", with: "_")
    case .fixed: nil
    }
  }
}

extension RGB {
  /// `#RRGGBB`.
  public var hex: String {
    "#"
      + [red, green, blue].map { channel in
        let digits = String(channel, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
