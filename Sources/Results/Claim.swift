/// A checkable sentence about findings; it holds or it fails.
public struct Claim: Sendable, Hashable, Codable {
  /// Lower-case words joined by hyphens, unique within an experiment.
  public let name: String
  /// What is claimed, one sentence.
  public let sentence: String
  /// Whether the findings bear it out.
  public let holds: Bool
  /// The numbers that decide it, computed, for instance "2.01 > 1.35".
  public let evidence: String

  /// A claim with its verdict.
  public init(_ name: String, _ sentence: String, holds: Bool, evidence: String) {
    self.name = name
    self.sentence = sentence
    self.holds = holds
    self.evidence = evidence
  }
}
