import ArgumentParser
import Base
import Comparison
import Pipeline
import Results

/// `report accept`
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Make the present results the golden data, with a recorded reason.",
    discussion: "Example: report accept wta-spectra -m \"window now ends at n = 500\"")

  @Argument(help: "Experiments (default: all).") var names: [String] = []
  @Option(name: .shortAndLong, help: "Why the new data is right.") var message: String
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let store = GoldenStore(root: Project().golden(project.golden))
    let revision = await Revision.of(Project().root)
    let completed = try await Session(project, options).run(
      Session.requests(names, run: options))
    for run in completed {
      let changed = try store.accept(
        run.findings, claims: run.claims, experiment: run.record.experiment,
        profile: run.record.profile, reason: message, revision: revision.description)
      Console.out(
        "\(run.record.experiment) \(run.record.profile): "
          + (changed.isEmpty ? "already golden" : "accepted \(changed.joined(separator: ", "))"))
    }
  }
}
