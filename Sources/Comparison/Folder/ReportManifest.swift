import Base
import Results

/// What the manifest of a report says; read leniently, since it may be older than this program.
struct ReportManifest {
  static let newestSchema = 1

  let notebook: String?
  let revision: String
  let nodes: [NodeFacts]
  /// Path below the folder and digest, sorted by path.
  let files: [(path: String, sha256: String)]
  /// The same by path; of a path that is listed twice, the first.
  let digests: [String: String]

  /// Reads `manifest.json` of a folder.
  init(of folder: ReportFolder) throws {
    let path = folder.path.appending("manifest.json")
    guard let bytes = try folder.bytes(["manifest.json"]) else {
      throw FolderError.noManifest(folder.path, below: try folder.reportsBelow())
    }
    guard let json = try? JSONValue(parsing: bytes), case .object = json else {
      throw FolderError.badManifest(path, what: "it is not a JSON object")
    }
    if case .integer(let schema)? = json["schema"], schema > Self.newestSchema {
      throw FolderError.newerManifest(path, schema: schema)
    }
    notebook = json["notebook"]?.text
    revision = json["revision"]?.text ?? "unknown"
    nodes = try (json["nodes"]?.elements ?? []).map { try NodeFacts($0, manifest: path) }
    files = (json["files"]?.elements ?? []).compactMap { file in
      guard let path = file["path"]?.text, let digest = file["sha256"]?.text else { return nil }
      return (path: path, sha256: digest)
    }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    digests = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    let aliases = nodes.map(\.alias)
    guard Set(aliases).count == aliases.count else {
      throw FolderError.badManifest(path, what: "two nodes share a name")
    }
  }
}

/// What a manifest says of one experiment's run.
struct NodeFacts {
  let alias: String
  let experiment: String
  let profile: String
  let parameters: JSONValue
  let seed: String
  let key: String
  /// Data set and file to digest.
  let inputs: [String: String]
  /// Source file to digest.
  let sources: [String: String]
  let toolchain: String
  let tables: [TableSchema]
  let seconds: Double?
  let peakMemoryBytes: Double?
  let wasReused: Bool

  /// Whether anything that decides the results is known.
  var isRecorded: Bool { !(sources.isEmpty && inputs.isEmpty && parameters == [:]) }

  /// What plots of files are called after: no experiment, nothing that a run recorded.
  init(unrecorded alias: String) {
    self.alias = alias
    (experiment, profile, seed, key, toolchain) = ("", "", "", "", "")
    (parameters, inputs, sources, tables) = ([:], [:], [:], [])
    (seconds, peakMemoryBytes, wasReused) = (nil, nil, false)
  }

  init(_ json: JSONValue, manifest: FilePath) throws {
    guard let experiment = json["experiment"]?.text else {
      throw FolderError.badManifest(manifest, what: "a node has no experiment")
    }
    self.experiment = experiment
    alias = json["alias"]?.text ?? experiment
    guard SafeName.isSafe(alias) else { throw FolderError.hostileName(alias, in: manifest) }
    profile = json["profile"]?.text ?? ""
    parameters = json["parameters"] ?? [:]
    seed = json["seed"]?.canonicalText ?? ""
    key = json["key"]?.text ?? ""
    inputs = Self.digests(json["inputs"]) { input in
      [input["dataset"]?.text, input["file"]?.text].compactMap { $0 }.joined(separator: " ")
    }
    sources = Self.digests(json["sources"]) { $0["file"]?.text ?? "" }
    toolchain = json["toolchain"]?.text ?? ""
    tables = try (json["tables"]?.elements ?? []).map { try Self.schema($0, manifest: manifest) }
    seconds = json["seconds"]?.double
    peakMemoryBytes = json["peakMemoryBytes"]?.double
    wasReused = json["wasReused"] == true
  }

  private static func digests(
    _ json: JSONValue?, name: (JSONValue) -> String
  ) -> [String: String] {
    let pairs = (json?.elements ?? []).map { (name($0), $0["digest"]?.text ?? "") }
    return Dictionary(pairs) { _, last in last }
  }

  private static func schema(_ json: JSONValue, manifest: FilePath) throws -> TableSchema {
    guard let schema = try? json.decode(TableSchema.self) else {
      throw FolderError.badManifest(manifest, what: "a table has no name or no columns")
    }
    guard SafeName.isSafe(schema.name) else {
      throw FolderError.hostileName(schema.name, in: manifest)
    }
    return schema
  }
}

extension JSONValue {
  /// A number of any kind, nil for anything else.
  var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
