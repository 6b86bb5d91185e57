import ArgumentParser
import Base
import Comparison
import Pipeline

/// `report review`
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide about each golden file that differs, key by key.",
    discussion: """
      Keys: \(GoldenReview.help). Without a terminal it prints the commands to use instead and exits \
      with 2. Example: report review wta-spectra -m "window now ends at n = 500"
      """)

  @Argument(help: "Experiments by name or glob (default: all).") var names: [String] = []
  @Option(name: .shortAndLong, help: "Why the new data is right; asked for when not given.")
  var message: String?
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let session = GoldenSession(project, options)
    let selection = GoldenSelection(names)
    let checked = try await session.results(selection)
      .map { (result: $0, verdict: try session.ownStore.check($0)) }
    let items = try GoldenReview.items(checked, in: session.ownStore)
      .filter { selection.selects(experiment: $0.result.experiment, file: $0.file) }
    guard !items.isEmpty else {
      Console.note("nothing to review: all is as golden")
      return
    }
    guard let terminal = KeyTerminal() else {
      for command in GoldenReview.commands(for: items) { Console.out(command) }
      throw ReviewError.noTerminal
    }
    let reason = try reason(terminal)
    let acceptance = await session.acceptance(reason: reason)
    let review = GoldenReview(
      items: items, terminal: terminal,
      accept: { item in
        try session.ownStore.accept(
          item.result, acceptance, selection: GoldenSelection([item.name]))
      },
      reject: { try session.ownStore.reject(GoldenSelection([$0.name])) },
      open: { await Opener.open($0) })
    let outcome = try await review.run()
    Console.note(
      "\(outcome.accepted.count) accepted, \(outcome.rejected.count) rejected, "
        + "\(outcome.skipped.count) skipped")
    if !outcome.rejected.isEmpty || !outcome.skipped.isEmpty { throw ExitStatus.differences }
  }

  private func reason(_ terminal: KeyTerminal) throws -> String {
    if let message { return message }
    terminal.write("Why is the new data right? It stands in HISTORY.md with what is accepted.")
    guard let line = terminal.line(), line.contains(where: { !$0.isWhitespace }) else {
      throw GoldenError.noReason
    }
    return line
  }
}

/// A review that cannot be held.
enum ReviewError: ExplainedError {
  case noTerminal

  var explanation: Explanation {
    switch self {
    case .noTerminal:
      Explanation(
        .input, "review asks key by key and there is no terminal",
        advice: "use the commands printed above, or report accept NAMES -m \"why\"")
    }
  }
}
