import ArgumentParser
import Base

/// `report data fetch`
struct DataFetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch data sets, check their SHA-256 and put them where experiments find them.",
    discussion: """
      Goes on where an earlier call was cut off. The files go into the first folder of --data or \
      FACSIMILE_DATA, else into ~/.local/share/facsimile/datasets.

      Example: report data fetch cifar10
      """)

  @Argument(help: "Data sets, as report data list names them.") var names: [String]
  @Flag(help: "Do not use the network.") var offline = false
  @Flag(help: "Fetch again what is there.") var force = false
  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if names.isEmpty { throw ValidationError("name a data set: report data fetch cifar10") }
  }

  func run() async throws {
    let chosen = try names.map { try Study.current.dataSet(named: $0) }
    var facts: [JSONValue] = []
    for (dataSet, provision) in chosen {
      let paths = try fetched(dataSet, provision)
      facts.append([
        "name": .string(dataSet.name), "files": .array(paths.map { .string($0.string) }),
      ])
      guard !project.json, !project.quiet else { continue }
      let folder = paths.first?.removingLastComponent().string ?? ""
      Console.out("\(dataSet.name): \(paths.count) files in \(folder)")
      Console.out("  licence: \(dataSet.licence); cite: \(provision.citation)")
    }
    if project.json {
      let document: JSONValue = ["schema": 1, "datasets": .array(facts)]
      Console.out(document.prettyText.trimmingFinalLineFeed)
    }
  }

  private func fetched(
    _ dataSet: Study.DataSet, _ provision: Study.DataSet.Provision
  ) throws -> [FilePath] {
    // What the system or another folder has is not fetched a second time.
    if !force, let paths = try? dataSet.locate(project.dataFolders),
      try provision.verify(project.dataFolders).allSatisfy({ $0.standing == .published })
    {
      return paths
    }
    let line = TransferLine(isQuiet: project.quiet)
    defer { line.end() }
    return try provision.fetch(
      Study.DataSet.Provision.FetchRequest(
        folder: project.requiredDataFolder(), isForced: force, isOffline: offline,
        progress: { name, received, total in
          line.show(name, received, of: total)
          return true
        }))
  }
}
