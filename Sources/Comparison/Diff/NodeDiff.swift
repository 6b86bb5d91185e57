import Base
import Results

/// How one experiment's result changed.
public struct NodeDiff: Sendable, Hashable, Codable {
  /// A number that changed.
  public struct ScalarChange: Sendable, Hashable, Codable {
    /// Its name.
    public let name: String
    /// Before.
    public let old: Double?
    /// After.
    public let new: Double?
    /// Of the older value where there is one.
    public let uncertainty: Double?

    /// Change over uncertainty, nil where either is missing.
    public var inUncertainties: Double? {
      guard let old, let new, let uncertainty, uncertainty > 0 else { return nil }
      return (new - old) / uncertainty
    }
  }

  /// A claim that flipped, came or went.
  public struct ClaimChange: Sendable, Hashable, Codable {
    /// What is claimed.
    public let sentence: String
    /// Before; nil when it is new.
    public let old: Bool?
    /// After; nil when it is gone.
    public let new: Bool?
    /// What decides it now.
    public let evidence: String
  }

  /// A figure that changed.
  public struct FigureChange: Sendable, Hashable, Codable {
    /// What kind of change it is.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Its tables changed.
      case data
      /// The same data is drawn differently.
      case style
      /// There was no such figure.
      case added
      /// There is no such figure any more.
      case removed
    }

    /// Name of the figure.
    public let name: String
    /// What kind of change it is.
    public let kind: Kind
    /// SVG before.
    public let old: String?
    /// SVG after.
    public let new: String?

    /// Drawings are not part of the JSON.
    private enum CodingKeys: String, CodingKey {
      case name, kind
    }

    init(name: String, kind: Kind, old: String?, new: String?) {
      self.name = name
      self.kind = kind
      self.old = old
      self.new = new
    }

    /// Reads a change without its drawings.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        name: try container.decode(String.self, forKey: .name),
        kind: try container.decode(Kind.self, forKey: .kind), old: nil, new: nil)
    }
  }

  /// Name of the node in the notebook.
  public let alias: String
  /// Name of the experiment.
  public let experiment: String
  /// What went into it and changed.
  public let causes: [Cause]
  /// A sentence for each column, table or scalar that differs.
  public let tables: [String]
  /// Numbers that changed, largest change over uncertainty first.
  public let scalars: [ScalarChange]
  /// Claims that changed.
  public let claims: [ClaimChange]
  /// Figures that changed.
  public let figures: [FigureChange]
  /// Wall time before and after.
  public let seconds: [Double]
  /// Peak memory before and after.
  public let peakMemoryBytes: [Int]

  /// Whether nothing that a reader sees has changed.
  public var isEmpty: Bool {
    causes.isEmpty && tables.isEmpty && scalars.isEmpty && claims.isEmpty && figures.isEmpty
  }

  init(_ old: NodeRecord, in oldFolder: ReportFolder, _ new: NodeRecord, in newFolder: ReportFolder)
    throws
  {
    alias = new.alias
    experiment = new.experiment
    causes = Cause.between(old, new)
    let (before, after) = (try oldFolder.findings(old), try newFolder.findings(new))
    tables = FindingsDifference.all(
      expected: Findings(tables: before.tables), got: Findings(tables: after.tables)
    ).map(\.sentence)
    scalars = Self.scalars(before, after)
    claims = Self.claims(try oldFolder.claims(old), try newFolder.claims(new))
    figures = Self.figures(
      try oldFolder.figures(old), try newFolder.figures(new),
      isDataChanged: !tables.isEmpty || !scalars.isEmpty)
    seconds = [old.seconds, new.seconds]
    peakMemoryBytes = [old.peakMemoryBytes, new.peakMemoryBytes]
  }

  private static func scalars(_ old: Findings, _ new: Findings) -> [ScalarChange] {
    let names = Set(old.scalars.map(\.name)).union(new.scalars.map(\.name)).sorted()
    return names.compactMap { name -> ScalarChange? in
      let (before, after) = (old.scalar(named: name), new.scalar(named: name))
      guard before?.value.bitPattern != after?.value.bitPattern else { return nil }
      return ScalarChange(
        name: name, old: before?.value, new: after?.value,
        uncertainty: before?.uncertainty ?? after?.uncertainty)
    }.sorted {
      ($0.inUncertainties?.magnitude ?? 0, $1.name) > ($1.inUncertainties?.magnitude ?? 0, $0.name)
    }
  }

  private static func claims(_ old: [Claim], _ new: [Claim]) -> [ClaimChange] {
    let names = Set(old.map(\.name)).union(new.map(\.name)).sorted()
    return names.compactMap { name in
      let before = old.first { $0.name == name }
      let after = new.first { $0.name == name }
      guard before?.holds != after?.holds else { return nil }
      return ClaimChange(
        sentence: (after ?? before)?.sentence ?? name, old: before?.holds, new: after?.holds,
        evidence: (after ?? before)?.evidence ?? "")
    }
  }

  private static func figures(
    _ old: [String: String], _ new: [String: String], isDataChanged: Bool
  ) -> [FigureChange] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      let (before, after) = (old[name], new[name])
      guard withoutMetadata(before) != withoutMetadata(after) else { return nil }
      let kind: FigureChange.Kind =
        before == nil ? .added : after == nil ? .removed : isDataChanged ? .data : .style
      return FigureChange(name: name, kind: kind, old: before, new: after)
    }
  }

  /// A drawing without its provenance, which names revision and run.
  private static func withoutMetadata(_ svg: String?) -> String? {
    guard let svg, let start = svg.firstRange(of: "<metadata>"),
      let end = svg.firstRange(of: "</metadata>"), start.lowerBound < end.lowerBound
    else { return svg }
    return svg[..<start.lowerBound] + svg[end.upperBound...]
  }
}
