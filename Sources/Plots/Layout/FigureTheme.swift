public import Typography

/// Sizes of everything in a figure that is not data, in points.
public struct FigureTheme: Sendable, Hashable {
  /// Axis labels, legends and remarks.
  public var label = TextStyle.label(size: 8)
  /// Tick labels.
  public var tick = TextStyle.tick(size: 7)
  /// Titles of rows and columns.
  public var title = TextStyle.label(size: 8).face(.bold)
  /// Letters of panels.
  public var letter = TextStyle.label(size: 9).face(.bold)
  /// Labels of fits and rules inside panels.
  public var remark = TextStyle.label(size: 7.5)
  /// Levels of contours.
  public var smallRemark = TextStyle.tick(size: 6.5)
  /// Width of spines and major ticks.
  public var spine = 0.6
  /// Length of major ticks.
  public var tickLength = 3.0
  /// Width of minor ticks.
  public var minorTick = 0.4
  /// Length of minor ticks.
  public var minorTickLength = 1.8
  /// From a tick to its label.
  public var tickPadding = 2.2
  /// From tick labels to the axis label.
  public var labelPadding = 4.0
  /// From a title to its panels.
  public var titlePadding = 5.0
  /// Between neighbouring columns, beside their decorations.
  public var columnGap = 12.0
  /// Between neighbouring rows, beside their decorations.
  public var rowGap = 10.0
  /// Around the figure.
  public var edge = 2.0
  /// Width of fitted lines.
  public var fit = 0.9
  /// Width of the paper about fitted lines.
  public var fitHalo = 2.2
  /// Width of the frame about maps.
  public var hairline = 0.4
  /// Opacity of bars.
  public var barOpacity = 0.9
  /// Opacity of histograms.
  public var histogramOpacity = 0.3
  /// Opacity of bands.
  public var bandOpacity = 0.2
  /// Share of an axis left free beyond the data.
  public var dataMargin = 0.03
  /// Points of a horizontal axis that one tick wants.
  public var tickPitchAcross = 55.0
  /// Points of an upright axis that one tick wants.
  public var tickPitchDown = 28.0
  /// No panel is narrower or lower.
  public var smallestPanel = 36.0

  /// The theme of reports.
  public init() {}

  /// The theme of reports.
  public static let report = FigureTheme()
}
