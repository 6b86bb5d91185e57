import Base

extension Paint {
  /// The name of the paint in classes and CSS variables; nil for colours that never change.
  var className: String? {
    switch self {
    case .ink: "ink"
    case .secondaryInk: "ink2"
    case .axis: "axis"
    case .grid: "grid"
    case .paper: "paper"
    case .link: "link"
    case .series(let series):
      "s-\(series.name)-\(Int((100 * series.shade).rounded(.toNearestOrEven)))"
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

/// The style sheet that gives drawings their colours on light and dark pages.
public struct PaintSheet: Sendable, Hashable {
  private var paints: [String: Paint] = [:]

  /// A sheet of the inks, without series.
  public init() {
    for paint in [Paint.ink, .secondaryInk, .axis, .grid, .paper, .link] { add(paint) }
  }

  mutating func add(_ paint: Paint) {
    if let name = paint.className { paints[name] = paint }
  }

  /// Adds all paints of another sheet.
  public mutating func merge(_ other: PaintSheet) {
    paints.merge(other.paints) { own, _ in own }
  }

  private var sorted: [(name: String, paint: Paint)] {
    paints.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (name: $0.key, paint: $0.value) }
  }

  /// Declarations of CSS variables for a theme, for instance `--fx-ink:#1B1F24`.
  public func variables(_ palette: Palette) -> String {
    sorted.map { "--fx-\($0.name):\(palette.color(of: $0.paint).hex)" }.joined(separator: ";")
  }

  /// Rules that let classes follow the variables.
  public var rules: String {
    sorted.map {
      ".fx-st-\($0.name){stroke:var(--fx-\($0.name))}.fx-fi-\($0.name){fill:var(--fx-\($0.name))}"
    }.joined(separator: "\n")
  }
}
