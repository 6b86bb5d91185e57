import ArgumentParser
import Base

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The whole program: reads the arguments, runs one subcommand, ends with its exit code.
public enum ReportProgram {
  /// Runs the command line over a study and ends the process.
  public static func run(_ study: Study) async -> Never {
    sayWhenInterrupted()
    let code = await Study.$current.withValue(study) { await perform() }
    Console.flush()
    exit(code.rawValue)
  }

  /// Ctrl-C ends with a sentence and 130. Files appear whole or not at all, so nothing is undone.
  private static func sayWhenInterrupted() {
    signal(SIGINT) { _ in
      // A signal handler may do little more than write and leave.
      let sentence: StaticString = """

        report: interrupted
          → run the same command again to go on; finished work and the last checkpoint are kept

        """
      _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
      _exit(130)
    }
  }

  /// For what has no end of its own: Ctrl-C is then the way it ends, and no interruption.
  static func endQuietlyWhenInterrupted() {
    signal(SIGINT) { _ in
      _ = write(STDERR_FILENO, "\n", 1)
      _exit(0)
    }
  }

  private static func perform() async -> ExitStatus {
    do {
      var command = try ReportCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return .done
    } catch let status as ExitStatus {
      return status
    } catch {
      return ErrorReport.print(error)
    }
  }
}
