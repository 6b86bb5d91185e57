import ArgumentParser
import Base
import Comparison

/// `report diff`
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two output folders, and why.",
    discussion: "Example: report diff old/neural-robustness output/neural-robustness -o output")

  @Argument(help: "The older folder.") var old: String
  @Argument(help: "The newer folder.") var new: String
  @OptionGroup var project: ProjectOptions

  func run() async throws {
    let diff = try ReportDiff.between(FilePath(old), FilePath(new))
    if project.json {
      Console.out(try diff.json().prettyText.trimmingFinalLineFeed)
    } else {
      for line in diff.summary { Console.out(line) }
    }
    guard !diff.isEmpty else { return }
    let page = FilePath(project.output).appending("diff.html")
    try Files.write(DiffPage.render(diff, templates: Project().templates()), to: page)
    Console.note("→ \(page)")
    throw ExitStatus.differences
  }
}
