import Base
import Synchronization
import Results
import TestSupport
import Testing

@testable import Pipeline

private struct Plain: Error {}

private struct Explained: ExplainedError, Equatable {
  var explanation: Explanation { Explanation(.input, "the data are sad", advice: "cheer them up") }
}

@Suite("Runner")
struct RunnerTests {
  private let first = RunRequest(experiment: FirstProbe.self, profile: .quick)
  private let second = RunRequest(experiment: SecondProbe.self, profile: .quick)
  private let third = RunRequest(experiment: ThirdProbe.self, profile: .quick)

  @Test("results stand in the order of the requests, however many run at once", arguments: 1...4)
  func order(jobs: Int) async throws {
    let busy = Mutex((now: 0, most: 0))
    let bench = Bench(onRun: { name in
      busy.withLock { $0 = (now: $0.now + 1, most: max($0.most, $0.now + 1)) }
      try await Task.sleep(for: .milliseconds(name == "first" ? 60 : name == "second" ? 20 : 1))
      busy.withLock { $0.now -= 1 }
    })
    let requests = [first, second, third, first, third].enumerated().map { index, request in
      RunRequest(
        experiment: request.experiment, profile: .quick, seed: UInt64(index), alias: "r\(index)")
    }
    let runs = try await bench.run(requests, in: TemporaryFolder(), jobs: jobs)
    #expect(runs.map(\.record.alias) == ["r0", "r1", "r2", "r3", "r4"])
    #expect(runs.map(\.record.seed) == [0, 1, 2, 3, 4])
    #expect(busy.withLock { $0.most } == jobs)
  }

  @Test("no requests give no results, fewer than one job is one job")
  func edges() async throws {
    #expect(try await Bench().run([], in: TemporaryFolder()).isEmpty)
    #expect(try await Bench().run([first, second], in: TemporaryFolder(), jobs: 0).count == 2)
  }

  @Test("a failing experiment stops those beside it and those after it, and is named")
  func failure() async throws {
    let wasCancelled = Mutex(false)
    let bench = Bench(onRun: { name in
      if name == "second" { throw Plain() }
      do {
        try await Task.sleep(for: .seconds(100))
      } catch {
        wasCancelled.withLock { $0 = true }
        throw error
      }
    })
    let failed = RunError.experimentFailed(name: "second", detail: "Plain()")
    await #expect(throws: failed) {
      try await bench.run([first, second, third], in: TemporaryFolder(), jobs: 2)
    }
    #expect(wasCancelled.withLock { $0 })
    #expect(Set(bench.seen.runs) == ["first", "second"])
    #expect("\(failed)" == "the experiment second failed: Plain()")
  }

  @Test("an error that explains itself comes through as it is")
  func explained() async throws {
    let bench = Bench(onRun: { _ in throw Explained() })
    await #expect(throws: Explained()) { try await bench.run([first], in: TemporaryFolder()) }
    let inRecipe = Bench(onEpoch: { _ in throw Explained() })
    await #expect(throws: Explained()) { try await inRecipe.run([first], in: TemporaryFolder()) }
  }

  @Test("a failure is not remembered: the next run computes")
  func afterFailure() async throws {
    let folder = try TemporaryFolder()
    let failing = Bench(onEpoch: { if $0 == 2 { throw Plain() } })
    await #expect(throws: RunError.self) { try await failing.run([first], in: folder) }
    let bench = Bench()
    #expect(try await bench.run([first], in: folder).count == 1)
    #expect(bench.seen.epochs == [2, 3, 4])
  }

  @Test("an experiment that draws other figures than it lists is named, with both lists")
  func otherFigures() async throws {
    let request = RunRequest(experiment: MislistedProbe.self, profile: .quick)
    let folder = try TemporaryFolder()
    let error = RunError.otherFigures(
      name: "mislisted", listed: ["trace", "spectrum"], drawn: ["trace"])
    for _ in 0..<2 {
      await #expect(throws: error) { try await Bench().run([request], in: folder) }
    }
    #expect("\(error)".contains("lists the figures trace, spectrum and draws trace"))
  }

  @Test("a run begins, advances and ends for those who watch")
  func events() async throws {
    let bench = Bench()
    _ = try await bench.run([first], in: TemporaryFolder())
    let events = bench.seen.events
    #expect(events.first == .started("first"))
    guard case .finished("first", let seconds, wasReused: false)? = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(seconds > 0)
  }

  @Test("an unknown name lists what there is, with the nearest first")
  func catalog() throws {
    let catalog = ExperimentCatalog([FirstProbe.self, SecondProbe.self])
    #expect(try catalog.experiment(named: "second").id == "second")
    let near = CatalogError(name: "secnod", known: ["first", "second"])
    #expect(throws: near) { try catalog.experiment(named: "secnod") }
    #expect("\(near)" == "no experiment “secnod”; did you mean second?")
    let far = CatalogError(name: "xyzzy", known: ["first", "second"])
    #expect("\(far)" == "no experiment “xyzzy”; known are first, second")
  }
}
