import LinearAlgebra
import Statistics

extension BoxMark {
  /// The box plot of a sample; nil when none of it is finite.
  public init?(
    at place: Double, of values: [Double], width: Double = 0.55, color: SeriesColor, label: String
  ) {
    guard let summary = BoxSummary(values) else { return nil }
    self.init(at: place, summary, width: width, color: color, label: label)
  }
}

extension ViolinMark {
  /// The violin of a sample over its quartiles; nil with fewer than two different values.
  /// - Parameter isLog: Takes the density over logarithms, as suits a log axis.
  public init?(
    at place: Double, of values: [Double], isLog: Bool = false, width: Double = 0.8,
    color: SeriesColor, label: String
  ) {
    guard let density = KernelDensity(values, isOverLogarithms: isLog) else { return nil }
    self.init(
      at: place, density, summary: BoxSummary(values), width: width, color: color, label: label)
  }
}

extension HistogramMark {
  /// Densities of several samples over the same bins; none when no two values differ.
  /// - Parameters:
  ///   - bins: How many; nil takes the width of Freedman and Diaconis over all samples together.
  ///   - isLog: Bins of equal width over decadic logarithms.
  public static func marks(
    of samples: [(label: String, color: SeriesColor, values: [Double])], bins: Int? = nil,
    isLog: Bool = false
  ) -> [HistogramMark] {
    let samples = samples.map { sample in
      let values = sample.values.filter { $0.isFinite && (!isLog || $0 > 0) }
      return (sample.label, sample.color, isLog ? values.map(Decades.log10) : values)
    }
    let all = samples.flatMap(\.2)
    guard let whole = Histogram(freedmanDiaconis: all, limit: 100) else { return [] }
    return samples.filter { !$0.2.isEmpty }.map { label, color, values in
      let counted = Histogram(values, bins: bins ?? whole.counts.count, in: whole.range)
      let edges = isLog ? counted.edges.map(Decades.power) : counted.edges
      return HistogramMark(
        edges: edges, heights: counted.densities, color: color, label: label)
    }
  }
}

/// A straight line fitted to points, in the coordinates that the axes show: a power law where both
/// are logarithmic.
public struct FittedLine: Sendable, Hashable {
  private let line: WeightedLine
  private let range: ClosedRange<Double>
  private let isPowerLaw: Bool

  /// Fits by ordinary least squares; nil with fewer than three points with different x.
  /// - Parameters:
  ///   - window: Only points whose x lies there.
  ///   - isPowerLaw: Fits logarithms; points with x or y not above 0 are left out.
  public init?(
    x: [Double], y: [Double], within window: ClosedRange<Double>? = nil, isPowerLaw: Bool
  ) {
    let points = zip(x, y).filter { x, y in
      x.isFinite && y.isFinite && (window?.contains(x) ?? true) && (!isPowerLaw || (x > 0 && y > 0))
    }
    let xs = points.map(\.0)
    guard points.count >= 3, let least = xs.min(), let most = xs.max(), least < most else {
      return nil
    }
    func place(_ value: Double) -> Double { isPowerLaw ? Decades.log10(value) : value }
    line = WeightedLine(
      x: xs.map(place), y: points.map { place($0.1) },
      weights: Array(repeating: 1, count: points.count))
    range = least...most
    self.isPowerLaw = isPowerLaw
  }

  /// Change of y over that of x, of logarithms for a power law.
  public var slope: Double { line.slope }
  /// Standard error of the slope.
  public var slopeError: Double { line.slopeError }

  /// The line with what it says.
  /// - Parameter label: Written beside it.
  public func marks(label: String) -> [Mark] {
    if isPowerLaw {
      return [
        .fit(
          FitMark(
            slope: line.slope, prefactor: Decades.power(line.intercept), from: range.lowerBound,
            to: range.upperBound, label: label))
      ]
    }
    let ends = [range.lowerBound, range.upperBound]
    let values = ends.map { line.intercept + line.slope * $0 }
    let ink = SeriesColor("fitted", light: Palette.light.ink, dark: Palette.dark.ink)
    let middle = (ends[0] + ends[1]) / 2
    return [
      .line(LineMark(x: ends, y: values, color: ink, width: 0.9, label: label)),
      .text(
        TextMark(
          x: middle, y: line.intercept + line.slope * middle, text: label, placement: .clear)),
    ]
  }
}
