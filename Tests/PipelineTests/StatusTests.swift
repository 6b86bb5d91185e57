import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Status")
struct StatusTests {
  private let folder: TemporaryFolder
  private let base = RunRequest(experiment: FirstProbe.self, profile: .quick)

  init() throws { folder = try TemporaryFolder() }

  private func status(
    _ request: RunRequest, _ bench: Bench = Bench()
  ) throws -> NodeStatus {
    let runner = Runner(
      store: ArtifactStore(root: folder.path), dataFolders: [], jobs: 1, progress: bench)
    return try Bench.$current.withValue(bench) {
      try #require(try runner.status(of: [request]).first)
    }
  }

  /// A bench whose only source has this text, digested as the build does it.
  private func bench(source: String, _ inputs: [InputFile] = []) -> Bench {
    Bench(code: SourceText.code(of: source), inputs: inputs)
  }

  @Test("missing before, fresh after, with nothing computed by asking")
  func missingThenFresh() async throws {
    let missing = Bench()
    #expect(try status(base, missing).state == .missing)
    #expect(missing.seen.runs.isEmpty && missing.seen.makes == 0)
    _ = try await Bench().run([base], in: folder)
    #expect(try status(base).state == .fresh)
  }

  @Test(
    "a comment or a line break in the sources leaves a result fresh, and nothing trains again",
    arguments: [
      "let width = 2  // of the stroke", "/* how it is drawn */ let width = 2",
      "/// Draws.\nlet  width\t=  2\n\n",
    ])
  func commentsLeaveItFresh(source: String) async throws {
    _ = try await bench(source: "let width = 2").run([base], in: folder)
    let edited = bench(source: source)
    #expect(try status(base, edited).state == .fresh)
    let run = try await edited.run([base], in: folder)
    #expect(run[0].record.wasReused && edited.seen.makes == 0 && edited.seen.runs.isEmpty)
  }

  @Test("code that the experiment does not list among its sources leaves a result fresh")
  func otherCode() {
    let table = [
      SourceDigest(file: "Learning/Layer.swift", digest: Digest(of: "a")),
      SourceDigest(file: "Experiments/One.swift", digest: Digest(of: "b")),
      SourceDigest(file: "Plots/Axis.swift", digest: Digest(of: "c")),
    ]
    let scope = SourceDigest.scope(
      table, own: "Experiments", files: ["One.swift"], targets: ["Learning"])
    #expect(scope.map(\.file) == ["Learning/Layer.swift", "Experiments/One.swift"])
  }

  @Test("a parameter, a seed, code and data make a result stale, and the nearest one tells why")
  func staleness() async throws {
    let path = folder.path.appending("images.bin")
    try Files.write("one", to: path)
    let inputs = [InputFile(dataset: "d", path: path)]
    _ = try await bench(source: "let a = 1", inputs).run([base], in: folder)
    let same = bench(source: "let a = 1", inputs)
    func expectStale(
      _ request: RunRequest, _ bench: Bench, _ differs: (NodeRecord, NodeRecord) -> Bool
    ) throws {
      let status = try status(request, bench)
      #expect(status.state == .stale)
      let (stored, wanted) = (try #require(status.stored), try #require(status.wanted))
      #expect(differs(stored, wanted))
    }
    try expectStale(
      RunRequest(experiment: FirstProbe.self, profile: .quick, overrides: ["scale": 2]), same
    ) { $0.parameters["scale"] == 1 && $1.parameters["scale"] == 2 && $0.sources == $1.sources }
    try expectStale(RunRequest(experiment: FirstProbe.self, profile: .quick, seed: 7), same) {
      $0.seed == 0 && $1.seed == 7 && $0.parameters == $1.parameters
    }
    try expectStale(base, bench(source: "let a = 2", inputs)) {
      $0.sources != $1.sources && $0.parameters == $1.parameters && $0.inputs == $1.inputs
    }
    try Files.write("two", to: path)
    try expectStale(base, same) { $0.inputs != $1.inputs && $0.sources == $1.sources }
    #expect(same.seen.makes == 0)
  }

  @Test("among several stored results the one with the fewest changes is the reason")
  func nearest() async throws {
    let other = RunRequest(
      experiment: FirstProbe.self, profile: .quick, overrides: ["scale": 3], seed: 4)
    _ = try await Bench().run([other, base], in: folder)
    let wanted = RunRequest(
      experiment: FirstProbe.self, profile: .quick, overrides: ["scale": 3], seed: 5)
    #expect(try status(wanted).stored?.seed == 4)
  }

  @Test("damaged results and missing data are told apart from stale ones")
  func damagedAndBlocked() async throws {
    let made = try await Bench().run([base], in: folder)
    let key = made[0].record.key
    let result = ArtifactStore(root: folder.path).resultFolder(key)
    try Files.write("n,x\n1,2\n", to: result.appending("trace.csv"))
    #expect(try status(base).state == .damaged)
    try Files.write("{}", to: result.appending("findings.json"))
    #expect(try status(base).state == .damaged)
    let gone = InputFile(dataset: "d", path: folder.path.appending("gone.bin"))
    let blocked = try status(base, Bench(inputs: [gone]))
    #expect(blocked.state == .blocked && blocked.detail.contains("gone.bin"))
  }
}
