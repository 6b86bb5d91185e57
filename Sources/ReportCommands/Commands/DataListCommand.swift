import ArgumentParser
import Base

/// `report data list`
struct DataListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the data sets: where they are or how to get them, licence, citation.",
    discussion: "Example: report data list --json")

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    if project.json {
      let items = Study.current.dataSets.map(json)
      let document: JSONValue = ["schema": 1, "datasets": .array(items)]
      Console.out(document.prettyText.trimmingFinalLineFeed)
      return
    }
    for dataSet in Study.current.dataSets {
      Console.out("\(dataSet.name)  \(dataSet.title)")
      Console.out("    \(state(of: dataSet))")
      Console.out("    licence: \(dataSet.licence)")
      if let citation = dataSet.provision?.citation { Console.out("    cite: \(citation)") }
    }
  }

  private func state(of dataSet: Study.DataSet) -> String {
    do {
      let paths = try dataSet.locate(project.dataFolders)
      return "found in \(paths.first?.removingLastComponent().string ?? "")"
    } catch {
      let explanation = (error as? any ExplainedError)?.explanation
      return "missing; \(explanation?.advice ?? "\(error)")"
    }
  }

  private func json(_ dataSet: Study.DataSet) -> JSONValue {
    let paths = (try? dataSet.locate(project.dataFolders)) ?? []
    return [
      "name": .string(dataSet.name), "title": .string(dataSet.title),
      "licence": .string(dataSet.licence),
      "source": dataSet.provision.map { .string($0.source) } ?? .null,
      "citation": dataSet.provision.map { .string($0.citation) } ?? .null,
      "fetchedBytes": .integer(dataSet.provision?.fetchedBytes ?? 0),
      "isFound": .boolean(!paths.isEmpty), "files": .array(paths.map { .string($0.string) }),
    ]
  }
}
