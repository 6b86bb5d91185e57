import ArgumentParser
import Base
import Comparison

/// `report reject`
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Remove the files that a check left for review; golden data stays as it is.",
    discussion: "Example: report reject wta-spectra 'robustness/*.csv'")

  @Argument(help: "Experiments or their files, by name or glob (default: all).")
  var names: [String] = []
  @OptionGroup var project: ProjectOptions

  func run() throws {
    let store = GoldenStore(root: Project().ownGolden(project.golden))
    let removed = try store.reject(GoldenSelection(names))
    for path in removed { Console.out("\(path): removed") }
    guard removed.isEmpty, !names.isEmpty else { return }
    throw SelectionError.nothingMatches
  }
}
