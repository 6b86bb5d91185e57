/// Panels in rows and columns, with what they share.
public struct PanelGrid: Sendable, Hashable, Codable {
  /// Which panels have one domain and one set of labels.
  public enum Sharing: String, Sendable, Hashable, Codable {
    case none, rows, columns, all
  }

  /// Row by row; all rows have equal length.
  public var rows: [[Panel]]
  /// Above each column; empty for none.
  public var columnTitles: [String]
  /// Left of each row, read upwards; empty for none.
  public var rowTitles: [String]
  /// Panels with a common x domain, labelled once at the bottom of each column.
  public var shareX: Sharing
  /// Panels with a common y domain, labelled once at the left of each row.
  public var shareY: Sharing
  /// Panels whose rasters and filled contours have a common domain and one colour bar.
  public var shareColor: Sharing
  /// Height over width of a panel's inner area.
  public var aspect: Double
  /// One legend for the whole grid.
  public var legend: [LegendEntry]
  /// Before the legend's entries, for instance `Units`; empty for none.
  public var legendTitle: String
  /// Letters a, b, c … at the panels' corners.
  public var isLettered: Bool

  /// A grid of panels.
  public init(
    rows: [[Panel]], columnTitles: [String] = [], rowTitles: [String] = [],
    shareX: Sharing = .none, shareY: Sharing = .none, shareColor: Sharing = .none,
    aspect: Double = 0.62, legend: [LegendEntry] = [], legendTitle: String = "",
    isLettered: Bool = false
  ) {
    self.rows = rows
    self.columnTitles = columnTitles
    self.rowTitles = rowTitles
    self.shareX = shareX
    self.shareY = shareY
    self.shareColor = shareColor
    self.aspect = aspect
    self.legend = legend
    self.legendTitle = legendTitle
    self.isLettered = isLettered
  }
}

/// One line of a legend.
public struct LegendEntry: Sendable, Hashable, Codable {
  /// How the key is drawn.
  public enum Key: Sendable, Hashable, Codable {
    case point, line, area
    case marker(Marker)
  }

  /// What the key stands for.
  public var label: String
  /// In the series' colour.
  public var color: SeriesColor
  /// The form of the key.
  public var key: Key
  /// Dashes of a line's key; empty is solid.
  public var dash: [Double]

  /// A legend entry.
  public init(_ label: String, color: SeriesColor, key: Key, dash: [Double] = []) {
    self.label = label
    self.color = color
    self.key = key
    self.dash = dash
  }
}
