public import Base
import Results

/// Golden data of one moment, laid out as a report so that any two moments can be compared.
public struct GoldenSnapshot: Sendable {
  /// A golden file by its path below `golden/`.
  public struct File: Sendable, Hashable {
    /// `wta-spectra/quick/spectra.csv`.
    public let path: String
    /// Its text.
    public let text: String

    /// A golden file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  private let files: [File]
  private let revision: String

  /// A snapshot of some files.
  public init(_ files: [File], revision: String) {
    self.files = files
    self.revision = revision
  }

  /// The golden data on disk; nil where a folder holds none.
  public init?(folder: FilePath, revision: String) throws {
    var files: [File] = []
    for experiment in try Files.names(in: folder) where !experiment.hasPrefix(".") {
      let outer = folder.appending(experiment)
      guard Files.isFolder(outer) else { continue }
      for profile in try Files.names(in: outer) where Files.isFolder(outer.appending(profile)) {
        let inner = outer.appending(profile)
        for name in try Files.names(in: inner) where Self.isWanted(name) {
          files.append(
            File(
              path: "\(experiment)/\(profile)/\(name)",
              text: try Files.readText(inner.appending(name))))
        }
      }
    }
    guard !files.isEmpty else { return nil }
    self.init(files, revision: revision)
  }

  /// Whether a file belongs to a snapshot.
  public static func isWanted(_ name: String) -> Bool {
    GoldenFiles.isData(name) || name == GoldenProvenance.name
  }

  /// Writes the snapshot as the folder of a report without figures, a temporary one.
  public func write(to folder: FilePath) throws {
    var nodes: [JSONValue] = []
    var listed: [JSONValue] = []
    for (place, own) in Dictionary(grouping: files, by: Self.place).sorted(by: { $0.key < $1.key })
    {
      let parts = place.split(separator: "/").map(String.init)
      guard parts.count == 2, parts.allSatisfy(SafeName.isSafe) else { continue }
      let alias = parts[1] == "quick" ? parts[0] : "\(parts[0])-\(parts[1])"
      var node: [String: JSONValue] = [:]
      for file in own {
        let name = String(file.path.split(separator: "/").last ?? "")
        if name == GoldenProvenance.name {
          let json = try? JSONValue(parsing: file.text.utf8)
          node.merge(json?["node"]?.members ?? [:]) { old, _ in old }
          continue
        }
        guard SafeName.isSafe(name), name != ToleranceFile.name else { continue }
        let text = name == GoldenFiles.claims ? Self.claims(file.text) : file.text
        let path = "data/\(alias).\(name)"
        try Files.writeScratch(Array(text.utf8), to: folder.pushing(FilePath(path)))
        listed.append(["path": .string(path), "sha256": .string(Digest(of: text).hex)])
      }
      node["alias"] = .string(alias)
      node["experiment"] = .string(parts[0])
      node["profile"] = .string(parts[1])
      nodes.append(.object(node))
    }
    let manifest: JSONValue = [
      "schema": 1, "notebook": "golden", "revision": .string(revision), "nodes": .array(nodes),
      "files": .array(listed),
    ]
    try Files.writeScratch(
      Array(manifest.prettyText.utf8), to: folder.appending("manifest.json"))
  }

  /// Adds drawings to a folder that was written as a snapshot.
  /// - Parameter figures: SVG by `<alias>.<figure>`.
  public static func add(figures: [String: [UInt8]], to folder: FilePath) throws {
    let path = folder.appending("manifest.json")
    var manifest = try JSONValue(parsing: Files.read(path)).members
    var listed = manifest["files"]?.elements ?? []
    for (name, svg) in figures.sorted(by: { $0.key < $1.key }) where SafeName.isSafe(name) {
      let place = "figures/\(name).svg"
      try Files.writeScratch(svg, to: folder.pushing(FilePath(place)))
      listed.append(["path": .string(place), "sha256": .string(Digest(of: svg).hex)])
    }
    manifest["files"] = .array(listed)
    try Files.writeScratch(Array(JSONValue.object(manifest).prettyText.utf8), to: path)
  }

  private static func place(_ file: File) -> String {
    file.path.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// Claims as a report has them: a list with evidence, which golden data does not keep.
  private static func claims(_ golden: String) -> String {
    guard let json = try? JSONValue(parsing: golden.utf8), case .object(let members) = json else {
      return golden
    }
    return JSONValue.array(
      members.sorted { $0.key < $1.key }.map { name, claim in
        var claim = claim.members
        claim["name"] = .string(name)
        claim["evidence"] = ""
        return .object(claim)
      }
    ).prettyText
  }
}
