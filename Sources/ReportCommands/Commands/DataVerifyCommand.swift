import ArgumentParser
import Base

/// `report data verify`
struct DataVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare the files of data sets with the published ones.",
    discussion: """
      Exit code 1 when a file is another than the published one. A file of which nothing is \
      published is shown as unproven.

      Example: report data verify fashion-mnist
      """)

  @Argument(help: "Data sets (default: all that are here).") var names: [String] = []
  @OptionGroup var project: ProjectOptions

  func run() async throws {
    let folders = project.dataFolders
    let known = Study.current.dataSets
    let wanted =
      names.isEmpty
      ? known.filter { $0.provision != nil && (try? $0.locate(folders)) != nil }.map(\.name)
      : names
    guard !wanted.isEmpty else { throw DataCommandError.nothingFound }
    var isDifferent = false
    var facts: [JSONValue] = []
    for (dataSet, provision) in try wanted.map({ try Study.current.dataSet(named: $0) }) {
      let files = try provision.verify(folders)
      isDifferent = isDifferent || files.contains { $0.standing == .different }
      facts.append(["name": .string(dataSet.name), "files": .array(files.map(json))])
      guard !project.json else { continue }
      Console.out(dataSet.name)
      for file in files {
        Console.out("  \(mark(file.standing))  \(file.digest.short)  \(file.path)")
      }
    }
    if project.json {
      let document: JSONValue = ["schema": 1, "datasets": .array(facts)]
      Console.out(document.prettyText.trimmingFinalLineFeed)
    }
    if isDifferent { throw ExitStatus.differences }
  }

  private func mark(_ standing: Study.DataSet.Provision.Standing) -> String {
    switch standing {
    case .published: "published"
    case .unproven: "unproven "
    case .different: "different"
    }
  }

  private func json(_ file: Study.DataSet.Provision.FileFact) -> JSONValue {
    [
      "path": .string(file.path.string), "sha256": .string(file.digest.hex),
      "standing": .string(file.standing.rawValue),
    ]
  }
}
