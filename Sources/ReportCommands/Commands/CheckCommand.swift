import ArgumentParser
import Base
import Comparison
import Pipeline
import Results

/// What becomes of golden data that no experiment refers to.
enum UnreferencedPolicy: String, CaseIterable, ExpressibleByArgument {
  case fail, warn, ignore
}

/// `report check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare results with the golden data, bit for bit; never writes golden data.",
    discussion: """
      Leaves NAME.new beside each file that differs. Example: report check wta-spectra
      Example: report check --junit check.xml --markdown check.md --github
      """)

  @Argument(help: "Experiments by name or glob (default: all).") var names: [String] = []
  @Option(help: "Golden data of unknown experiments or profiles: fail, warn or ignore.")
  var unreferenced = UnreferencedPolicy.fail
  @Option(help: "Write JUnit XML to this file.") var junit: String?
  @Option(help: "Write a pull-request comment, under 60 kB, to this file.") var markdown: String?
  @Flag(help: "Print GitHub annotations at the experiments' source lines.") var github = false
  @OptionGroup var seeds: SeedOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let session = GoldenSession(project, options)
    let selection = GoldenSelection(names)
    var verdicts = try await seeds.verdicts(session, selection)
    let stray = unreferenced == .ignore || !selection.isAll ? [] : try strays(session.ownStore)
    if unreferenced == .fail { verdicts += stray }
    let report = GoldenReport(verdicts)
    try write(report)
    if project.json {
      Console.out(try report.json().prettyText.trimmingFinalLineFeed)
    } else {
      print(report)
    }
    if unreferenced == .warn {
      for line in stray.flatMap(\.lines) { Console.note("warning: \(line)") }
    }
    guard !report.passes else { return }
    Console.note("→ report review, or look at the *.new files and report accept -m \"why\"")
    throw ExitStatus.differences
  }

  private func print(_ report: GoldenReport) {
    for verdict in report.verdicts {
      if verdict.passes {
        if !project.quiet { Console.out("\(verdict.name): \(verdict.agreement.sentence)") }
      } else {
        for line in verdict.lines { Console.out(line) }
      }
    }
    if github { for line in report.annotations { Console.out(line) } }
  }

  private func write(_ report: GoldenReport) throws {
    if let junit { try Files.write(report.junit, to: FilePath(junit)) }
    if let markdown { try Files.write(report.markdown, to: FilePath(markdown)) }
  }

  private func strays(_ store: GoldenStore) throws -> [GoldenVerdict] {
    try store.unreferenced(
      experiments: Study.current.catalog.experiments.map { $0.id.rawValue },
      profiles: Profile.allCases.map(\.rawValue)
    ).map {
      GoldenVerdict(unreferenced: $0.path, experiment: $0.experiment, profile: $0.profile)
    }
  }
}
