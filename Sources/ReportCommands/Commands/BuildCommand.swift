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
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var output: ReportOptions

  func run() async throws {
    let place = Project()
    let known = KnownDigests(memory: FilePath(project.cache).appending("digests"))
    // Git is asked while notebooks are read.
    let builder = ReportBuilder(
      place: place, project: project, options: options, output: output,
      revision: Task { await Revision.of(place.root) }, known: known)
    var isFresh = true
    for path in try place.notebooks(notebooks) {
      let outcome = try await builder.build(path)
      isFresh = isFresh && outcome.isFresh
      guard !project.quiet else { continue }
      Console.note(outcome.summary)
      for format in output.formats {
        Console.out(outcome.folder.appending(format.file).string)
      }
    }
    // What cannot be remembered is read again.
    try? known.save()
    // What is fresh changes nothing on the page over all reports.
    let folder = FilePath(project.output)
    if !isFresh || !Files.exists(folder.appending("index.html")) {
      try ReportIndex.write(in: folder, templates: place.templates())
    }
  }
}
