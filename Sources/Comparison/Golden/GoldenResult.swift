public import Base
public import Results

/// Findings on their way to the golden data: what is compared, how strictly, and how it came about.
public struct GoldenResult: Sendable {
  /// A figure and the tables it is drawn from.
  public struct FigureTables: Sendable, Hashable {
    /// Name of the figure.
    public let name: String
    /// Names of its tables.
    public let tables: [String]

    /// A figure with its tables.
    public init(name: String, tables: [String]) {
      self.name = name
      self.tables = tables
    }
  }

  /// Name of the experiment.
  public let experiment: String
  /// Name of the profile.
  public let profile: String
  /// What was found.
  public let findings: Findings
  /// What is claimed of it.
  public let claims: [Claim]
  /// What the experiment's author allows.
  public let tolerances: [Tolerance]
  /// How it came about; nil where nothing was recorded, and then no cause can be told.
  public let record: NodeRecord?
  /// The figures that stand on it.
  public let figures: [FigureTables]
  /// SHA-256 of the canonical texts of tables and scalars by file name, where they are known; saves
  /// writing the texts only to compare them.
  public let digests: [String: String]
  /// Where the experiment is written.
  public let source: SourcePlace?

  /// A result.
  public init(
    experiment: String, profile: String, findings: Findings, claims: [Claim],
    tolerances: [Tolerance] = [], record: NodeRecord? = nil, figures: [FigureTables] = [],
    digests: [String: String] = [:], source: SourcePlace? = nil
  ) {
    self.experiment = experiment
    self.profile = profile
    self.findings = findings
    self.claims = claims
    self.tolerances = tolerances
    self.record = record
    self.figures = figures
    self.digests = digests
    self.source = source
  }
}
