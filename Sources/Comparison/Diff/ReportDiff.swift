public import Base
import Results

/// What changed between two output folders, and why.
public struct ReportDiff: Sendable, Hashable, Codable {
  /// Version of this model's JSON.
  public let schema: Int
  /// The older folder, as given.
  public let old: String
  /// The newer folder, as given.
  public let new: String
  /// Revisions of the two.
  public let revisions: [String]
  /// Nodes that only the newer folder has.
  public let added: [String]
  /// Nodes that only the older folder has.
  public let removed: [String]
  /// Nodes of both that changed.
  public let nodes: [NodeDiff]

  /// Whether nothing that a reader sees has changed.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && nodes.isEmpty }

  /// Compares two folders that a build or a run has written.
  /// - Throws: ``DiffError``, `FileError`
  public static func between(_ old: FilePath, _ new: FilePath) throws -> ReportDiff {
    let (before, after) = (try ReportFolder(old), try ReportFolder(new))
    let oldNodes = before.manifest.nodes
    let newNodes = after.manifest.nodes
    let nodes = try newNodes.compactMap { node -> NodeDiff? in
      guard let match = oldNodes.first(where: { $0.alias == node.alias }) else { return nil }
      let diff = try NodeDiff(match, in: before, node, in: after)
      return diff.isEmpty ? nil : diff
    }
    let oldNames = oldNodes.map(\.alias)
    let newNames = newNodes.map(\.alias)
    return ReportDiff(
      schema: 1, old: old.string, new: new.string,
      revisions: [before.manifest.revision, after.manifest.revision],
      added: newNames.filter { !oldNames.contains($0) },
      removed: oldNames.filter { !newNames.contains($0) }, nodes: nodes)
  }

  /// The model as canonical JSON.
  public func json() throws -> JSONValue {
    try JSONValue(encoding: self)
  }

  /// Lines for the terminal.
  public var summary: [String] {
    if isEmpty { return ["no differences between \(old) and \(new)"] }
    var lines = added.map { "+ \($0) is new" } + removed.map { "- \($0) is gone" }
    for node in nodes {
      lines.append("\(node.alias):")
      lines += node.causes.map { "  because of \($0.sentence)" }
      lines += node.claims.map { claim in
        "  claim \(claim.new == true ? "now holds" : claim.new == false ? "now fails" : "is gone"):"
          + " \(claim.sentence)"
      }
      lines += node.scalars.map { "  \($0.name): \(Self.text($0.old)) → \(Self.text($0.new))" }
      lines += node.tables.map { "  \($0)" }
      lines += node.figures.map { "  figure \($0.name): \($0.kind.rawValue)" }
    }
    return lines
  }

  static func text(_ value: Double?) -> String {
    value.map { UncertainText.text($0, nil, digits: 6) } ?? "none"
  }
}
