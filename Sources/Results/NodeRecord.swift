public import Base

/// How a result came about: all that decided its bytes, and what it cost.
public struct NodeRecord: Sendable, Hashable, Codable {
  /// A file that was read.
  public struct Input: Sendable, Hashable, Codable {
    /// Name of the data set.
    public let dataset: String
    /// Name of the file, without its folder.
    public let file: String
    /// Of the file's bytes.
    public let digest: Digest

    /// A file that was read.
    public init(dataset: String, file: String, digest: Digest) {
      self.dataset = dataset
      self.file = file
      self.digest = digest
    }
  }

  /// An artifact that was used.
  public struct Artifact: Sendable, Hashable, Codable {
    /// Kind of the recipe.
    public let kind: String
    /// Key in the store.
    public let key: Digest

    /// An artifact that was used.
    public init(kind: String, key: Digest) {
      self.kind = kind
      self.key = key
    }
  }

  /// Name of the experiment.
  public let experiment: String
  /// Name in the notebook.
  public var alias: String
  /// Name of the profile.
  public let profile: String
  /// Every parameter.
  public let parameters: JSONValue
  /// Seed of all random numbers.
  public let seed: UInt64
  /// Key in the store: decides whether a result is fresh.
  public let key: Digest
  /// Files that were read.
  public let inputs: [Input]
  /// Sources that can change the result.
  public let sources: [SourceDigest]
  /// The shapes of the tables.
  public var tables: [TableSchema]
  /// Artifacts that were used.
  public var artifacts: [Artifact]
  /// The compiler that built the program.
  public let toolchain: String
  /// Wall time of the computation.
  public var seconds: Double
  /// Largest memory of the process so far.
  public var peakMemoryBytes: Int
  /// Kernels it was computed with.
  public let kernelPath: String
  /// Threads it was computed with.
  public let threads: Int
  /// Whether it was taken from the store.
  public var wasReused: Bool

  /// A record from its parts.
  public init(
    experiment: String, alias: String, profile: String, parameters: JSONValue, seed: UInt64,
    key: Digest, inputs: [Input], sources: [SourceDigest], tables: [TableSchema],
    artifacts: [Artifact], toolchain: String, seconds: Double, peakMemoryBytes: Int,
    kernelPath: String, threads: Int, wasReused: Bool
  ) {
    self.experiment = experiment
    self.alias = alias
    self.profile = profile
    self.parameters = parameters
    self.seed = seed
    self.key = key
    self.inputs = inputs
    self.sources = sources
    self.tables = tables
    self.artifacts = artifacts
    self.toolchain = toolchain
    self.seconds = seconds
    self.peakMemoryBytes = peakMemoryBytes
    self.kernelPath = kernelPath
    self.threads = threads
    self.wasReused = wasReused
  }
}
