public import Base
import Subprocess

/// A program run beside this one, whose failure is an answer.
public enum ChildProgram {
  /// Runs a program without output and tells whether it ended well.
  ///
  /// A crash is told by the exit alone: writing its backtrace would take seconds.
  public static func succeeds(_ program: FilePath, _ arguments: [String]) async -> Bool {
    let result = try? await Subprocess.run(
      .path(program), arguments: Arguments(arguments),
      environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
      output: .discarded, error: .discarded)
    return result?.terminationStatus.isSuccess ?? false
  }
}
