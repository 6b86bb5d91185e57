import ArgumentParser
import Base
import Pipeline

/// `report export`
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Pack reports or runs to share: as an RO-Crate, as a ZIP archive, or as CSV tables.",
    discussion: """
      Builds what is stale first. Every notebook becomes an export of its own, experiments that are \
      named become one together. Without -o exports land in output/export/; with -o a single one \
      has that path, and several lie in that folder.

      Example: report export neural-robustness --format zip -o neural-robustness.zip
      Example: report export wta-spectra robustness --format csv -o tables
      """)

  @Argument(help: "Notebooks or experiments (default: all of notebooks/).")
  var names: [String] = []
  @Option(
    name: .shortAndLong,
    help: "crate (a folder), zip (the same as one archive) or csv (the tables alone).")
  var format = ExportFormat.crate
  @Option(help: "Date of publication (default: the notebook's, else the revision's).")
  var date: String?
  @Option(help: "Licence by its SPDX name (default: the notebook's, else that of CITATION.cff).")
  var license: String?
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var reports: ReportOptions

  func validate() throws {
    if let date, !CrateDate.isDate(date) {
      throw ValidationError("--date \(date): write it as 2026-03-01")
    }
  }

  func run() async throws {
    let place = Project()
    let selection = try ExportSelection(names, place, Study.current.catalog)
    let collector = ExportCollector(
      place: place, project: building, options: options, reports: reports,
      revision: await Revision.of(place.root))
    let isOnly = selection.count == 1
    var exports: [ExportSource] = []
    for notebook in selection.notebooks {
      exports.append(try await collector.collect(notebook: notebook))
    }
    if !selection.experiments.isEmpty {
      exports.append(try await collector.collect(experiments: selection.experiments))
    }
    for source in exports {
      let target = ExportTarget(
        path: path(of: source, isOnly: isOnly), format: format)
      try target.checkReplaceable()
      switch format {
      case .csv: try target.write(try source.tables())
      case .crate, .zip:
        try target.write(
          try await source.crateFiles(date: date, licence: license, in: place))
      }
      if !project.quiet { Console.out(target.path.string) }
    }
  }

  /// Reports are built where `report build` puts them, wherever the export goes.
  private var building: ProjectOptions {
    var options = project
    options.output = Self.reportFolder
    return options
  }

  private static let reportFolder = "output"

  private func path(of source: ExportSource, isOnly: Bool) -> FilePath {
    let isGiven = project.output != Self.reportFolder
    if isGiven, isOnly { return FilePath(project.output) }
    let folder = isGiven ? FilePath(project.output) : FilePath("output/export")
    return folder.appending(source.name + format.ending)
  }
}

/// What an export is written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case crate, zip, csv

  /// What follows the report's name in the export's.
  var ending: String {
    switch self {
    case .crate: "-crate"
    case .zip: ".zip"
    case .csv: "-csv"
    }
  }
}
