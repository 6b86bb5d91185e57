import Base
import Results

/// The findings of a run with their record, as the store keeps them.
struct StoredResult {
  var findings: Findings
  var record: NodeRecord

  init(findings: Findings, record: NodeRecord) {
    self.findings = findings
    self.record = record
  }

  /// `findings.json` last, so that a folder without it is no result.
  func save(in store: ArtifactStore, key: Digest) throws {
    let folder = store.resultFolder(key)
    let files = FindingsFiles.texts(of: findings)
    for file in files { try Files.write(file.text, to: folder.appending(file.name)) }
    let index: JSONValue = [
      "scalars": .array(findings.scalars.map { .string($0.name) }),
      "tables": try JSONValue(encoding: findings.tables.map(TableSchema.init)),
      "record": try JSONValue(encoding: record),
      "digests": .object(
        Dictionary(
          uniqueKeysWithValues: files.map { ($0.name, .string(Digest(of: $0.text).hex)) })),
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
    let sealed = try JSONValue(parsing: Files.read(indexPath))
    guard let index = sealed["index"], sealed["sha256"]?.text == Self.seal(index) else {
      throw ArchiveError.damaged(offset: 0)
    }
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
    record = try (index["record"] ?? .null).decode(NodeRecord.self)
  }
}
