/// A figure as a plain value: panels in a grid, drawn by every backend from the same layout.
///
/// Labels are text with TeX-subset math between dollars: `"Dimension $n$"`.
public struct Figure: Sendable, Hashable, Codable {
  /// Lower-case words joined by hyphens, unique within an experiment.
  public var name: String
  /// A short title for listings and screen readers; captions are the notebook's.
  public var title: String
  /// What the figure shows, in words computed from the data; read by screen readers.
  public var alternative: String
  /// How wide the figure stands on the page.
  public var width: FigureWidth
  /// The panels.
  public var grid: PanelGrid
  /// Tables that the figure is drawn from, by name.
  public var tables: [String]

  /// A figure.
  public init(
    _ name: String, title: String, alternative: String, width: FigureWidth = .full,
    tables: [String], grid: PanelGrid
  ) {
    self.name = name
    self.title = title
    self.alternative = alternative
    self.width = width
    self.tables = tables
    self.grid = grid
  }
}

/// The widths that a journal's columns allow.
public enum FigureWidth: Sendable, Hashable, Codable {
  /// 245 pt, one column.
  case column
  /// 397 pt, the text width.
  case full
  /// 504 pt, a page with its margins.
  case wide
  /// Any width in points.
  case points(Double)

  /// In points.
  public var points: Double {
    switch self {
    case .column: 245
    case .full: 397
    case .wide: 504
    case .points(let width): width
    }
  }
}
