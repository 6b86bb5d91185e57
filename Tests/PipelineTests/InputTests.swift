import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Moving inputs")
struct InputTests {
  private let folder: TemporaryFolder
  private let store: TemporaryFolder
  private let request = RunRequest(experiment: FirstProbe.self, profile: .quick)
  private var path: FilePath { folder.path.appending("images.bin") }
  private var input: InputFile { InputFile(dataset: "d", path: path) }

  init() throws {
    folder = try TemporaryFolder()
    store = try TemporaryFolder()
    try Files.write("before", to: path)
  }

  @Test("an input that changes during the run fails it, and nothing is stored")
  func changed() async throws {
    let bench = Bench(inputs: [input], onRun: { [path] _ in try Files.write("after!", to: path) })
    await #expect(throws: RunError.inputMoved(path)) { try await bench.run([request], in: store) }
    #expect(!Files.exists(store.path.appending("results")))
    #expect("\(RunError.inputMoved(path))".contains("changed while it was used; run again"))
  }

  @Test("an input that vanishes during the run fails it the same way")
  func removed() async throws {
    let bench = Bench(inputs: [input], onRun: { [path] _ in try Files.remove(path) })
    await #expect(throws: RunError.inputMoved(path)) { try await bench.run([request], in: store) }
  }

  @Test("an input of an artifact that changes during its making fails the run, nothing is kept")
  func artifactInput() async throws {
    let bench = Bench(
      recipeInputs: [input],
      onEpoch: { [path] epoch in
        if epoch == 3 { try Files.write("after!", to: path) }
      })
    await #expect(throws: RunError.inputMoved(path)) { try await bench.run([request], in: store) }
    #expect(!Files.exists(store.path.appending("artifacts")))
    #expect(!Files.exists(store.path.appending("results")))
  }

  @Test("an input written again with the same bytes is at rest")
  func sameBytes() async throws {
    let bench = Bench(inputs: [input], onRun: { [path] _ in try Files.write("before", to: path) })
    #expect(try await bench.run([request], in: store).count == 1)
  }

  @Test("an input that is not there is an error before anything runs")
  func missing() async throws {
    try Files.remove(path)
    let bench = Bench(inputs: [input])
    await #expect(throws: FileError(.read, path, .noSuchFileOrDirectory)) {
      try await bench.run([request], in: store)
    }
    #expect(bench.seen.runs.isEmpty)
  }
}
