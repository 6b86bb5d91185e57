public import Base
import LinearAlgebra
import Plots
import Randomness
import Results

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Runs experiments, side by side where there are cores, and reuses what is fresh.
public struct Runner: Sendable {
  let store: ArtifactStore
  let dataFolders: [FilePath]
  private let jobs: Int
  private let isForced: Bool
  private let progress: any ProgressSink
  private let workshop: ArtifactWorkshop
  let known: KnownDigests

  /// A runner over a store.
  /// - Parameters:
  ///   - jobs: How many experiments run at once, at least 1.
  ///   - isForced: Runs again what is fresh; artifacts are reused all the same.
  ///   - known: Digests of input files that need no reading.
  public init(
    store: ArtifactStore, dataFolders: [FilePath], jobs: Int, isForced: Bool = false,
    progress: any ProgressSink = SilentProgress(), known: KnownDigests = KnownDigests()
  ) {
    self.known = known
    self.store = store
    self.dataFolders = dataFolders
    self.jobs = max(1, jobs)
    self.isForced = isForced
    self.progress = progress
    workshop = ArtifactWorkshop(store: store)
  }

  /// Runs all and returns them in the order of the requests; stops at the first failure.
  public func run(_ requests: [RunRequest]) async throws -> [CompletedRun] {
    try await withThrowingTaskGroup(of: (Int, CompletedRun).self) { group in
      var results: [Int: CompletedRun] = [:]
      var next = 0
      while results.count < requests.count {
        while next < requests.count, next - results.count < jobs {
          let (index, request) = (next, requests[next])
          group.addTask { (index, try await run(request)) }
          next += 1
        }
        guard let (index, run) = try await group.next() else { break }
        results[index] = run
      }
      return requests.indices.compactMap { results[$0] }
    }
  }

  /// The store keys of requests, without running them.
  public func keys(of requests: [RunRequest]) throws -> [Digest] {
    try requests.map { request in
      func key<E: Experiment>(_ type: E.Type) throws -> Digest {
        try Plan<E>(request, dataFolders: dataFolders, known: known).key
      }
      return try key(request.experiment)
    }
  }

  /// What the store holds of requests, nil for what would have to run.
  public func stored(_ requests: [RunRequest]) throws -> [CompletedRun?] {
    func stored<E: Experiment>(_ type: E.Type, _ request: RunRequest) throws -> CompletedRun? {
      let plan = try Plan<E>(request, dataFolders: dataFolders, known: known)
      guard let result = fresh(plan.key) else { return nil }
      var record = result.record
      record.alias = request.alias
      return try completed(type, record, result.findings, result.digests)
    }
    return try requests.map { try stored($0.experiment, $0) }
  }

  private func run(_ request: RunRequest) async throws -> CompletedRun {
    func opened<E: Experiment>(_ type: E.Type) async throws -> CompletedRun {
      try Task.checkCancellation()
      return try await run(try Plan<E>(request, dataFolders: dataFolders, known: known), request)
    }
    return try await opened(request.experiment)
  }

  private func run<E: Experiment>(
    _ plan: Plan<E>, _ request: RunRequest
  ) async throws -> CompletedRun {
    if !isForced, let stored = fresh(plan.key) {
      var record = stored.record
      record.alias = request.alias
      record.wasReused = true
      progress.receive(.finished(request.alias, seconds: 0, wasReused: true))
      return try completed(E.self, record, stored.findings, stored.digests)
    }
    progress.receive(.started(request.alias))
    let start = ContinuousClock.now
    let used = UsedArtifacts()
    let context = RunContext(
      key: RandomKey(seed: request.seed).child(E.id.rawValue), dataFolders: dataFolders,
      seed: request.seed, workshop: workshop, used: used,
      reporter: ProgressReporter(progress, alias: request.alias))
    let findings = try await explained(E.id) { try await E.run(plan.parameters, in: context) }
    try plan.inputs.checkUnmoved()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var record = plan.record(of: request)
    record.tables = findings.tables.map(TableSchema.init)
    record.artifacts = await used.all
    record.seconds = seconds
    record.peakMemoryBytes = Self.peakMemoryBytes
    var result = StoredResult(findings: findings, record: record)
    try result.save(in: store, key: plan.key)
    progress.receive(.finished(request.alias, seconds: seconds, wasReused: false))
    return try completed(E.self, record, findings, result.digests)
  }

  /// Gives errors that do not explain themselves the experiment's name.
  private func explained<Value>(
    _ id: ExperimentID, _ work: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await work()
    } catch let error where error is any ExplainedError || error is CancellationError {
      throw error
    } catch let error as ExplainedErrors {
      throw error
    } catch {
      throw RunError.experimentFailed(name: id.rawValue, detail: "\(error)")
    }
  }

  private func fresh(_ key: Digest) -> StoredResult? {
    do {
      return try StoredResult(from: store, key: key)
    } catch {
      progress.receive(.recomputesDamaged(store.resultFolder(key).string))
      return nil
    }
  }

  private func completed<E: Experiment>(
    _ type: E.Type, _ record: NodeRecord, _ findings: Findings, _ digests: [String: String]
  ) throws -> CompletedRun {
    let figures = E.figures(findings)
    guard figures.map(\.name) == E.figureNames else {
      throw RunError.otherFigures(
        name: E.id.rawValue, listed: E.figureNames, drawn: figures.map(\.name))
    }
    return CompletedRun(
      record: record, findings: findings, figures: figures, claims: E.claims(findings),
      tolerances: E.tolerances, digests: digests)
  }

  private static var peakMemoryBytes: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}

/// A request with its parameters, inputs and key worked out.
struct Plan<E: Experiment> {
  let parameters: E.Parameters
  let json: JSONValue
  let inputs: HashedInputs
  let key: Digest

  init(_ request: RunRequest, dataFolders: [FilePath], known: KnownDigests) throws {
    parameters = try ParameterOverrides.apply(
      request.overrides, to: E.parameters(for: request.profile))
    json = try JSONValue(encoding: parameters)
    inputs = try HashedInputs(E.inputs(parameters, in: dataFolders), known: known)
    key = StoreKey.key(
      kind: "result", name: E.id.rawValue, parameters: json,
      random: RandomKey(seed: request.seed).child(E.id.rawValue), inputs: inputs,
      sources: E.sources)
  }

  /// All that decides the result, before there is one.
  func record(of request: RunRequest) -> NodeRecord {
    NodeRecord(
      experiment: E.id.rawValue, alias: request.alias, profile: request.profile.rawValue,
      parameters: json, seed: request.seed, key: key,
      inputs: inputs.all.map {
        NodeRecord.Input(dataset: $0.file.dataset, file: $0.name, digest: $0.digest)
      },
      sources: E.sources, tables: [], artifacts: [], toolchain: Toolchain.version, seconds: 0,
      peakMemoryBytes: 0, kernelPath: Execution.current.path.rawValue,
      threads: Execution.current.threads, wasReused: false)
  }
}
