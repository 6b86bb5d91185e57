import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Resuming")
struct ResumeTests {
  private let request = RunRequest(experiment: FirstProbe.self, profile: .quick)

  /// Runs until an epoch begins, then cancels from outside.
  private func cancel(atEpoch stop: Int, in folder: TemporaryFolder) async throws {
    let (reached, signal) = AsyncStream.makeStream(of: Void.self)
    let bench = Bench(onEpoch: { epoch in
      guard epoch == stop else { return }
      signal.yield()
      while !Task.isCancelled { await Task.yield() }
    })
    let task = Task { [request] in try await bench.run([request], in: folder) }
    var steps = reached.makeAsyncIterator()
    _ = await steps.next()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// Every artifact's bytes by its path in the store.
  private func artifacts(in folder: TemporaryFolder) throws -> [String: [UInt8]] {
    let names = try files(below: folder.path).filter { $0.hasPrefix("artifacts/") }
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Files.read(folder.path.appending($0))) })
  }

  @Test("a run cancelled in any epoch resumes there and ends with the same bytes", arguments: 0..<5)
  func resumes(stop: Int) async throws {
    let whole = try TemporaryFolder()
    let expected = try await Bench().run([request], in: whole)[0]
    let folder = try TemporaryFolder()
    try await cancel(atEpoch: stop, in: folder)
    #expect(try artifacts(in: folder).isEmpty)
    let bench = Bench()
    let run = try await bench.run([request], in: folder)[0]
    #expect(bench.seen.epochs == Array(stop..<5))
    #expect(run.findings.tables == expected.findings.tables)
    #expect(try artifacts(in: folder) == artifacts(in: whole))
    #expect(try files(below: folder.path.appending("checkpoints")).isEmpty)
  }

  @Test("cancelled again and again it still ends with the same bytes")
  func manyTimes() async throws {
    let whole = try TemporaryFolder()
    let expected = try await Bench().run([request], in: whole)[0]
    let folder = try TemporaryFolder()
    for stop in [1, 1, 3, 4] { try await cancel(atEpoch: stop, in: folder) }
    let run = try await Bench().run([request], in: folder)[0]
    #expect(run.findings.tables == expected.findings.tables)
    #expect(try artifacts(in: folder) == artifacts(in: whole))
  }

  @Test(
    "a damaged checkpoint is reported, thrown away and the work begins anew",
    arguments: Damage.all)
  func damagedCheckpoint(damage: Damage) async throws {
    let expected = try await Bench().run([request], in: TemporaryFolder())[0]
    let folder = try TemporaryFolder()
    try await cancel(atEpoch: 3, in: folder)
    let name = try #require(try files(below: folder.path.appending("checkpoints")).first)
    let path = folder.path.appending("checkpoints").appending(name)
    try damage.apply(to: path)
    let bench = Bench()
    let run = try await bench.run([request], in: folder)[0]
    #expect(bench.damaged == [path.string])
    #expect(bench.seen.epochs == [0, 1, 2, 3, 4])
    #expect(run.findings.tables == expected.findings.tables)
  }

  @Test("a checkpoint of other parameters is not used")
  func otherParameters() async throws {
    let folder = try TemporaryFolder()
    try await cancel(atEpoch: 3, in: folder)
    let bench = Bench()
    let other = RunRequest(
      experiment: FirstProbe.self, profile: .quick, overrides: ["hidden": 5])
    _ = try await bench.run([other], in: folder)
    #expect(bench.seen.epochs == [0, 1, 2, 3, 4])
  }
}
