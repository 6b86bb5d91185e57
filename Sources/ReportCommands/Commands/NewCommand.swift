import ArgumentParser
import Base

/// `report new`
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a notebook or an experiment with something that builds.",
    discussion: "Example: report new notebook tuning-curves",
    subcommands: [NewNotebookCommand.self, NewExperimentCommand.self])
}

/// `report new notebook`
struct NewNotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Write a notebook with a plot, a reference and a citation, and its data beside it.",
    discussion: "Example: report new notebook tuning-curves")

  @Argument(help: "Lower-case words joined by hyphens, for instance tuning-curves.")
  var name: StartName
  @Option(help: "Folder that it is written into (default: notebooks/ of the project).")
  var dir: String?

  func run() throws {
    let place = Project()
    let start = NotebookStart(
      name: name, folder: dir.map { FilePath($0) } ?? place.notebookFolder,
      templates: NewTemplates(folder: try place.templates().appending("new")),
      golden: place.golden(nil))
    try start.write()
    Console.out(start.notebook.string)
    Console.note("  → report build \(start.notebook)")
  }
}

/// `report new experiment`
struct NewExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: "Write an experiment that runs, with a notebook that presents it.",
    discussion: """
      In a Swift package with a study the experiment joins its catalog. Elsewhere it begins a package of
      its own, with the whole command line.

      Example: report new experiment tuning-curves
      """)

  @Argument(help: "Lower-case words joined by hyphens, for instance tuning-curves.")
  var name: StartName
  @Option(help: "Folder of the package, or in which one is begun (default: here).")
  var dir: String?
  @Option(help: "Facsimile's own package, for a new package (default: that of this program).")
  var facsimile: String?

  func run() throws {
    let place = Project()
    let templates = try place.templates()
    let plan = try ExperimentStart(
      name: name, folder: dir.map { FilePath($0) } ?? "",
      templates: NewTemplates(folder: templates.appending("new")),
      program: Project.program.lastComponent?.string ?? "report",
      facsimile: try named(beside: templates)
    ).write()
    Console.out(plan.experiment.string)
    for command in plan.next { Console.note("  → \(command)") }
  }

  /// Facsimile's package as named, or the checkout that the templates lie in; absolute.
  private func named(beside templates: FilePath) throws -> FilePath? {
    let path = facsimile.map { FilePath($0) } ?? templates.removingLastComponent()
    let isPackage = Files.exists(path.appending("Package.swift"))
    guard isPackage || facsimile == nil else {
      throw ValidationError("--facsimile \(path) is no Swift package")
    }
    let full = path.isRelative ? Project.workingDirectory.pushing(path) : path
    return isPackage ? full.lexicallyNormalized() : nil
  }
}
