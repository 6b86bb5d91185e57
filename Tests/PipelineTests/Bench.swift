import Base
import Synchronization
import TestSupport

@testable import Pipeline

/// What the probes of one test read, count and are made to do; each test binds its own.
final class Bench: ProgressSink {
  @TaskLocal static var current = Bench()

  struct State {
    /// Experiments that have run, in order of their start.
    var runs: [String] = []
    /// Epochs that were computed, in order.
    var epochs: [Int] = []
    /// How often an artifact was begun.
    var makes = 0
    var events: [ProgressEvent] = []
  }

  /// Stands for the text of all sources.
  let code: String
  /// Files that experiments read.
  let inputs: [InputFile]
  /// Files that the recipe reads.
  let recipeInputs: [InputFile]
  let onRun: @Sendable (String) async throws -> Void
  let onEpoch: @Sendable (Int) async throws -> Void
  private let state = Mutex(State())

  init(
    code: String = "one", inputs: [InputFile] = [], recipeInputs: [InputFile] = [],
    onRun: @escaping @Sendable (String) async throws -> Void = { _ in },
    onEpoch: @escaping @Sendable (Int) async throws -> Void = { _ in }
  ) {
    self.code = code
    self.inputs = inputs
    self.recipeInputs = recipeInputs
    self.onRun = onRun
    self.onEpoch = onEpoch
  }

  var seen: State { state.withLock { $0 } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func receive(_ event: ProgressEvent) { change { $0.events.append(event) } }

  /// Paths that were reported as damaged.
  var damaged: [String] {
    seen.events.compactMap { if case .recomputesDamaged(let path) = $0 { path } else { nil } }
  }

  /// Runs requests over a store with this bench bound.
  func run(
    _ requests: [RunRequest], in folder: TemporaryFolder, jobs: Int = 1, isForced: Bool = false
  ) async throws -> [CompletedRun] {
    let runner = Runner(
      store: ArtifactStore(root: folder.path), dataFolders: [], jobs: jobs, isForced: isForced,
      progress: self)
    return try await Bench.$current.withValue(self) { try await runner.run(requests) }
  }
}

/// All files below a folder, as paths from it, sorted.
func files(below folder: FilePath) throws -> [String] {
  try Files.names(in: folder).flatMap { name -> [String] in
    let path = folder.appending(name)
    return Files.isFolder(path) ? try files(below: path).map { "\(name)/\($0)" } : [name]
  }
}
