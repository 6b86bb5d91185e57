import ArgumentParser
import Base

/// `report data import`
struct DataImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Check files that you have and put them where experiments find them.",
    discussion: """
      Takes the files of a data set, a folder that holds them, or the archive they were published \
      in. They go into the first folder of --data or FACSIMILE_DATA, else into \
      ~/.local/share/facsimile/datasets.

      Example: report data import cifar10 cifar-10-binary.tar.gz
      """)

  @Argument(help: "The data set, as report data list names it.") var name: String
  @Argument(help: "Files, a folder, or an archive.") var files: [String]
  @Flag(help: "Replace what is there.") var force = false
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name the files: report data import \(name) FILE") }
  }

  func run() async throws {
    let (dataSet, provision) = try Study.current.dataSet(named: name)
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
