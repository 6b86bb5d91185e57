import Base
import Results

/// Compares the data files of one node in two reports.
struct NodeComparison {
  let pair: ReportPair
  let old: NodeFacts
  let new: NodeFacts

  /// What differs, nil when neither results nor causes do.
  /// - Parameter files: The files of this node that differ; name without the alias.
  func difference(
    files: [(name: String, file: ReportPair.DifferentFile)]
  ) async throws -> NodeDifference? {
    var node = NodeDifference(
      alias: new.alias, experiment: new.experiment, causes: Cause.between(old, new))
    for (name, file) in files {
      switch name {
      case "scalars.json": node.scalars = try scalars(file)
      case "claims.json": node.claims = try claims(file)
      default:
        guard name.hasSuffix(".csv") else { continue }
        try await compareTable(String(name.dropLast(4)), file, into: &node)
      }
    }
    if node.hasResults, node.causes.isEmpty {
      node.causes = [
        Cause(
          kind: .unexplained, name: "", old: "", new: "", nodes: [new.alias], hasEffect: true)
      ]
    }
    for index in node.causes.indices { node.causes[index].hasEffect = node.hasResults }
    return node.hasResults || !node.causes.isEmpty ? node : nil
  }

  private func compareTable(
    _ name: String, _ file: ReportPair.DifferentFile, into node: inout NodeDifference
  ) async throws {
    guard file.oldSize != nil else { return node.tablesAdded.append(name) }
    guard file.newSize != nil else { return node.tablesMissing.append(name) }
    async let before = table(name, file, isOld: true)
    async let after = table(name, file, isOld: false)
    if let difference = TableDifference.between(try await before, try await after) {
      node.tables.append(difference)
    }
  }

  private func table(
    _ name: String, _ file: ReportPair.DifferentFile, isOld: Bool
  ) throws -> Table {
    let bytes = try isOld ? pair.old(file) : pair.new(file)
    let folder = isOld ? pair.oldFolder : pair.newFolder
    let schema = (isOld ? old : new).tables.first { $0.name == name }
    do {
      return try TableText.table(bytes ?? [], like: schema, name: name)
    } catch {
      throw FolderError.badData(
        folder.path.appending(file.path), line: error.line, what: error.what)
    }
  }

  private func scalars(_ file: ReportPair.DifferentFile) throws -> [ScalarChange] {
    let before = try decoded(pair.old(file), in: pair.oldFolder, file) {
      try FindingsFiles.scalars($0)
    }
    let after = try decoded(pair.new(file), in: pair.newFolder, file) {
      try FindingsFiles.scalars($0)
    }
    let (a, b) = (before ?? [], after ?? [])
    let kept = b.compactMap { scalar -> ScalarChange? in
      let earlier = a.first { $0.name == scalar.name }
      let isSame =
        earlier?.value.bitPattern == scalar.value.bitPattern
        && earlier?.uncertainty?.bitPattern == scalar.uncertainty?.bitPattern
      return isSame ? nil : ScalarChange(old: earlier, new: scalar)
    }
    let gone = a.filter { scalar in !b.contains { $0.name == scalar.name } }
      .map { ScalarChange(old: $0, new: nil) }
    return (kept + gone).sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
  }

  private func claims(_ file: ReportPair.DifferentFile) throws -> [ClaimChange] {
    func read(_ text: String) throws -> [Claim] {
      try JSONValue(parsing: text.utf8).decode([Claim].self)
    }
    let before = try decoded(pair.old(file), in: pair.oldFolder, file, read) ?? []
    let after = try decoded(pair.new(file), in: pair.newFolder, file, read) ?? []
    let kept = after.compactMap { claim in
      ClaimChange(old: before.first { $0.name == claim.name }, new: claim)
    }
    let gone = before.filter { claim in !after.contains { $0.name == claim.name } }
      .compactMap { ClaimChange(old: $0, new: nil) }
    let all = kept + gone
    return all.filter(\.isFlipped) + all.filter { !$0.isFlipped }
  }

  private func decoded<Value>(
    _ bytes: [UInt8]?, in folder: ReportFolder, _ file: ReportPair.DifferentFile,
    _ decode: (String) throws -> Value
  ) throws -> Value? {
    guard let bytes else { return nil }
    do {
      return try decode(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw FolderError.badData(
        folder.path.appending(file.path), line: nil, what: "this is not the JSON it should be")
    }
  }
}
