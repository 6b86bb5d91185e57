import Base
import Pipeline
import Results
import TestSupport
import Testing

@testable import ReportCommands

@Suite("report status and source lines")
struct StatusLineTests {
  private let folder: TemporaryFolder
  private let runner: Runner

  init() throws {
    folder = try TemporaryFolder()
    runner = Runner(
      store: ArtifactStore(root: folder.path.appending("cache")), dataFolders: [], jobs: 1)
  }

  private func lines(
    _ overrides: [String: JSONValue] = [:], seed: UInt64 = 0, why: Bool
  ) throws -> [String] {
    let request = RunRequest(
      experiment: ProbeExperiment.self, profile: .quick, overrides: overrides, seed: seed)
    return try runner.status(of: [request]).flatMap { try StatusLine($0).text(why: why) }
  }

  @Test("each state is a word, and a stale node says why in short and in full")
  func states() async throws {
    #expect(try lines(why: true) == ["probe quick: missing, never computed into this store"])
    _ = try await runner.run([RunRequest(experiment: ProbeExperiment.self, profile: .quick)])
    #expect(try lines(why: true) == ["probe quick: fresh"])
    #expect(
      try lines(["rate": 0.03], seed: 4, why: true) == [
        "probe quick: stale", "  parameter rate 0.02 → 0.03", "  seed 0 → 4",
      ])
    #expect(
      try lines(["rate": 0.03], seed: 4, why: false) == [
        "probe quick: stale, parameter, seed changed"
      ])
  }

  @Test("an annotation points at the line that names the experiment, in the file named like it")
  func sourceLine() throws {
    let root = folder.path
    #expect(ExperimentSource.place(of: ProbeExperiment.self, below: root) == nil)
    try Files.write("// \"probe\" id\n", to: root.pushing("Sources/Learning/Layer.swift"))
    try Files.write(
      "import Base\n\nenum ProbeExperiment {\n  static let id = \"probe\"\n}\n",
      to: root.pushing("Sources/Study/ProbeExperiment.swift"))
    #expect(
      ExperimentSource.place(of: ProbeExperiment.self, below: root)
        == SourcePlace(file: "Sources/Study/ProbeExperiment.swift", line: 4))
  }
}
