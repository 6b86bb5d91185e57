import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Freshness")
struct FreshnessTests {
  private let folder: TemporaryFolder
  private let base = RunRequest(experiment: FirstProbe.self, profile: .quick)

  init() throws { folder = try TemporaryFolder() }

  /// Whether a request runs after the base request has.
  private func runsAgain(_ request: RunRequest, _ bench: Bench = Bench()) async throws -> Bool {
    _ = try await Bench().run([base], in: folder)
    let run = try #require(try await bench.run([request], in: folder).first)
    #expect(run.record.wasReused == bench.seen.runs.isEmpty)
    return !run.record.wasReused
  }

  @Test("what is fresh is reused: same findings, figures and claims, nothing computed")
  func reuse() async throws {
    let first = Bench()
    let made = try await first.run([base], in: folder)
    let second = Bench()
    let reused = try await second.run([base], in: folder)
    #expect(first.seen.runs == ["first"] && first.seen.makes == 1)
    #expect(second.seen.runs.isEmpty && second.seen.makes == 0)
    #expect(reused[0].findings.tables == made[0].findings.tables)
    #expect(reused[0].findings.scalars.map(\.name) == ["sum", "first"])
    #expect(reused[0].figures == made[0].figures && reused[0].claims == made[0].claims)
    #expect(!made[0].record.wasReused && reused[0].record.wasReused)
    #expect(reused[0].record.key == made[0].record.key)
    #expect(reused[0].record.artifacts == made[0].record.artifacts)
    #expect(second.seen.events == [.finished("first", seconds: 0, wasReused: true)])
  }

  @Test(
    "a parameter runs it again, nested and by its short name too",
    arguments: [
      ["scale": 2], ["scale": 0.5], ["layer.hidden": 6], ["epochs": "6"],
    ] as [[String: JSONValue]])
  func parameter(overrides: [String: JSONValue]) async throws {
    let request = RunRequest(experiment: FirstProbe.self, profile: .quick, overrides: overrides)
    #expect(try await runsAgain(request))
    #expect(try await !runsAgain(request))
  }

  @Test("an override by the present value changes nothing")
  func sameValue() async throws {
    let overrides: [String: JSONValue] = ["scale": "1", "hidden": 4]
    let request = RunRequest(experiment: FirstProbe.self, profile: .quick, overrides: overrides)
    #expect(try await !runsAgain(request))
  }

  @Test("a seed runs it again, seeds of 64 bits are kept", arguments: [1, 1 << 63, UInt64.max])
  func seed(seed: UInt64) async throws {
    let request = RunRequest(experiment: FirstProbe.self, profile: .quick, seed: seed)
    #expect(try await runsAgain(request))
    let again = Bench()
    let record = try await again.run([request], in: folder)[0].record
    #expect(record.wasReused && record.seed == seed && again.damaged.isEmpty)
  }

  @Test("changed sources run it again, artifact included")
  func sources() async throws {
    let bench = Bench(code: "two")
    #expect(try await runsAgain(base, bench))
    #expect(bench.seen.makes == 1)
  }

  @Test("an input file runs it again when its bytes or its data set change, not when it moves")
  func inputs() async throws {
    let path = folder.path.appending("elsewhere/images.bin")
    let moved = folder.path.appending("moved/images.bin")
    func bench(_ path: FilePath, _ bytes: String, dataset: String = "d") throws -> Bench {
      try Files.write(bytes, to: path)
      return Bench(inputs: [InputFile(dataset: dataset, path: path)])
    }
    #expect(try await runsAgain(base, bench(path, "one")))
    #expect(try await !runsAgain(base, bench(path, "one")))
    #expect(try await !runsAgain(base, bench(moved, "one")))
    #expect(try await runsAgain(base, bench(path, "two")))
    #expect(try await runsAgain(base, bench(path, "two", dataset: "e")))
    let record = try await bench(path, "two").run([base], in: folder)[0].record
    #expect(record.inputs.map(\.file) == ["images.bin"])
    #expect(record.inputs.map(\.digest) == [Digest(of: "two")])
  }

  @Test("alias and profile with equal parameters do not run it again")
  func alias() async throws {
    let request = RunRequest(
      experiment: FirstProbe.self, profile: .paper, overrides: ["epochs": 5], alias: "other")
    #expect(try await !runsAgain(request))
    let run = try await Bench().run([request], in: folder)[0]
    #expect(run.record.alias == "other")
  }

  @Test("force runs it again and still reuses the artifact")
  func force() async throws {
    _ = try await Bench().run([base], in: folder)
    let bench = Bench()
    let run = try await bench.run([base], in: folder, isForced: true)[0]
    #expect(!run.record.wasReused)
    #expect(bench.seen.runs == ["first"] && bench.seen.makes == 0)
  }

  @Test("keys are those of the runs, without running")
  func keys() async throws {
    let requests = [
      base, RunRequest(experiment: SecondProbe.self, profile: .quick),
      RunRequest(experiment: FirstProbe.self, profile: .quick, seed: 1),
    ]
    let bench = Bench()
    let runner = Runner(store: ArtifactStore(root: folder.path), dataFolders: [], jobs: 1)
    let keys = try Bench.$current.withValue(bench) { try runner.keys(of: requests) }
    #expect(bench.seen.runs.isEmpty)
    #expect(Set(keys).count == 3)
    #expect(try await bench.run(requests, in: folder).map(\.record.key) == keys)
  }
}
