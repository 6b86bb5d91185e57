public import ArgumentParser
import Base
public import Pipeline

/// Options of the subcommands that run experiments.
struct RunOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "quick, standard or paper.")
  var profile: Profile?

  @Option(help: "Seed of all random numbers.")
  var seed: UInt64 = 0

  @Flag(help: "Run again what is fresh.")
  var force = false
}

extension Profile: ExpressibleByArgument {}

/// Parameters that are changed from their profile's.
struct OverrideOptions: ParsableArguments {
  @Option(name: .customShort("P"), help: "A parameter, key=value; may be given more than once.")
  var parameter: [ParameterOverride] = []
}

/// One `key=value`.
struct ParameterOverride: ExpressibleByArgument {
  let key: String
  let value: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    key = String(parts[0])
    value = String(parts[1])
  }
}
