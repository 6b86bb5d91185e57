import Statistics

/// How the values of a heat map become colours.
public struct ColorScale: Sendable, Hashable, Codable {
  /// A run of colours.
  public enum Ramp: String, Sendable, Hashable, Codable, CaseIterable {
    /// Blue over green to yellow, even in lightness.
    case viridis
    /// Black over purple to cream, even in lightness.
    case magma
    /// Blue below zero, paper at zero, red above; the range is symmetric about zero.
    case diverging
  }

  /// A run of colours.
  public var ramp: Ramp
  /// By the decadic logarithm; only for positive values.
  public var isLog: Bool
  /// Fixed ends; nil takes them from the values.
  public var lower: Double?
  /// See ``lower``.
  public var upper: Double?
  /// Shares of the values between which the range is taken, for instance 0.01 to 0.99. What lies
  /// beyond has the colour of the end, and the colour bar an arrow.
  public var percentiles: ClosedRange<Double>

  /// A colour scale.
  public init(
    _ ramp: Ramp, isLog: Bool = false, lower: Double? = nil, upper: Double? = nil,
    percentiles: ClosedRange<Double> = 0...1
  ) {
    self.ramp = ramp
    self.isLog = isLog
    self.lower = lower
    self.upper = upper
    self.percentiles = percentiles
  }
}

/// The values that a run of colours stands for.
struct ColorDomain: Sendable, Hashable {
  let ramp: ColorScale.Ramp
  let isLog: Bool
  private(set) var lower: Double
  private(set) var upper: Double
  /// Values lie below, in the lowest colour.
  private(set) var extendsBelow: Bool
  /// Values lie above, in the highest colour.
  private(set) var extendsAbove: Bool
  /// Where filled bands begin, ascending; empty for even runs.
  let levels: [Double]

  /// The domain of some values.
  init(_ scale: ColorScale, of values: some Sequence<Float>, levels: [Double] = []) {
    self.levels = levels
    let isLog = scale.isLog && scale.ramp != .diverging
    let sorted = values.lazy.map(Double.init).filter { $0.isFinite && (!isLog || $0 > 0) }.sorted()
    func share(_ probability: Double) -> Double? {
      sorted.isEmpty
        ? nil : quantile(sorted: sorted, min(1, max(0, probability)))
    }
    var low = scale.lower ?? share(scale.percentiles.lowerBound) ?? (isLog ? 1 : 0)
    var high = scale.upper ?? share(scale.percentiles.upperBound) ?? (isLog ? 10 : 1)
    if isLog { low = max(low, 1e-300) }
    if scale.ramp == .diverging {
      high = max(low.magnitude, high.magnitude)
      low = -high
    }
    if !(low < high) {
      // One value alone stands in the middle.
      let free = isLog ? 0 : (low == 0 ? 1 : low.magnitude / 2)
      (low, high) = isLog ? (low / 3, low * 3) : (low - free, low + free)
    }
    ramp = scale.ramp
    self.isLog = isLog
    (lower, upper) = (low, high)
    extendsBelow = sorted.first.map { $0 < low } ?? false
    extendsAbove = sorted.last.map { $0 > high } ?? false
  }

  /// Takes in another domain of the same colours.
  mutating func include(_ other: ColorDomain) {
    extendsBelow = lower <= other.lower ? extendsBelow : other.extendsBelow
    extendsAbove = upper >= other.upper ? extendsAbove : other.extendsAbove
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
  }

  /// Values become places, 0 at the lower end.
  var scale: AxisScale { AxisScale(isLog ? .log : .linear, lower: lower, upper: upper) }
}

/// The colours of a domain on one kind of paper.
struct ColorTable {
  private let colors: [RGB]
  private let scale: AxisScale
  private let paper: RGB

  init(_ domain: ColorDomain, on palette: Palette) {
    scale = domain.scale
    paper = palette.paper
    switch domain.ramp {
    case .viridis: colors = ColorTables.viridis
    case .magma: colors = ColorTables.magma
    case .diverging: colors = DivergingRamp(on: palette).colors
    }
  }

  /// The colour of a value, the nearest end's beyond the domain; paper where there is no value.
  func color(of value: Double) -> RGB {
    let place = scale.fraction(of: value)
    if place.isNaN { return scale.kind == .log && value <= 0 ? colors[0] : paper }
    return color(at: place)
  }

  /// The colour at a place, 0 at the lower end.
  func color(at place: Double) -> RGB {
    colors[Int((Double(colors.count - 1) * min(1, max(0, place))).rounded())]
  }

  /// A paint for all papers.
  static func paint(_ domain: ColorDomain, at place: Double, on page: PageTheme) -> Paint {
    let step = Int((100 * min(1, max(0, place))).rounded())
    let (light, dark) = (ColorTable(domain, on: page.light), ColorTable(domain, on: page.dark))
    return .series(
      SeriesColor(
        "\(domain.ramp.rawValue)-\(step)", light: light.color(at: Double(step) / 100),
        dark: dark.color(at: Double(step) / 100)))
  }
}
