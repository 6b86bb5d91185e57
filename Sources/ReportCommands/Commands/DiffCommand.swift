import ArgumentParser
import Base
import Comparison
import Pipeline

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
    let diff = try await compare(sides, workshop)
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

  /// Draws what changed, side by side, and compares; the figures of equal data are equal.
  private func compare(
    _ sides: (old: DiffSide, new: DiffSide), _ workshop: DiffWorkshop
  ) async throws -> ReportDiff {
    // A folder that is no report is refused by the comparison, in the words of the user.
    let same = (try? ReportFindings.sameNodes(sides.old.folder, sides.new.folder)) ?? []
    let areBothDrawnHere = sides.old.isSnapshot && sides.new.isSnapshot
    let skipped: Set<String> =
      sides.old.isSnapshot == sides.new.isSnapshot ? Set(same.map(\.alias)) : []
    let drawn = try await workshop.redraw(sides.old, sides.new, skipping: skipped)
    let names = Dictionary(
      uniqueKeysWithValues: Study.current.catalog.experiments.map {
        ($0.id.rawValue, $0.figureNames)
      })
    return try await ReportDiff.between(
      sides.old.folder, sides.new.folder, names: (sides.old.name, sides.new.name),
      redrawn: drawn.figures,
      undrawn: !areBothDrawnHere
        ? []
        : same.flatMap { node in
          (names[node.experiment] ?? []).map { "\(node.alias).\($0)" }
        },
      notes: drawn.failures.compactMap { failure in
        let side = failure.isOld ? sides.old : sides.new
        guard side.isSnapshot else { return nil }
        return "the figures of \(failure.alias) in \(side.name) are left out: "
          + "today's code cannot draw its data"
      })
  }
}
