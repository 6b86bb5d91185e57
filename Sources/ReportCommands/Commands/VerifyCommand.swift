import ArgumentParser
import Base
import LinearAlgebra
import Pipeline

/// `report verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Replay experiments with other threads, kernel paths and order; demand equal bits.",
    discussion: "Example: report verify wta-spectra --isa scalar")

  @Argument(help: "Experiments (default: all).") var names: [String] = []
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let requests = try Session.requests(
      names, run: options, overrides: overrides.parameter)
    let verifier = Verifier(
      dataFolders: project.dataFolders, progress: ProgressLines(isQuiet: project.quiet))
    let replays = Verifier.replays(limitedTo: project.isa.flatMap(KernelPath.init(rawValue:)))
    let outcomes = try await verifier.verify(requests, replays: replays)
    for outcome in outcomes { Console.out(outcome.sentence) }
    if outcomes.contains(where: { !$0.isEqual }) { throw ExitStatus.notDeterministic }
  }
}
