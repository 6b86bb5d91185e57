import ArgumentParser
import Comparison

/// Options of golden commands over several seeds.
struct SeedOptions: ParsableArguments {
  @Option(help: "Compare the headline scalars over so many seeds, by an equivalence test.")
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
    return try await session.results(selection, seeds: seeds)
      .compactMap { try session.store.checkSeeds($0) }
  }
}
