/// A figure that is not what it was.
public struct FigureChange: Sendable, Hashable, Codable {
  /// What sort of change.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The numbers it draws changed.
    case data
    /// Only the new report has it.
    case added
    /// Only the old report has it.
    case removed
    /// The same numbers, drawn elsewhere on the page.
    case layout
    /// The same numbers and places in other colours, strokes or fonts.
    case style
    /// The same drawing, other pixels.
    case raster
    /// The same drawing, other words about it: its title, its description or what it says on hover.
    case words
  }

  /// `<alias>.<figure>`.
  public let name: String
  /// The node it belongs to, nil when none is known.
  public let node: String?
  /// What sort of change.
  public let kind: Kind
  /// The tables that it says it is drawn from; nil where it does not say.
  public let tables: [String]?
  /// The drawing as it was; not part of the JSON.
  let oldDrawing: Drawing?
  /// The drawing as it is; not part of the JSON.
  let newDrawing: Drawing?

  /// Old under new in the same axes with the difference below; not part of the JSON.
  var dataView: Drawing?
  /// The series that moved, the largest move first; empty where the figure could not be redrawn.
  public internal(set) var series: [SeriesChange] = []
  /// How far the pixels look apart, of raster changes.
  public internal(set) var raster: ImageDifference?

  /// A picture file.
  struct Drawing: Sendable, Hashable {
    let mediaType: String
    let bytes: [UInt8]
  }

  init(
    name: String, node: String?, kind: Kind, tables: [String]? = nil, old: Drawing?,
    new: Drawing?
  ) {
    self.name = name
    self.node = node
    self.kind = kind
    self.tables = tables
    oldDrawing = old
    newDrawing = new
  }

  /// The tables of a node that changed and that the figure is drawn from.
  func changedTables(of node: NodeDifference?) -> [TableDifference] {
    guard kind == .data, let node else { return [] }
    guard let tables else { return node.tables }
    let own = node.tables.filter { tables.contains($0.table) }
    // A figure may follow a number that its tables do not hold.
    return own.isEmpty ? node.tables : own
  }

  private enum CodingKeys: CodingKey { case name, node, kind, tables, series, raster }

  /// Reads a change back, without its drawings.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      node: try container.decodeIfPresent(String.self, forKey: .node),
      kind: try container.decode(Kind.self, forKey: .kind),
      tables: try container.decodeIfPresent([String].self, forKey: .tables), old: nil, new: nil)
    series = try container.decodeIfPresent([SeriesChange].self, forKey: .series) ?? []
    raster = try container.decodeIfPresent(ImageDifference.self, forKey: .raster)
  }
}
