import ArgumentParser
import Base
import Comparison
import Pipeline
import Results

/// `report accept`
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Make the present results the golden data, with a recorded reason.",
    discussion: """
      Names are experiments, or files of them after a slash; both may have wild cards. Example: report \
      accept wta-spectra 'robustness/*.csv' -m "window now ends at n = 500"
      """)

  @Argument(help: "Experiments or their files, by name or glob (default: all).")
  var names: [String] = []
  @Option(name: .shortAndLong, help: "Why the new data is right.") var message: String
  @Flag(help: "Remove golden data that belongs to no experiment, too.") var unreferenced = false
  @OptionGroup var seeds: SeedOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let session = GoldenSession(project, options)
    let selection = GoldenSelection(names)
    let acceptance = await session.acceptance(reason: message)
    if let count = seeds.seeds {
      for results in try await session.results(selection, seeds: count) {
        let changed = try session.ownStore.acceptSeeds(results, acceptance)
        Console.out(
          "\(results[0].experiment) \(results[0].profile): "
            + (changed.isEmpty ? "already golden" : "accepted \(changed.joined(separator: ", "))"))
      }
      return
    }
    for result in try await session.results(selection) {
      let accepted = try session.ownStore.accept(result, acceptance, selection: selection)
      Console.out("\(result.experiment) \(result.profile): \(accepted.sentence)")
    }
    guard unreferenced else { return }
    let stray = try session.ownStore.unreferenced(
      experiments: Study.current.catalog.experiments.map { $0.id.rawValue },
      profiles: Profile.allCases.map(\.rawValue))
    for each in stray {
      try session.ownStore.remove(unreferenced: each.path)
      Console.out("\(each.path): removed")
    }
  }
}
