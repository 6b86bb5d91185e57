public import Base
public import Plots
public import Results

/// The name of an experiment: lower-case words joined by hyphens.
public struct ExperimentID: Sendable, Hashable, Codable, Comparable, ExpressibleByStringLiteral {
  /// The name.
  public let rawValue: String

  /// A name.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// A name.
  public init(stringLiteral value: String) { rawValue = value }

  /// By the bytes of the name.
  public static func < (a: Self, b: Self) -> Bool {
    a.rawValue.utf8.lexicographicallyPrecedes(b.rawValue.utf8)
  }
}

/// A named set of parameter values.
public enum Profile: String, CaseIterable, Sendable, Hashable, Codable {
  /// The whole study within a minute.
  case quick
  /// The full-size phenomena.
  case standard
  /// The published data and sizes with less training.
  case short
  /// The published hyperparameters.
  case paper
}

/// A file that a run reads; hashed before and after.
public struct InputFile: Sendable, Hashable {
  /// Name of the data set.
  public let dataset: String
  /// Where the file is.
  public let path: FilePath

  /// An input.
  public init(dataset: String, path: FilePath) {
    self.dataset = dataset
    self.path = path
  }
}

/// A named computation from parameters, a random key and data to findings.
///
/// Its bytes depend on nothing else: not on threads, time, order, machine or other experiments.
public protocol Experiment: Sendable {
  /// Every number that the experiment can be run with.
  associatedtype Parameters: Codable & Hashable & Sendable

  /// Its name.
  static var id: ExperimentID { get }
  /// What it asks, one sentence.
  static var question: String { get }
  /// The names of its figures, in order.
  static var figureNames: [String] { get }
  /// All code that can change its findings.
  static var sources: [SourceDigest] { get }
  /// The parameters of a profile.
  static func parameters(for profile: Profile) -> Parameters
  /// The files that a run reads, or why they cannot be found.
  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile]
  /// Computes.
  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings
  /// Draws; a pure function.
  static func figures(_ findings: Findings) -> [Figure]
  /// Judges; a pure function.
  static func claims(_ findings: Findings) -> [Claim]
  /// How far results may lie from golden data, with the reason; exact without.
  static var tolerances: [Tolerance] { get }
}

extension Experiment {
  /// None: to the bit.
  public static var tolerances: [Tolerance] { [] }
}
