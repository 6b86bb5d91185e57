import Base
import Results

/// The findings of a run with their record, as the store keeps them.
struct StoredResult {
  var findings: Findings
  var record: NodeRecord
  /// Digests of the canonical texts of tables and scalars, by file name.
  private(set) var digests: [String: String]

  init(findings: Findings, record: NodeRecord) {
    self.findings = findings
    self.record = record
    digests = [:]
  }

  /// `findings.json` last, so that a folder without it is no result.
  mutating func save(in store: ArtifactStore, key: Digest) throws {
    let folder = store.resultFolder(key)
    let files = FindingsFiles.texts(of: findings)
    for file in files { try Files.write(file.text, to: folder.appending(file.name)) }
    digests = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Digest(of: $0.text).hex) })
    let index: JSONValue = [
      "scalars": .array(findings.scalars.map { .string($0.name) }),
      "tables": try JSONValue(encoding: findings.tables.map(TableSchema.init)),
      "record": try JSONValue(encoding: record),
      "digests": .object(digests.mapValues(JSONValue.string)),
    ]
    let sealed: JSONValue = ["index": index, "sha256": .string(Self.seal(index))]
    try Files.write(sealed.prettyText, to: folder.appending("findings.json"))
  }

  private static func seal(_ index: JSONValue) -> String { Digest(of: index.canonicalText).hex }

  /// What is stored under a key: nil when nothing is, an error when it is damaged.
  init?(from store: ArtifactStore, key: Digest) throws {
    let folder = store.resultFolder(key)
    let indexPath = folder.appending("findings.json")
    guard Files.exists(indexPath) else { return nil }
    let index = try Self.index(in: folder)
    func text(_ name: String) throws -> String {
      let bytes = try Files.read(folder.appending(name))
      guard index["digests"]?[name]?.text == Digest(of: bytes).hex else {
        throw ArchiveError.missing(name: name)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    let schemas = try (index["tables"] ?? .array([])).decode([TableSchema].self)
    let tables = try schemas.map { try CSV.table(text("\($0.name).csv"), schema: $0) }
    let scalars = try FindingsFiles.scalars(text("scalars.json"))
    let order = (index["scalars"]?.elements ?? []).compactMap(\.text)
    findings = Findings(
      tables: tables,
      scalars: order.compactMap { name in scalars.first { $0.name == name } })
    digests = (index["digests"]?.members ?? [:]).compactMapValues(\.text)
    record = try (index["record"] ?? .null).decode(NodeRecord.self)
  }

  /// What is found under a key without reading its tables.
  enum Presence { case missing, damaged, whole }

  /// Whether a result is there with the bytes that were written.
  static func check(in store: ArtifactStore, key: Digest) -> Presence {
    let folder = store.resultFolder(key)
    guard Files.exists(folder.appending("findings.json")) else { return .missing }
    guard let index = try? index(in: folder) else { return .damaged }
    let isWhole = (index["digests"]?.members ?? [:]).allSatisfy { name, digest in
      (try? Files.digest(folder.appending(name)))?.hex == digest.text
    }
    return isWhole ? .whole : .damaged
  }

  /// The sealed index of a result.
  private static func index(in folder: FilePath) throws -> JSONValue {
    let sealed = try JSONValue(parsing: Files.read(folder.appending("findings.json")))
    guard let index = sealed["index"], sealed["sha256"]?.text == seal(index) else {
      throw ArchiveError.damaged(offset: 0)
    }
    return index
  }

  /// How a stored result came about; nil when it cannot be read.
  static func record(in folder: FilePath) -> NodeRecord? {
    try? index(in: folder)["record"]?.decode(NodeRecord.self)
  }
}
