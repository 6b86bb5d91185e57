public import Base
public import Plots
public import Results

/// What one experiment of a notebook gave.
public struct NodeResult: Sendable, Hashable {
  /// What the notebook calls it.
  public var alias: String
  /// The experiment's name.
  public var experiment: String
  /// Tables and scalars.
  public var findings: Findings
  /// Drawn from the findings.
  public var figures: [Figure]
  /// Decided by the findings.
  public var claims: [Claim]
  /// Who made them.
  public var provenance: NodeProvenance

  /// A result.
  public init(
    alias: String, experiment: String, findings: Findings, figures: [Figure], claims: [Claim],
    provenance: NodeProvenance
  ) {
    self.alias = alias
    self.experiment = experiment
    self.findings = findings
    self.figures = figures
    self.claims = claims
    self.provenance = provenance
  }
}

/// All that is needed to make a result again, and nothing that differs between machines.
public struct NodeProvenance: Sendable, Hashable, Codable {
  /// A dataset that was read.
  public struct Input: Sendable, Hashable, Codable {
    /// The dataset's name.
    public var dataset: String
    /// Digest of its bytes.
    public var digest: Digest

    /// An input.
    public init(dataset: String, digest: Digest) {
      self.dataset = dataset
      self.digest = digest
    }
  }

  /// The experiment's name.
  public var experiment: String
  /// The profile's name.
  public var profile: String
  /// All parameters as used.
  public var parameters: JSONValue
  /// The random seed.
  public var seed: UInt64
  /// The run's key.
  public var run: Digest
  /// In the order in which they are named.
  public var inputs: [Input]
  /// The source revision.
  public var revision: String
  /// The notebook, where the data are a file beside it and no experiment made them.
  public var notebook: String?

  /// A provenance.
  public init(
    experiment: String, profile: String, parameters: JSONValue, seed: UInt64, run: Digest,
    inputs: [Input], revision: String, notebook: String? = nil
  ) {
    self.experiment = experiment
    self.profile = profile
    self.parameters = parameters
    self.seed = seed
    self.run = run
    self.inputs = inputs
    self.revision = revision
    self.notebook = notebook
  }

  /// The command that makes the result again.
  public var command: String {
    notebook.map { "report build \($0)" }
      ?? "report run \(experiment) --profile \(profile) --seed \(seed)"
  }
}
