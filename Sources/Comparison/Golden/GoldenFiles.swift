import Base
import Results

/// The golden form of findings: file names and canonical texts, sorted by name.
enum GoldenFiles {
  static let scalars = "scalars.json"
  static let claims = "claims.json"
  static let history = "HISTORY.md"
  static let suffix = ".new"

  /// Every golden file of some findings.
  static func texts(_ findings: Findings, _ claims: [Claim]) -> [(name: String, text: String)] {
    let files = FindingsFiles.texts(of: findings) + [(name: Self.claims, text: text(of: claims))]
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

  /// Whether a name in a golden folder is data, as against history, notes and files for review.
  static func isData(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".csv") || name.hasSuffix(".json"))
  }
}
