import ArgumentParser
import Base
import Comparison
import Pipeline
import Results

/// `report check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare results with the golden data, bit for bit; never writes golden data.",
    discussion: """
      Leaves NAME.new beside each file that differs. Example: report check wta-spectra
      """)

  @Argument(help: "Experiments (default: all).") var names: [String] = []
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let store = GoldenStore(root: Project().golden(project.golden))
    let completed = try await Session(project, options).run(
      Session.requests(names, run: options))
    var differences: [GoldenDifference] = []
    for run in completed {
      let found = try store.check(
        run.findings, claims: run.claims, experiment: run.record.experiment,
        profile: run.record.profile)
      differences += found
      if found.isEmpty, !project.quiet, !project.json {
        Console.out("\(run.record.experiment) \(run.record.profile): same bits as golden")
      }
    }
    if project.json {
      Console.out(
        JSONValue.array(differences.map { .string($0.sentence) }).prettyText
          .trimmingFinalLineFeed)
    } else {
      for difference in differences { Console.out(difference.sentence) }
    }
    guard differences.isEmpty else {
      Console.note(
        "→ look at the *.new files; if they are right, report accept -m \"why\"")
      throw ExitStatus.differences
    }
  }
}
