public import Plots
public import Results

/// A result with its figures and claims.
public struct CompletedRun: Sendable {
  /// How it came about.
  public let record: NodeRecord
  /// What was found.
  public let findings: Findings
  /// Drawn from the findings.
  public let figures: [Figure]
  /// Judged from the findings.
  public let claims: [Claim]
  /// As the experiment's author declares them.
  public let tolerances: [Tolerance]
  /// SHA-256 of the canonical texts of tables and scalars, by file name.
  public let digests: [String: String]
}
