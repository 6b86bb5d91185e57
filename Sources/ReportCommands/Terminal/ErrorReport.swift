import ArgumentParser
import Base

/// The text of a failure and the exit code that goes with it.
enum ErrorReport {
  /// Prints what failed, where, and what to do next.
  static func print(_ error: any Error) -> ExitStatus {
    switch error {
    case let several as ExplainedErrors:
      for line in lines(error) { Console.note(line) }
      return several.errors.first.map { ExitStatus($0.explanation.kind) } ?? .failed
    case let explained as any ExplainedError:
      for line in lines(error) { Console.note(line) }
      return ExitStatus(explained.explanation.kind)
    case is CancellationError:
      Console.note("report: stopped; finished work is kept")
      return .failed
    default:
      return printUsage(error)
    }
  }

  /// What failed, where, and what to do next, as it is printed.
  static func lines(_ error: any Error) -> [String] {
    switch error {
    case let several as ExplainedErrors: several.errors.flatMap { lines($0.explanation) }
    case let explained as any ExplainedError: lines(explained.explanation)
    default: ["report: \(error)"]
    }
  }

  private static func lines(_ explanation: Explanation) -> [String] {
    let place = explanation.place.map { "\($0): " } ?? "report: "
    return [place + explanation.what] + (explanation.advice.map { ["  → " + $0] } ?? [])
  }

  /// Errors of the argument parser; help and version are no errors.
  private static func printUsage(_ error: any Error) -> ExitStatus {
    let message = ReportCommand.fullMessage(for: error)
    if ReportCommand.exitCode(for: error).isSuccess {
      Console.out(message)
      return .done
    }
    Console.note(message)
    return ReportCommand.exitCode(for: error) == .validationFailure ? .badInput : .failed
  }
}
