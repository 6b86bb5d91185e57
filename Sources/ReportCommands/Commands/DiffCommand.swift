import ArgumentParser
import Base
import Comparison

/// `report diff`
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two reports, golden states or images, and why.",
    discussion: """
      A side is an output folder, an export of report export (folder or ZIP), a folder of golden data, \
      a git revision of the golden data, or a PNG file; figures of golden data are drawn with today's \
      code.
      Example: report diff old/neural-robustness output/neural-robustness -o output
      Example: report diff published.zip output/neural-robustness
      Example: report diff v1.0 HEAD --markdown diff.md
      Example: report diff before.png after.png
      """)

  @Argument(help: "The older folder, archive, revision or image.") var old: String
  @Argument(help: "The newer one.") var new: String
  @Option(help: "Write a pull-request comment, under 60 kB, to this file.") var markdown: String?
  @OptionGroup var project: ProjectOptions

  func run() async throws {
    if ImagePair.areImages(old, new) {
      return try ImagePair(old, new).run(project)
    }
    let place = Project()
    let workshop = try DiffWorkshop()
    defer { workshop.remove() }
    let sides = (
      old: try await DiffSide.resolve(old, place, project, workshop),
      new: try await DiffSide.resolve(new, place, project, workshop)
    )
    let redrawn = (
      old: try await workshop.redraw(sides.old), new: try await workshop.redraw(sides.new)
    )
    let diff = try ReportDiff.between(
      sides.old.folder, sides.new.folder, names: (sides.old.name, sides.new.name),
      redrawn: redrawn)
    if let markdown { try Files.write(diff.markdown, to: FilePath(markdown)) }
    if project.json {
      Console.out(try diff.json().prettyText.trimmingFinalLineFeed)
    } else {
      for line in diff.summary { Console.out(line) }
    }
    guard !diff.isEmpty else { return }
    let page = FilePath(project.output).appending("diff.html")
    try Files.write(DiffPage.render(diff, templates: place.templates()), to: page)
    Console.note("→ \(page)")
    throw ExitStatus.differences
  }
}
