public import Base
public import Results

/// Reviewed reference data: `<experiment>/<profile>/` with a CSV for each table, `scalars.json` and
/// `claims.json`.
public struct GoldenStore: Sendable, Hashable {
  /// The folder.
  public let root: FilePath

  /// A store in a folder, which need not exist.
  public init(root: FilePath) { self.root = root }

  /// The folder of an experiment's data.
  public func folder(experiment: String, profile: String) -> FilePath {
    root.appending(experiment).appending(profile)
  }

  /// Compares findings with the reference, bit for bit.
  ///
  /// Never changes golden data. Leaves `NAME.new` beside each file that differs and removes it when
  /// the file is right again.
  public func check(
    _ findings: Findings, claims: [Claim], experiment: String, profile: String
  ) throws -> [GoldenDifference] {
    let folder = folder(experiment: experiment, profile: profile)
    let node = "\(experiment) \(profile)"
    guard Files.isFolder(folder) else { return [.noGoldenData(node: node, folder: folder)] }
    var differences: [GoldenDifference] = []
    let files = Self.files(findings, claims)
    for file in files {
      let path = folder.appending(file.name)
      let draft = folder.appending(file.name + ".new")
      guard Files.exists(path) else {
        differences.append(.missingFile(node: node, file: file.name))
        try Files.write(file.text, to: draft)
        continue
      }
      if try Files.readText(path) == file.text {
        try Files.remove(draft)
      } else {
        differences += try Self.explain(path, file.name, findings, claims).map {
          .content(node: node, file: file.name, what: $0)
        }
        try Files.write(file.text, to: draft)
      }
    }
    let known = Set(files.map(\.name))
    for name in try Files.names(in: folder) where !known.contains(name) && Self.isData(name) {
      differences.append(.orphan(node: node, file: name))
    }
    return differences
  }

  /// Makes findings the reference; records why.
  /// - Returns: The names of the files that changed.
  public func accept(
    _ findings: Findings, claims: [Claim], experiment: String, profile: String, reason: String,
    revision: String
  ) throws -> [String] {
    let folder = folder(experiment: experiment, profile: profile)
    var changed: [String] = []
    let files = Self.files(findings, claims)
    for file in files {
      let path = folder.appending(file.name)
      let isSame = Files.exists(path) && (try? Files.readText(path)) == file.text
      if !isSame {
        try Files.write(file.text, to: path)
        changed.append(file.name)
      }
      try Files.remove(folder.appending(file.name + ".new"))
    }
    let known = Set(files.map(\.name))
    for name in try Files.names(in: folder) where !known.contains(name) && Self.isData(name) {
      try Files.remove(folder.appending(name))
      changed.append(name)
    }
    if !changed.isEmpty {
      try record(reason, revision: revision, changed: changed, in: folder)
    }
    return changed
  }

  /// Adds a line to the history of a folder.
  private func record(
    _ reason: String, revision: String, changed: [String], in folder: FilePath
  ) throws {
    let path = folder.appending("HISTORY.md")
    let before = Files.exists(path) ? try Files.readText(path) : "# Accepted changes\n\n"
    let line = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
    try Files.write(
      before + "- \(line) (after revision \(revision)): \(changed.joined(separator: ", "))\n",
      to: path)
  }

  /// What the store holds of findings.
  static func files(_ findings: Findings, _ claims: [Claim]) -> [(name: String, text: String)] {
    FindingsFiles.texts(of: findings) + [(name: "claims.json", text: claimsText(claims))]
  }

  /// Verdicts by name; evidence moves with the numbers and is not part of the reference.
  private static func claimsText(_ claims: [Claim]) -> String {
    JSONValue.object(
      Dictionary(
        uniqueKeysWithValues: claims.map { claim in
          let members: [String: JSONValue] = [
            "sentence": .string(claim.sentence), "holds": .boolean(claim.holds),
          ]
          return (claim.name, JSONValue.object(members))
        })
    ).prettyText
  }

  private static func isData(_ name: String) -> Bool {
    name.hasSuffix(".csv") || name.hasSuffix(".json")
  }

  /// What differs between a golden file and the findings.
  private static func explain(
    _ path: FilePath, _ name: String, _ findings: Findings, _ claims: [Claim]
  ) throws -> [String] {
    do {
      if name == "scalars.json" {
        let golden = Findings(tables: [], scalars: try FindingsFiles.scalars(Files.readText(path)))
        let found = Findings(tables: [], scalars: findings.scalars)
        let sentences = FindingsDifference.all(expected: golden, got: found).map(\.sentence)
        return sentences.isEmpty ? ["descriptions of scalars differ"] : sentences
      }
      if name == "claims.json" { return try explainClaims(path, claims) }
      guard let table = findings.table(named: String(name.dropLast(4))) else { return [] }
      let golden = try CSV.table(Files.readText(path), schema: TableSchema(of: table))
      let sentences = FindingsDifference.all(
        expected: Findings(tables: [golden]), got: Findings(tables: [table])
      ).map(\.sentence)
      return sentences.isEmpty ? ["the same values are written differently"] : sentences
    } catch let error as CSVError {
      return ["golden file: \(error)"]
    } catch is DecodingError {
      return ["the golden file is no JSON of its kind"]
    }
  }

  private static func explainClaims(_ path: FilePath, _ claims: [Claim]) throws -> [String] {
    let golden = try JSONValue(parsing: Files.read(path)).members
    let names = Set(golden.keys).union(claims.map(\.name)).sorted()
    return names.compactMap { name in
      let claim = claims.first { $0.name == name }
      switch (golden[name], claim) {
      case (nil, let claim?): return "claim \(claim.name) is new"
      case (_?, nil): return "claim \(name) is missing"
      case (let old?, let claim?):
        if old["holds"] != .boolean(claim.holds) {
          return "claim \(name) now \(claim.holds ? "holds" : "fails"): \(claim.evidence)"
        }
        return old["sentence"]?.text == claim.sentence ? nil : "claim \(name) says something else"
      default: return nil
      }
    }
  }
}
