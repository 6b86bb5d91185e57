import ArgumentParser
import Base

/// `report new`
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a notebook with something that builds.",
    discussion: "Example: report new notebook tuning-curves",
    subcommands: [NewNotebookCommand.self])
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
      templates: try place.templates().appending("new"), golden: place.golden(nil))
    try start.write()
    Console.out(start.notebook.string)
    Console.note("  → report build \(start.notebook)")
  }
}
