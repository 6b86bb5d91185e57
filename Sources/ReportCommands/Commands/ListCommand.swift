import ArgumentParser
import Base
import Pipeline

/// `report list`
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show experiments, notebooks and data sets.",
    discussion: "Example: report list --json")

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    let notebooks = (try? Project().notebooks([])) ?? []
    if project.json {
      Console.out(json(notebooks).prettyText.trimmingFinalLineFeed)
      return
    }
    Console.out("experiments")
    for experiment in Study.current.catalog.experiments {
      Console.out("  \(experiment.id.rawValue)  \(experiment.question)")
      Console.out("      figures: \(experiment.figureNames.joined(separator: ", "))")
    }
    Console.out("profiles")
    Console.out("  " + Profile.allCases.map(\.rawValue).joined(separator: ", "))
    Console.out("notebooks")
    for notebook in notebooks { Console.out("  \(notebook)") }
    Console.out("data sets")
    for dataSet in Study.current.dataSets {
      let found = (try? dataSet.locate(project.dataFolders)) != nil
      Console.out("  \(dataSet.name)  \(dataSet.title) (\(found ? "found" : "missing"))")
    }
  }

  private func json(_ notebooks: [FilePath]) -> JSONValue {
    [
      "schema": 1,
      "experiments": .array(
        Study.current.catalog.experiments.map {
          [
            "name": .string($0.id.rawValue), "question": .string($0.question),
            "figures": .array($0.figureNames.map { .string($0) }),
          ]
        }),
      "profiles": .array(Profile.allCases.map { .string($0.rawValue) }),
      "notebooks": .array(notebooks.map { .string($0.string) }),
      "datasets": .array(
        Study.current.dataSets.map {
          [
            "name": .string($0.name), "title": .string($0.title), "licence": .string($0.licence),
            "isFound": .boolean((try? $0.locate(project.dataFolders)) != nil),
          ]
        }),
    ]
  }
}

extension String {
  /// Without the line feed that stored JSON ends with.
  var trimmingFinalLineFeed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
