import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Shared artifacts")
struct SharedArtifactTests {
  private let requests: [RunRequest] = [
    RunRequest(experiment: FirstProbe.self, profile: .quick),
    RunRequest(experiment: SecondProbe.self, profile: .quick),
    RunRequest(experiment: ThirdProbe.self, profile: .quick),
  ]

  @Test("experiments that ask for the same recipe share one making", arguments: 1...3)
  func shared(jobs: Int) async throws {
    let bench = Bench(onEpoch: { _ in try await Task.sleep(for: .milliseconds(5)) })
    let runs = try await bench.run(requests, in: TemporaryFolder(), jobs: jobs)
    #expect(bench.seen.makes == 1)
    #expect(bench.seen.epochs == [0, 1, 2, 3, 4])
    #expect(Set(runs.map(\.record.artifacts)).count == 1)
    #expect(runs[0].record.artifacts.map(\.kind) == ["probe-state"])
    #expect(runs.allSatisfy { $0.findings.tables == runs[0].findings.tables })
  }

  @Test("another seed or recipe is another artifact")
  func apart() async throws {
    let bench = Bench()
    let others = [
      requests[0], RunRequest(experiment: SecondProbe.self, profile: .quick, seed: 1),
      RunRequest(experiment: ThirdProbe.self, profile: .quick, overrides: ["hidden": 5]),
    ]
    let runs = try await bench.run(others, in: TemporaryFolder(), jobs: 3)
    #expect(bench.seen.makes == 3)
    #expect(Set(runs.flatMap(\.record.artifacts)).count == 3)
  }

  @Test("one that gives up does not take the artifact from another that waits for it")
  func cancelledAsker() async throws {
    let folder = try TemporaryFolder()
    let (begun, signal) = AsyncStream.makeStream(of: Void.self)
    let bench = Bench(onEpoch: { epoch in
      guard epoch == 2, Bench.current.seen.epochs == [0, 1, 2] else { return }
      signal.yield()
      while !Task.isCancelled { await Task.yield() }
    })
    let runner = Runner(store: ArtifactStore(root: folder.path), dataFolders: [], jobs: 1)
    let (one, two) = (requests[0], requests[1])
    let quitter = Bench.$current.withValue(bench) { Task { try await runner.run([one]) } }
    var steps = begun.makeAsyncIterator()
    _ = await steps.next()
    let waiter = Bench.$current.withValue(bench) { Task { try await runner.run([two]) } }
    while !bench.seen.runs.contains("second") { await Task.yield() }
    try await Task.sleep(for: .milliseconds(50))
    quitter.cancel()
    await #expect(throws: CancellationError.self) { try await quitter.value }
    let run = try #require(try await waiter.value.first)
    let alone = try await Bench().run([two], in: TemporaryFolder())[0]
    #expect(run.findings.tables == alone.findings.tables)
  }
}
