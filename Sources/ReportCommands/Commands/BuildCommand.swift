import ArgumentParser
import Base
import Pipeline

/// `report build`, the default.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Run what is stale and assemble notebooks into HTML and PDF reports.",
    discussion: "Example: report build notebooks/neural-robustness.md --profile quick")

  @Argument(help: "Notebooks, by file or name (default: all of notebooks/).")
  var notebooks: [String] = []
  @Flag(help: "Fail where the figure linter finds anything.") var strict = false
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let place = Project()
    let builder = ReportBuilder(
      place: place, project: project, options: options,
      revision: await Revision.of(place.root), isStrict: strict)
    for path in try place.notebooks(notebooks) {
      let outcome = try await builder.build(path)
      guard !project.quiet else { continue }
      Console.note(outcome.summary)
      Console.out(outcome.folder.appending("index.html").string)
      Console.out(outcome.folder.appending("report.pdf").string)
    }
  }
}
