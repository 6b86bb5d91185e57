public import Base
public import Results

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
  }

  /// An artifact that was used.
  public struct Artifact: Sendable, Hashable, Codable {
    /// Kind of the recipe.
    public let kind: String
    /// Key in the store.
    public let key: Digest
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
}

/// The compiler that built this program.
public enum Toolchain {
  /// Major and minor version of Swift.
  public static let version: String = {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift before 6.3"
    #endif
  }()
}
