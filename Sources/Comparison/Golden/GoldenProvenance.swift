import Base
import Results

/// How golden data came about: `provenance.json`, written with it and never compared.
///
/// From it a check tells why results differ: what decided them then, against what decides them now.
struct GoldenProvenance {
  static let name = "provenance.json"
  static let schema = 1

  private let facts: NodeFacts
  /// Golden file to digest, as accepted.
  private let files: [String: String]

  /// The canonical text.
  static func text(
    _ record: NodeRecord, files: [String: String], revision: String, platform: String
  ) throws -> String {
    var node = try JSONValue(encoding: record).members
    for name in ["seconds", "peakMemoryBytes", "threads", "wasReused"] { node[name] = nil }
    return JSONValue.object([
      "schema": .integer(schema), "revision": .string(revision), "platform": .string(platform),
      "node": .object(node),
      "files": .object(files.mapValues(JSONValue.string)),
    ]).prettyText
  }

  /// Reads the provenance of a golden folder; nil when there is none or it cannot be read.
  init?(folder: FilePath) {
    let path = folder.appending(Self.name)
    guard Files.exists(path), let bytes = try? Files.read(path, limit: 1 << 24),
      let json = try? JSONValue(parsing: bytes), let node = json["node"],
      let facts = try? NodeFacts(node, manifest: path)
    else { return nil }
    self.facts = facts
    files = (json["files"]?.members ?? [:]).compactMapValues(\.text)
  }

  /// A provenance whose digests of some files are of other texts; nil for removed files.
  static func text(_ text: String, accepting files: [(name: String, text: String?)]) -> String {
    guard let json = try? JSONValue(parsing: text.utf8) else { return text }
    var members = json.members
    var digests = json["files"]?.members ?? [:]
    for file in files { digests[file.name] = file.text.map { .string(Digest(of: $0).hex) } }
    members["files"] = .object(digests)
    return JSONValue.object(members).prettyText
  }

  /// Whether a record and files are what was accepted.
  func isStill(_ record: NodeRecord, files now: [String: String]) throws -> Bool {
    let facts = try NodeFacts(JSONValue(encoding: record), manifest: FilePath(Self.name))
    return Cause.between(self.facts, facts).isEmpty && self.facts.key == facts.key
      && now == files
  }

  /// What decides results and is not what it was, golden files edited since among it.
  func causes(of record: NodeRecord, golden: [String: String]) throws -> [Cause] {
    let now = try NodeFacts(JSONValue(encoding: record), manifest: FilePath(Self.name))
    let edited = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .filter { golden[$0] != files[$0] }
      .map {
        Cause(
          kind: .golden, name: $0, old: files[$0] ?? "", new: golden[$0] ?? "",
          nodes: [facts.experiment], hasEffect: true)
      }
    let decided = Cause.between(facts, now).map { cause in
      var cause = cause
      cause.hasEffect = true
      return cause
    }
    guard !edited.isEmpty || !decided.isEmpty else {
      return [
        Cause(
          kind: .unexplained, name: "", old: "", new: "", nodes: [facts.experiment],
          hasEffect: true)
      ]
    }
    return edited + decided
  }
}
