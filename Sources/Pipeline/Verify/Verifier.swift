public import Base
public import LinearAlgebra
public import Results

/// Replays experiments under other conditions and compares every bit.
public struct Verifier: Sendable {
  /// A condition that must not change a result.
  public struct Replay: Sendable, Hashable {
    /// As printed, for instance `2 threads, avx2`.
    public let name: String
    /// Kernels and threads.
    public let execution: Execution
    /// Whether experiments run in reverse order and one at a time.
    public let isReordered: Bool
    /// Whether the first run's store is read instead of computing anew.
    public let isWarm: Bool
  }

  /// What one replay of one experiment gave.
  public struct Outcome: Sendable, Hashable {
    /// The experiment.
    public let experiment: String
    /// The condition.
    public let replay: String
    /// The first cell or scalar that differs; nil when all bits are equal.
    public let difference: FindingsDifference?

    /// Whether all bits are equal.
    public var isEqual: Bool { difference == nil }

    /// For the terminal.
    public var sentence: String {
      "\(experiment) with \(replay): "
        + (difference.map { "differs: \($0.sentence)" } ?? "same bits")
    }
  }

  private let dataFolders: [FilePath]
  private let progress: any ProgressSink

  /// A verifier that looks for data in some folders.
  public init(dataFolders: [FilePath], progress: any ProgressSink = SilentProgress()) {
    self.dataFolders = dataFolders
    self.progress = progress
  }

  /// Every kernel path of this CPU, 1 to 3 threads on the best, another order, and the store.
  ///
  /// The portable path replays as well; it is many times slower where the CPU has no FMA. The path
  /// that computes as if there were none replays when it is asked for.
  public static func replays(limitedTo path: KernelPath? = nil) -> [Replay] {
    let paths =
      path.map { [$0] } ?? KernelPath.allCases.filter { $0.isAvailable && $0 != .software }
    let best = path ?? .best
    let threads = [1, 2, 3].map { Execution(path: best, threads: $0) }
    let others = paths.filter { $0 != best }.map { Execution(path: $0, threads: 2) }
    let cold = (threads + others).map {
      Replay(
        name: "\($0.path.rawValue), \($0.threads) \($0.threads == 1 ? "thread" : "threads")",
        execution: $0, isReordered: $0.threads == 2, isWarm: false)
    }
    return cold + [
      Replay(
        name: "what the store holds", execution: cold[0].execution, isReordered: false,
        isWarm: true)
    ]
  }

  /// Runs all requests once for reference and once a replay, each with a store of its own.
  public func verify(_ requests: [RunRequest], replays: [Replay]) async throws -> [Outcome] {
    guard let first = replays.first else { return [] }
    let store = Self.temporaryFolder()
    defer { try? Files.remove(store) }
    let reference = try await findings(requests, first, store: store)
    var outcomes: [Outcome] = []
    for replay in replays.dropFirst() {
      let replayed =
        replay.isWarm
        ? try await findings(requests, replay, store: store)
        : try await coldFindings(requests, replay)
      for (request, (expected, got)) in zip(requests, zip(reference, replayed)) {
        outcomes.append(
          Outcome(
            experiment: request.alias, replay: "\(replay.name) against \(first.name)",
            difference: FindingsDifference.first(expected: expected, got: got)))
      }
    }
    return outcomes
  }

  /// Computes everything anew in a store of its own.
  private func coldFindings(
    _ requests: [RunRequest], _ replay: Replay
  ) async throws -> [Findings] {
    let store = Self.temporaryFolder()
    defer { try? Files.remove(store) }
    return try await findings(requests, replay, store: store)
  }

  /// Findings in the order of the requests, whatever the order they ran in.
  private func findings(
    _ requests: [RunRequest], _ replay: Replay, store: FilePath
  ) async throws -> [Findings] {
    let runner = Runner(
      store: ArtifactStore(root: store), dataFolders: dataFolders,
      jobs: replay.isReordered ? 1 : replay.execution.threads, progress: progress)
    let indices = Array(requests.indices)
    let order = replay.isReordered ? indices.reversed() : indices
    let runs = try await Execution.$current.withValue(replay.execution) {
      try await runner.run(order.map { requests[$0] })
    }
    return zip(order, runs).sorted { $0.0 < $1.0 }.map(\.1.findings)
  }

  private static func temporaryFolder() -> FilePath {
    FilePath("/tmp").appending(
      "facsimile-verify-\(String(UInt64.random(in: 0 ... .max), radix: 16))")
  }
}
