import ArgumentParser
import Base

/// `report data import`
struct DataImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Check files that you have and put them where experiments find them.",
    discussion: """
      Takes the files of a data set, a folder that holds them, or the archive they were published \
      in. Without the data set's name the first file's content says which it is. They go into the first folder of --data or FACSIMILE_DATA, else into \
      ~/.local/share/facsimile/datasets.

      Example: report data import cifar10 cifar-10-binary.tar.gz
      """)

  @Argument(
    help: ArgumentHelp(
      "The data set, as report data list names it, unless the files tell; then files, a folder, or an archive.",
      valueName: "name and files"))
  var arguments: [String]
  @Flag(help: "Replace what is there.") var force = false
  @OptionGroup var project: ProjectOptions

  /// The data set's name, and its files.
  private func chosen() throws -> (name: String, files: [String]) {
    let (first, rest) = (arguments[0], Array(arguments.dropFirst()))
    let isName = Study.current.dataSets.contains { $0.name == first }
    let looksLikePath = first.contains("/") || first.contains(".")
    guard !isName, looksLikePath || Files.exists(FilePath(first)) else { return (first, rest) }
    guard Files.exists(FilePath(first)) else {
      throw FileError(.read, FilePath(first), .noSuchFileOrDirectory)
    }
    guard let name = try Study.current.recognize(FilePath(first)) else {
      throw DataCommandError.notRecognized(first)
    }
    return (name, arguments)
  }

  func run() async throws {
    let (name, files) = try chosen()
    let (dataSet, provision) = try Study.current.dataSet(named: name)
    guard !files.isEmpty else {
      throw ValidationError("name the files: report data import \(name) FILE")
    }
    let folder = try project.requiredDataFolder()
    let paths = try provision.importFiles(files.map { FilePath($0) }, folder, force)
    if project.json {
      let document: JSONValue = [
        "schema": 1, "name": .string(dataSet.name),
        "files": .array(paths.map { .string($0.string) }),
      ]
      Console.out(document.prettyText.trimmingFinalLineFeed)
    } else if !project.quiet {
      Console.out("\(dataSet.name): \(paths.count) files in \(folder.appending(dataSet.name))")
      Console.out("  licence: \(dataSet.licence); cite: \(provision.citation)")
    }
  }
}
