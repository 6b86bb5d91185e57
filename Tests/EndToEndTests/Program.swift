import Base
import Subprocess
import TestSupport

/// The built program, run as people run it.
enum Program {
  static let path = Checkout.root.appending(".build").appending("release").appending("report")

  /// What a run left: its exit code and what it said.
  struct Outcome {
    let code: Int32?
    let output: String
    let notes: String
  }

  /// Runs the program in a folder.
  static func run(
    _ arguments: [String], in folder: FilePath, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let updates = environment.reduce(into: [Environment.Key: String?]()) {
      if let key = Environment.Key(rawValue: $1.key) { $0[key] = $1.value }
    }
    let result = try await Subprocess.run(
      .path(path), arguments: Arguments(arguments), environment: .inherit.updating(updates),
      workingDirectory: folder, output: .string(limit: 1 << 22), error: .string(limit: 1 << 22))
    let code: Int32? =
      if case .exited(let code) = result.terminationStatus { code } else { nil }
    return Outcome(code: code, output: result.standardOutput, notes: result.standardError)
  }
}
