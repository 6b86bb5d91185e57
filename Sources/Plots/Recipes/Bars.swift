/// Bars of several series side by side in every band, with error bars where there are bounds.
public enum GroupedBars {
  /// One series.
  public struct Series: Sendable, Hashable {
    /// For tooltips and data.
    public var label: String
    /// The series' colour.
    public var color: SeriesColor
    /// One height a band.
    public var values: [Double]
    /// Where error bars start; empty for none.
    public var lower: [Double]
    /// Where error bars end; empty for none.
    public var upper: [Double]

    /// A series.
    public init(
      _ label: String, color: SeriesColor, values: [Double], lower: [Double] = [],
      upper: [Double] = []
    ) {
      self.label = label
      self.color = color
      self.values = values
      self.lower = lower
      self.upper = upper
    }
  }

  /// Marks for a band axis.
  /// - Parameter width: Share of a band that its bars take together.
  public static func marks(_ series: [Series], width: Double = 0.76, base: Double = 0) -> [Mark] {
    let pitch = width / Double(max(1, series.count))
    var marks: [Mark] = []
    for (index, one) in series.enumerated() {
      let shift = (Double(index) - Double(series.count - 1) / 2) * pitch
      let x = one.values.indices.map { Double($0) + shift }
      marks.append(
        .bars(
          BarsMark(
            x: x, heights: one.values, width: 0.9 * pitch, base: base, color: one.color,
            label: one.label)))
      guard one.lower.count == x.count, one.upper.count == x.count else { continue }
      marks.append(.errorBars(ErrorBarsMark.inInk(x: x, y: one.values, one.lower, one.upper)))
    }
    return marks
  }
}

extension ErrorBarsMark {
  /// The colour of error bars over bars: ink.
  private static let ink = SeriesColor(
    "ink-of-errors", light: Palette.light.ink, dark: Palette.dark.ink)

  static func inInk(x: [Double], y: [Double], _ lower: [Double], _ upper: [Double]) -> Self {
    ErrorBarsMark(x: x, y: y, lower: lower, upper: upper, color: ink, label: "uncertainty")
  }
}
