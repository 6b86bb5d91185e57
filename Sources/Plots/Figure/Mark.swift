/// What stands in a panel; closed, so that every backend draws every kind.
public enum Mark: Sendable, Hashable, Codable {
  case points(PointsMark)
  case line(LineMark)
  case band(BandMark)
  case fit(FitMark)
  case rule(RuleMark)
  case text(TextMark)
  case imageGrid(ImageGridMark)
}

/// Dots at x and y.
public struct PointsMark: Sendable, Hashable, Codable {
  /// Positions along x; as many as `y`.
  public var x: [Double]
  /// Positions along y.
  public var y: [Double]
  /// The series' colour.
  public var color: SeriesColor
  /// Diameter in points.
  public var size: Double
  /// The series' name, for tooltips and data.
  public var label: String

  /// Dots.
  public init(x: [Double], y: [Double], color: SeriesColor, size: Double = 1.6, label: String) {
    self.x = x
    self.y = y
    self.color = color
    self.size = size
    self.label = label
  }
}

/// A line through x and y, broken at NaN.
public struct LineMark: Sendable, Hashable, Codable {
  /// Positions along x; as many as `y`.
  public var x: [Double]
  /// Positions along y; NaN breaks the line.
  public var y: [Double]
  /// The series' colour.
  public var color: SeriesColor
  /// Line width in points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty is solid.
  public var dash: [Double]
  /// The series' name, for tooltips and data.
  public var label: String
  /// Written at the line's right end in its colour.
  public var isLabelledDirectly: Bool

  /// A line.
  public init(
    x: [Double], y: [Double], color: SeriesColor, width: Double = 1.3, dash: [Double] = [],
    label: String, isLabelledDirectly: Bool = false
  ) {
    self.x = x
    self.y = y
    self.color = color
    self.width = width
    self.dash = dash
    self.label = label
    self.isLabelledDirectly = isLabelledDirectly
  }
}

/// The area between two curves over x, for uncertainty.
public struct BandMark: Sendable, Hashable, Codable {
  /// Positions along x.
  public var x: [Double]
  /// The lower edge.
  public var lower: [Double]
  /// The upper edge.
  public var upper: [Double]
  /// The series' colour, drawn light.
  public var color: SeriesColor
  /// The band's name, for tooltips and data.
  public var label: String

  /// A band.
  public init(x: [Double], lower: [Double], upper: [Double], color: SeriesColor, label: String) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.color = color
    self.label = label
  }
}

/// A power law y = prefactor · x^slope over a window, with a bracket over the window at the top or
/// the bottom of the panel and a label where the panel is empty.
public struct FitMark: Sendable, Hashable, Codable {
  /// Exponent of x.
  public var slope: Double
  /// y at x = 1.
  public var prefactor: Double
  /// First x of the window.
  public var from: Double
  /// Last x of the window.
  public var to: Double
  /// For instance `$\alpha$ = 2.67 ± 0.01`.
  public var label: String

  /// A fitted power law.
  public init(slope: Double, prefactor: Double, from: Double, to: Double, label: String) {
    self.slope = slope
    self.prefactor = prefactor
    self.from = from
    self.to = to
    self.label = label
  }
}

/// A straight line across the panel.
public struct RuleMark: Sendable, Hashable, Codable {
  /// Where the line stands.
  public enum Position: Sendable, Hashable, Codable {
    case x(Double)
    case y(Double)
  }

  /// Upright at x or level at y.
  public var position: Position
  /// Written beside the line; empty for none.
  public var label: String

  /// A rule.
  public init(_ position: Position, label: String = "") {
    self.position = position
    self.label = label
  }
}

/// Words at a place in data coordinates.
public struct TextMark: Sendable, Hashable, Codable {
  /// Position along x.
  public var x: Double
  /// Position along y.
  public var y: Double
  /// May hold math between dollars.
  public var text: String

  /// Words at a place.
  public init(x: Double, y: Double, text: String) {
    self.x = x
    self.y = y
    self.text = text
  }
}

/// Small images in rows, each with its own symmetric scale about zero.
public struct ImageGridMark: Sendable, Hashable, Codable {
  /// Row-major pixels of each image, first image first.
  public var images: [[Float]]
  /// Pixels down.
  public var height: Int
  /// Pixels across.
  public var width: Int
  /// Images a row.
  public var columns: Int
  /// Space between images in points.
  public var gap: Double

  /// A grid of images.
  public init(images: [[Float]], height: Int, width: Int, columns: Int, gap: Double = 1.5) {
    self.images = images
    self.height = height
    self.width = width
    self.columns = columns
    self.gap = gap
  }
}
