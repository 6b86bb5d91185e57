/// What every paint looks like on one kind of paper.
public struct Palette: Sendable, Hashable {
  /// Which of a series' two colours is meant.
  public enum Scheme: String, Sendable, Hashable, Codable, CaseIterable {
    case light, dark
  }

  /// Which of a series' two colours is meant.
  public var scheme: Scheme
  /// Text and fitted lines.
  public var ink: RGB
  /// Tick labels and remarks.
  public var secondaryInk: RGB
  /// Spines and ticks.
  public var axis: RGB
  /// Lines behind the data.
  public var grid: RGB
  /// The background.
  public var paper: RGB
  /// Text that leads somewhere.
  public var link: RGB
  /// Colours of series that differ from the series' own, by name.
  public var series: [String: RGB] = [:]

  /// White paper and print.
  public static let light = Palette(
    scheme: .light, ink: RGB(0x1B1F24), secondaryInk: RGB(0x57606A), axis: RGB(0x3D444D),
    grid: RGB(0xE4E7EB), paper: RGB(0xFFFFFF), link: RGB(0x0B5FA5))
  /// The dark page.
  public static let dark = Palette(
    scheme: .dark, ink: RGB(0xE6E9EE), secondaryInk: RGB(0x9AA4B0), axis: RGB(0x7A8490),
    grid: RGB(0x2A3038), paper: RGB(0x15181D), link: RGB(0x6CB6FF))

  /// A paint's colour on this paper; shades of a series are mixed toward the paper in OKLab.
  public func color(of paint: Paint) -> RGB {
    switch paint {
    case .ink: ink
    case .secondaryInk: secondaryInk
    case .axis: axis
    case .grid: grid
    case .paper: paper
    case .link: link
    case .series(let series): color(of: series)
    case .fixed(let color): color
    }
  }

  /// A series' colour on this paper.
  public func color(of series: SeriesColor) -> RGB {
    let own = scheme == .light ? series.light : series.dark
    let full = self.series[series.name] ?? own
    guard series.shade < 1 else { return full }
    return OKLab(paper).mixed(with: OKLab(full), share: max(0, series.shade)).rgb
  }
}
