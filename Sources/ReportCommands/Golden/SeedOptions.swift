import ArgumentParser
import Comparison
import Pipeline

/// Options of golden commands over several seeds.
struct SeedOptions: ParsableArguments {
  @Option(
    help: """
      Take the headline scalars over so many seeds and compare by an equivalence test; without names, \
      of the experiments that have such golden data.
      """)
  var seeds: Int?

  func validate() throws {
    if let seeds, seeds < 2 { throw ValidationError("--seeds wants a number from 2") }
  }

  /// The verdicts of what is selected.
  func verdicts(
    _ session: GoldenSession, _ selection: GoldenSelection
  ) async throws -> [GoldenVerdict] {
    guard let seeds else {
      return try await session.results(selection).map { try session.store.check($0) }
    }
    return try await session.results(withSeeds(session, selection), seeds: seeds)
      .compactMap { try session.store.checkSeeds($0) }
  }

  /// Without names, the experiments whose golden data hold several seeds.
  private func withSeeds(
    _ session: GoldenSession, _ selection: GoldenSelection
  ) throws -> GoldenSelection {
    guard selection.isAll else { return selection }
    let profile = (session.options.profile ?? .quick).rawValue
    let names = try GoldenSession.experiments(selection)
      .filter { try session.store.hasSeeds(experiment: $0, profile: profile) }
    guard !names.isEmpty else { throw SelectionError.noSeeds }
    return GoldenSelection(names)
  }
}
