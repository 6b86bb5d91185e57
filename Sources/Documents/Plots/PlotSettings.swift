import Base
import Plots
import Results

/// A name in a plot's settings, at its place.
struct PlacedName: Sendable, Hashable {
  var text: String
  var place: SourcePlace
}

/// What a plot in a notebook draws: a table's columns as marks, as its author wrote it.
struct PlotSettings: Sendable, Hashable {
  /// The words for scales.
  enum ScaleName: String, Sendable, CaseIterable {
    case linear, log, symlog, percent, time, band
  }

  /// A column along an axis.
  struct Channel: Sendable, Hashable {
    /// Nil takes the data's own.
    var column: PlacedName?
    /// Nil is the column's name.
    var label: String?
    /// Nil follows the column's values.
    var scale: ScaleName?
    /// Linear part of a symlog scale.
    var within = 1.0
    var lower: Double?
    var upper: Double?
    var place: SourcePlace
  }

  /// Rows whose cell in a column has one of these texts.
  struct Filter: Sendable, Hashable {
    var column: PlacedName
    var values: [String]
  }

  var x: Channel?
  var y: Channel?
  var color: PlacedName?
  var facet: PlacedName?
  var facetColumns: Int?
  var filters: [Filter] = []
  var marks: [PlotMark] = []
  var title: String?
  var alternative: String?
  var legendTitle: String?
  var aspect: Double?
  var width: FigureWidth?
  /// Where the settings begin.
  var place: SourcePlace
}

/// One kind of mark with its options; nil is a good default.
struct PlotMark: Sendable, Hashable {
  /// The words for marks.
  enum Kind: String, Sendable, CaseIterable {
    case points, line, band, bars, histogram, box, violin, errorbars, raster, contours, fit, rule
    case text

    /// What options there are.
    var options: [String] {
      switch self {
      case .points: ["size", "marker", "names"]
      case .line: ["width", "dash", "direct", "steps"]
      case .band: ["lower", "upper"]
      case .bars: ["base", "width"]
      case .histogram: ["bins"]
      case .box, .violin: ["width"]
      case .errorbars: ["error", "lower", "upper"]
      case .raster: ["value", "ramp", "log"]
      case .contours: ["value", "levels", "fill", "labels", "ramp"]
      case .fit: ["from", "to"]
      case .rule: ["x", "y", "label"]
      case .text: ["x", "y", "text"]
      }
    }

    /// Drawn without asking the data.
    var isAnnotation: Bool { self == .rule || self == .text }

    /// Shows how one column is distributed.
    var isDistribution: Bool { self == .box || self == .violin }

    /// Values over a plane.
    var isField: Bool { self == .raster || self == .contours }
  }

  var kind: Kind
  var place: SourcePlace
  var size: Double?
  var marker: Marker?
  var names: PlacedName?
  var width: Double?
  var isDashed: Bool?
  var isDirect = false
  var isStepped = false
  var lower: PlacedName?
  var upper: PlacedName?
  var error: PlacedName?
  var base = 0.0
  var bins: Int?
  var value: PlacedName?
  var ramp: ColorScale.Ramp?
  var isLog = false
  var levels: [Double] = []
  var levelCount = 8
  var isFilled = false
  var isLabelled = false
  var from: Double?
  var to: Double?
  var x: Double?
  var y: Double?
  var text = ""
}

/// A plot's place in the text.
struct PlotDirective: Sendable, Hashable {
  /// Where its table comes from.
  enum Source: Sendable, Hashable {
    case result(ResultName)
    case file(DataFile)
  }

  var source: Source
  var settings: PlotSettings
  var label: SourceLabel?
  var caption: [SourceBlock]
  /// Drawn already where the data are a file.
  var figure: Figure?
}
