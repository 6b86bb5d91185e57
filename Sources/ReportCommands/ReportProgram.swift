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
    let code = await Study.$current.withValue(study) { await perform() }
    Console.flush()
    exit(code.rawValue)
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
