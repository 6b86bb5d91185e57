import ArgumentParser
import Base
import Comparison
import Pipeline
import Plots

/// `report redraw`, for `report diff` alone: figures of a folder's data, as values.
struct RedrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redraw", abstract: "Draw the figures of a folder's data as values.",
    discussion: "Example: report redraw output/neural-robustness figures.json",
    shouldDisplay: false)

  @Argument(help: "An output folder.") var folder: String
  @Argument(help: "The file to write.") var file: String
  @Argument(help: "Only this node.") var alias: String?

  func run() throws {
    var figures: [String: Figure] = [:]
    let known = Dictionary(
      uniqueKeysWithValues: Study.current.catalog.experiments.map { ($0.id.rawValue, $0) })
    let nodes = try ReportFindings.all(in: FilePath(folder)) { experiment, alias in
      known[experiment] != nil && (self.alias.map { $0 == alias } ?? true)
    }
    for node in nodes {
      guard let experiment = known[node.experiment] else { continue }
      for figure in experiment.figures(node.findings) {
        figures["\(node.alias).\(figure.name)"] = figure
      }
    }
    try Files.write(JSONValue(encoding: figures).canonicalText, to: FilePath(file))
  }
}
