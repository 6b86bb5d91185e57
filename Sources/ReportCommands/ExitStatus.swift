import Base

/// How the program ends; the same numbers for every subcommand.
enum ExitStatus: Int32, Error {
  /// Same, or done.
  case done = 0
  /// Differences, a failed check or claim.
  case differences = 1
  /// Bad usage or unreadable input.
  case badInput = 2
  /// An experiment or a renderer failed.
  case failed = 3
  /// Other bytes on replay.
  case notDeterministic = 4
  /// Nothing selected.
  case nothingSelected = 5

  init(_ kind: FailureKind) {
    switch kind {
    case .input: self = .badInput
    case .execution: self = .failed
    case .nondeterminism: self = .notDeterministic
    case .emptySelection: self = .nothingSelected
    }
  }
}
