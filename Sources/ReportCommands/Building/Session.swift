import Base
import LinearAlgebra
import Pipeline

/// One invocation's way of running experiments: store, data folders, progress, threads.
struct Session: Sendable {
  let runner: Runner
  let execution: Execution

  init(_ project: ProjectOptions, _ run: RunOptions, known: KnownDigests = KnownDigests()) {
    execution = project.execution
    runner = Runner(
      store: ArtifactStore(root: FilePath(project.cache)), dataFolders: project.dataFolders,
      jobs: execution.threads, isForced: run.force,
      progress: ProgressLines(isQuiet: project.quiet), known: known)
  }

  /// Runs what is stale and returns all, in the order of the requests.
  func run(_ requests: [RunRequest]) async throws -> [CompletedRun] {
    try await Execution.$current.withValue(execution) { try await runner.run(requests) }
  }

  /// Requests for experiments by name, all when none are named.
  static func requests(
    _ names: [String], run: RunOptions, overrides: [ParameterOverride] = []
  ) throws -> [RunRequest] {
    let catalog = Study.current.catalog
    let experiments =
      try names.isEmpty ? catalog.experiments : names.map { try catalog.experiment(named: $0) }
    guard !experiments.isEmpty else { throw SelectionError.noExperiments }
    let values = Dictionary(overrides.map { ($0.key, JSONValue.string($0.value)) }) { _, last in
      last
    }
    return experiments.map {
      RunRequest(
        experiment: $0, profile: run.profile ?? .quick, overrides: values, seed: run.seed,
        alias: $0.id.rawValue)
    }
  }
}

/// A selection that matches nothing.
enum SelectionError: ExplainedError {
  case noExperiments
  case nothingMatches
  case noSeeds

  var explanation: Explanation {
    switch self {
    case .noExperiments:
      Explanation(
        .emptySelection, "this program has no experiments",
        advice: "report list shows what there is")
    case .nothingMatches:
      Explanation(
        .emptySelection, "no experiment matches", advice: "report list shows what there is")
    case .noSeeds:
      Explanation(
        .emptySelection, "no golden data holds several seeds",
        advice: "record them with report accept NAME --seeds 5 -m WHY")
    }
  }
}
