public import Base

/// A wish for one experiment with its parameters.
public struct RunRequest: Sendable {
  /// Which.
  public let experiment: any Experiment.Type
  /// Where its parameters start from.
  public let profile: Profile
  /// Single parameters that differ.
  public let overrides: [String: JSONValue]
  /// Seed of all random numbers.
  public let seed: UInt64
  /// Name of the node; files carry it.
  public let alias: String

  /// A request.
  public init(
    experiment: any Experiment.Type, profile: Profile, overrides: [String: JSONValue] = [:],
    seed: UInt64 = 0, alias: String? = nil
  ) {
    self.experiment = experiment
    self.profile = profile
    self.overrides = overrides
    self.seed = seed
    self.alias = alias ?? experiment.id.rawValue
  }

  /// Throws when an override names no parameter or has the wrong kind.
  public func validate() throws { try Self.validate(experiment, self) }

  private static func validate<E: Experiment>(_ type: E.Type, _ request: RunRequest) throws {
    _ = try ParameterOverrides.apply(
      request.overrides, to: type.parameters(for: request.profile))
  }
}
