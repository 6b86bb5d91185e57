import Base
import Results

/// The golden form of findings: file names and canonical texts, sorted by name.
enum GoldenFiles {
  static let scalars = "scalars.json"
  static let claims = "claims.json"
  static let history = "HISTORY.md"
  static let suffix = ".new"

  /// A golden file as it should be; its text is written only where it is needed.
  struct File {
    let name: String
    /// SHA-256 of the text, where it is known without writing it.
    let digest: String?
    let text: () -> String
  }

  /// Every golden file of a result, sorted by name.
  static func all(_ result: GoldenResult) -> [File] {
    func file(_ name: String, _ text: @escaping () -> String) -> File {
      File(name: name, digest: result.digests[name], text: text)
    }
    var files = result.findings.tables.map { table in file("\(table.name).csv") { CSV.text(table) }
    }
    files.append(file(scalars) { FindingsFiles.scalarsText(result.findings.scalars) })
    files.append(file(claims) { text(of: result.claims) })
    if !result.tolerances.isEmpty {
      files.append(file(ToleranceFile.name) { ToleranceFile.text(result.tolerances) })
    }
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Claims by name; without their evidence, whose numbers the tables and scalars hold.
  static func text(of claims: [Claim]) -> String {
    let members = claims.map { claim in
      (
        claim.name,
        JSONValue.object(["holds": .boolean(claim.holds), "sentence": .string(claim.sentence)])
      )
    }
    return JSONValue.object(Dictionary(members) { _, last in last }).prettyText
  }

  /// Whether a name in a golden folder is compared, as against history, provenance, seeds, notes
  /// and files for review.
  static func isData(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".csv") || name.hasSuffix(".json"))
      && name != GoldenProvenance.name && name != SeedDistributions.name
  }
}
