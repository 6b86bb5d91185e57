import ArgumentParser
import Base

/// The text of a failure and the exit code that goes with it.
enum ErrorReport {
  /// Prints what failed, where, and what to do next.
  static func print(_ error: any Error) -> ExitStatus {
    switch error {
    case let several as ExplainedErrors:
      for each in several.errors { printExplanation(each.explanation) }
      return several.errors.first.map { ExitStatus($0.explanation.kind) } ?? .failed
    case let explained as any ExplainedError:
      printExplanation(explained.explanation)
      return ExitStatus(explained.explanation.kind)
    case is CancellationError:
      Console.note("report: stopped; finished work is kept")
      return .failed
    default:
      return printUsage(error)
    }
  }

  private static func printExplanation(_ explanation: Explanation) {
    let place = explanation.place.map { "\($0): " } ?? "report: "
    Console.note(place + explanation.what)
    if let advice = explanation.advice { Console.note("  → " + advice) }
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
