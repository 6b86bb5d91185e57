import ArgumentParser
import Base
import Comparison
import Pipeline
import Plots

/// `report redraw`, for `report diff` alone: what today's code draws from the data of two folders.
struct RedrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redraw", abstract: "Draw the figures of two folders' data.",
    discussion: "Example: report redraw old/neural-robustness output/neural-robustness drawn wta",
    shouldDisplay: false)

  @Argument(help: "An output folder.") var old: String
  @Argument(help: "A newer one.") var new: String
  @Argument(help: "The folder to write a file a node into, in this order.") var output: String
  @Argument(help: "Names of nodes.") var aliases: [String]
  @Flag(help: "Also draw the old figures themselves.") var drawOld = false
  @Flag(help: "Also draw the new figures themselves.") var drawNew = false
  @Flag(help: "Leave the old data alone.") var withoutOld = false
  @Flag(help: "Leave the new data alone.") var withoutNew = false

  func run() throws {
    let sides = (old: try nodes(old, withoutOld), new: try nodes(new, withoutNew))
    for alias in aliases {
      let figures = (old: Self.figures(sides.old[alias]), new: Self.figures(sides.new[alias]))
      var drawn: [String: RedrawnFigure] = [:]
      for name in Set(figures.old.keys).union(figures.new.keys) {
        drawn["\(alias).\(name)"] = RedrawnFigure(
          old: figures.old[name], new: figures.new[name], drawsOld: drawOld, drawsNew: drawNew)
      }
      // Written node by node: data that today's code cannot draw may end this process.
      try RedrawnFigure.write(drawn, of: alias, into: FilePath(output))
    }
  }

  private func nodes(_ folder: String, _ isLeftOut: Bool) throws -> [String: ReportFindings] {
    guard !isLeftOut else { return [:] }
    let all = try ReportFindings.all(in: FilePath(folder)) { experiment, alias in
      Self.known[experiment] != nil && aliases.contains(alias)
    }
    return Dictionary(all.map { ($0.alias, $0) }) { first, _ in first }
  }

  private static let known = Dictionary(
    uniqueKeysWithValues: Study.current.catalog.experiments.map { ($0.id.rawValue, $0) })

  private static func figures(_ node: ReportFindings?) -> [String: Figure] {
    guard let node, let experiment = known[node.experiment] else { return [:] }
    return Dictionary(experiment.figures(node.findings).map { ($0.name, $0) }) { first, _ in first }
  }
}
