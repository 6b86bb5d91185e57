import Base
import Experiments
import Pipeline
import Plots
import Results
import TestSupport
import Testing

@Suite("Mouse V1 recordings")
struct V1RecordingsTests {
  private let folder: TemporaryFolder
  private let data: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    data = try TemporaryFolder()
  }

  private static let oracles = Checkout.root.appending("Tests/NeuroscienceTests/Oracles")
  private static let small: [String: JSONValue] = [
    "simulation.imageCount": 40, "simulation.neuronCount": 60, "simulation.spontaneousTimes": 80,
    "simulation.sharedComponents": 4, "analysis.spontaneousComponents": 4,
    "analysis.shuffles": 2, "analysis.fitWindow": [2, 20], "analysis.resamples": 4,
    "analysis.shownComponents": [1, 2], "populationSizes": [20, 30], "populationImages": 30,
  ]

  private func run(_ overrides: [String: JSONValue]) async throws -> CompletedRun {
    let experiment = try #require(
      ExperimentCatalog.shipped.experiments.first { $0.id == "v1-recordings" })
    let runner = Runner(
      store: ArtifactStore(root: folder.path), dataFolders: [data.path], jobs: 1)
    let request = RunRequest(
      experiment: experiment, profile: .quick,
      overrides: Self.small.merging(overrides) { $1 })
    return try #require(try await runner.run([request]).first)
  }

  /// Puts a stored file where a data set's is looked for.
  private func place(_ file: FilePath, as name: String) throws {
    try Files.write(Files.read(file), to: data.path.appending(name))
  }

  @Test("a recording of the user's gives what NumPy finds in it")
  func recording() async throws {
    try place(
      Self.oracles.appending("recording-v73.mat"), as: "mouse-v1-recordings/natimg2800.mat")
    let done = try await run(["recording": "mouse-v1-recordings"])
    let stored = try JSONValue(parsing: Files.read(Self.oracles.appending("recording.json")))
    let shares = try #require(stored["signalVariances"]).decode([Double].self)
    let mean = shares.reduce(0, +) / Double(shares.count)
    let findings = done.findings
    // Responses are rounded to single precision three times.
    #expect((findings[scalar: "signal-variance"].value - mean).magnitude < 2e-6)
    #expect(
      findings[scalar: "decoding.product"].value
        == (try #require(stored["byProduct"]).decode(Double.self)))
    #expect(findings[scalar: "images"].value == 30 && findings[scalar: "neurons"].value == 40)
    #expect(findings[scalar: "spontaneous-times"].value == 90)
    #expect(findings[scalar: "alpha"].published?.value == 0.974)
    #expect(findings.scalar(named: "true.alpha") == nil)
    #expect(findings[scalar: "alpha"].meaning.contains("mouse-v1-recordings"))
  }

  @Test("a simulated one says so, with what it was made with")
  func simulated() async throws {
    let findings = try await run(["simulation.exponent": 1.25]).findings
    #expect(findings[scalar: "true.alpha"].value == 1.25)
    #expect(findings[scalar: "alpha"].meaning.contains("a simulated recording"))
    #expect(findings[table: "populations"].texts("source") == ["subset", "subset"])
  }

  @Test("spectra of electrodes stand beside the subsets, with the exponents stated for them")
  func electrodes() async throws {
    try place(
      Checkout.root.appending("Tests/DatasetsTests/Oracles/small-ephys.mat"),
      as: "mouse-v1-ephys/ephys_eigsControls.mat")
    let done = try await run(["electrophysiology": true])
    let table = done.findings[table: "populations"]
    #expect(
      table.texts("source").dropFirst(2)
        == [
          "electrodes, 50 ms", "electrodes, 500 ms", "electrodes, 50 ms", "electrodes, 500 ms",
          "electrodes, 50 ms", "electrodes, 500 ms",
        ])
    #expect(table.numbers("last rank").suffix(2) == [16, 16])
    let scalar = done.findings[scalar: "alpha.electrodes-50ms.18.wider"]
    #expect(scalar.published?.value == 3.1 && scalar.published?.dataset == "mouse-v1-ephys")
    // They were stated at random, so that the claim fails.
    let claim = try #require(done.claims.first { $0.name == "electrodes-as-published" })
    #expect(!claim.holds)
    for figure in done.figures {
      #expect(SceneLinter.overlaps(try figure.scene()).isEmpty, "\(figure.name)")
    }
  }

  @Test("what is missing or unknown says how to get it")
  func missing() async throws {
    for (overrides, detail) in [
      (["recording": "mouse-v1-recordings"], "report data import mouse-v1-recordings FILE"),
      (["electrophysiology": true], "report data fetch mouse-v1-ephys"),
      (["recording": "simulate"], "did you mean simulated?"),
      (["recording": "cifar10"], "known are simulated, mouse-v1-recordings"),
    ] as [([String: JSONValue], String)] {
      let error = await #expect(throws: (any Error).self) { try await run(overrides) }
      let advice = (error as? any ExplainedError)?.explanation.advice ?? ""
      #expect(advice.contains(detail), "\(advice)")
    }
  }
}
