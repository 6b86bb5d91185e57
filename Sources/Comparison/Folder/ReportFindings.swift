public import Base
public import Results

/// The findings of a report, read back from its folder.
public struct ReportFindings: Sendable {
  /// Name of the node.
  public let alias: String
  /// Name of the experiment.
  public let experiment: String
  /// Its tables and scalars.
  public let findings: Findings

  /// The nodes of an output folder whose data can be read.
  /// - Parameter isWanted: Which experiments are read at all, and which of their nodes.
  /// - Throws: ``FolderError`` for a folder that is no report.
  public static func all(
    in path: FilePath, where isWanted: (_ experiment: String, _ alias: String) -> Bool
  ) throws -> [ReportFindings] {
    let folder = try ReportFolder(path)
    let manifest = try ReportManifest(of: folder)
    return try manifest.nodes.filter { isWanted($0.experiment, $0.alias) }.compactMap { node in
      let names = try tableNames(of: node, manifest)
      var tables: [Table] = []
      for name in names {
        guard let bytes = try folder.bytes(["data", "\(node.alias).\(name).csv"]) else { continue }
        let schema = node.tables.first { $0.name == name }
        guard let table = try? TableText.table(bytes, like: schema, name: name) else { return nil }
        tables.append(table)
      }
      let text = try folder.text("data", "\(node.alias).scalars.json") ?? "{}"
      guard let scalars = try? FindingsFiles.scalars(text) else { return nil }
      return ReportFindings(
        alias: node.alias, experiment: node.experiment,
        findings: Findings(tables: tables, scalars: scalars))
    }
  }

  /// The names of the nodes of an output folder.
  public static func aliases(in path: FilePath) throws -> [String] {
    try ReportManifest(of: ReportFolder(path)).nodes.map(\.alias)
  }

  /// The nodes whose data two output folders list with the same digests; empty where either is no
  /// report.
  public static func sameNodes(
    _ old: FilePath, _ new: FilePath
  ) throws -> [(alias: String, experiment: String)] {
    func data(_ path: FilePath) throws -> [String: (experiment: String, files: [String])] {
      guard Files.exists(path.appending("manifest.json")) else { return [:] }
      let manifest = try ReportManifest(of: ReportFolder(path))
      return Dictionary(
        uniqueKeysWithValues: manifest.nodes.map { node in
          let own = manifest.files.filter { $0.path.hasPrefix("data/\(node.alias).") }
          return (node.alias, (node.experiment, own.map { "\($0.path) \($0.sha256)" }))
        })
    }
    let (a, b) = (try data(old), try data(new))
    return a.filter { alias, node in
      guard let other = b[alias], !node.files.isEmpty else { return false }
      return other.experiment == node.experiment && other.files == node.files
    }.map { (alias: $0.key, experiment: $0.value.experiment) }.sorted { $0.alias < $1.alias }
  }

  private static func tableNames(
    of node: NodeFacts, _ manifest: ReportManifest
  ) throws -> [String] {
    guard node.tables.isEmpty else { return node.tables.map(\.name) }
    let prefix = "data/\(node.alias)."
    return manifest.files.compactMap { file in
      guard file.path.hasPrefix(prefix), file.path.hasSuffix(".csv") else { return nil }
      return String(file.path.dropFirst(prefix.count).dropLast(4))
    }
  }
}
