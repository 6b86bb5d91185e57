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
}
