public import Base
import Plots

/// A request to run an experiment.
public struct ExperimentDirective: Sendable, Hashable {
  /// The experiment's name.
  public var name: String
  /// What the notebook calls this run; the name unless `:id:` says otherwise.
  public var alias: String
  /// Parameters that differ from the profile's.
  public var parameters: [String: JSONValue]
  /// The profile; nil is the notebook's.
  public var profile: String?
  /// Where it is written.
  public var place: SourcePlace
}

/// A figure's place in the text.
struct FigureDirective: Sendable, Hashable {
  var result: ResultName
  var label: SourceLabel?
  /// Nil is the figure's own.
  var width: FigureWidth?
  var caption: [SourceBlock]
}

/// Figures under one number, told apart by letters.
struct GridDirective: Sendable, Hashable {
  var label: SourceLabel?
  var columns: Int
  var parts: [FigureDirective]
  var caption: [SourceBlock]
}

/// A data table's place in the text.
struct TableDirective: Sendable, Hashable {
  /// A column as it is to be printed.
  struct Column: Sendable, Hashable {
    var name: String
    /// The column of its errors, printed behind ±.
    var error: String?
    /// Printed instead of the name; may hold math.
    var header: String?
    var place: SourcePlace
  }

  var result: ResultName
  var label: SourceLabel?
  /// Nil is all.
  var columns: [Column]?
  /// Nil is the standard limit.
  var rowLimit: Int?
  /// Significant digits.
  var digits: Int
  var caption: [SourceBlock]
}
