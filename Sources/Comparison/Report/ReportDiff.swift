public import Base

/// What changed between two reports, and why.
public struct ReportDiff: Sendable, Hashable, Codable {
  /// One of the two reports.
  public struct Side: Sendable, Hashable, Codable {
    /// The folder as the user wrote it.
    public let folder: String
    /// Revision of the project that made it.
    public let revision: String
    /// Wall time of all nodes, in seconds.
    public let seconds: Double
  }

  /// A node that only one report has.
  public struct NodeName: Sendable, Hashable, Codable {
    /// Name in the notebook.
    public let alias: String
    /// Name of the experiment.
    public let experiment: String
  }

  /// A file beyond data, figures and prose that differs.
  public struct FileChange: Sendable, Hashable, Codable {
    /// Below the folder.
    public let path: String
    /// Bytes before, nil when new.
    public let oldBytes: Int?
    /// Bytes after, nil when gone.
    public let newBytes: Int?
  }

  /// Version of the JSON form.
  public let schema: Int
  /// Name of the notebook, or of the folder.
  public let title: String
  /// The older report.
  public let old: Side
  /// The newer report.
  public let new: Side
  /// What decides results and changed, over all nodes.
  public let causes: [Cause]
  /// Nodes that only the new report has.
  public let nodesAdded: [NodeName]
  /// Nodes that only the old report has.
  public let nodesRemoved: [NodeName]
  /// Nodes whose results or causes changed, in the order of the notebook.
  public let nodes: [NodeDifference]
  /// Figures that changed: data first, then those that came and went, then looks.
  public let figures: [FigureChange]
  /// Names of figures that are the same.
  public let sameFigures: [String]
  /// Passages of prose that changed.
  public let texts: [TextChange]
  /// Sections and figures that came, went or moved on the page.
  public let outline: [OutlineChange]
  /// Other files that differ.
  public let files: [FileChange]
  /// Time and memory of the nodes that both reports have.
  public let costs: [NodeCost]
  /// What a reader should know about the folders themselves.
  public let notes: [String]

  /// Whether a reader sees the same results, figures, prose and parameters.
  ///
  /// Changed code, toolchain, time and memory without effect leave a diff empty; so do other files
  /// when the revisions differ, since files carry their revision.
  public var isEmpty: Bool {
    nodesAdded.isEmpty && nodesRemoved.isEmpty && figures.isEmpty && texts.isEmpty
      && outline.isEmpty
      && nodes.allSatisfy { !$0.hasResults }
      && causes.allSatisfy { $0.kind == .code || $0.kind == .toolchain }
      && (files.isEmpty || old.revision != new.revision)
  }

  /// Scalars that changed, with their node, those that stand out first.
  var scalars: [(node: String, change: ScalarChange)] {
    nodes.flatMap { node in node.scalars.map { (node: node.alias, change: $0) } }
      .sorted {
        ($1.change.weight, $0.node, $0.change.name) < ($0.change.weight, $1.node, $1.change.name)
      }
  }

  /// Claims that changed, with their node, flipped ones first.
  var claims: [(node: String, change: ClaimChange)] {
    let all = nodes.flatMap { node in node.claims.map { (node: node.alias, change: $0) } }
    return all.filter(\.change.isFlipped) + all.filter { !$0.change.isFlipped }
  }

  /// The machine-readable form; `schema` tells its version.
  public func json() throws -> JSONValue { try JSONValue(encoding: self) }
}
