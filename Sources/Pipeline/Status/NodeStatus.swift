import Base
public import Results

/// Whether the store holds what a request asks for, and if not, what it holds instead.
public struct NodeStatus: Sendable, Hashable {
  /// What the store holds.
  public enum State: String, Sendable, Hashable, Codable {
    /// The result of exactly these inputs.
    case fresh
    /// A result of other inputs.
    case stale
    /// Nothing of this experiment.
    case missing
    /// The result of these inputs, with bytes that are not those that were written.
    case damaged
    /// The inputs cannot be found.
    case blocked
  }

  /// Name of the node.
  public let alias: String
  /// Name of the experiment.
  public let experiment: String
  /// Name of the profile.
  public let profile: String
  /// What the store holds.
  public let state: State
  /// What decides the result asked for; nil when blocked.
  public let wanted: NodeRecord?
  /// The stored result that is nearest to it, when stale.
  public let stored: NodeRecord?
  /// Why it is blocked or damaged; empty otherwise.
  public let detail: String
}

extension Runner {
  /// How each request stands, without running anything.
  public func status(of requests: [RunRequest]) throws -> [NodeStatus] {
    let records = try store.records()
    return requests.map { request in
      func opened<E: Experiment>(_ type: E.Type) -> NodeStatus { status(type, request, records) }
      return opened(request.experiment)
    }
  }

  private func status<E: Experiment>(
    _ type: E.Type, _ request: RunRequest, _ records: [NodeRecord]
  ) -> NodeStatus {
    func status(
      _ state: NodeStatus.State, wanted: NodeRecord? = nil, stored: NodeRecord? = nil,
      _ detail: String = ""
    ) -> NodeStatus {
      NodeStatus(
        alias: request.alias, experiment: E.id.rawValue, profile: request.profile.rawValue,
        state: state, wanted: wanted, stored: stored, detail: detail)
    }
    let wanted: NodeRecord
    do {
      wanted = try Plan<E>(request, dataFolders: dataFolders, known: known).record(of: request)
    } catch {
      let what = (error as? any ExplainedError)?.explanation.what ?? "\(error)"
      return status(.blocked, what)
    }
    switch StoredResult.check(in: store, key: wanted.key) {
    case .whole: return status(.fresh, wanted: wanted)
    case .damaged:
      let path = store.resultFolder(wanted.key)
      return status(.damaged, wanted: wanted, "\(path) is not what was written")
    case .missing: break
    }
    let own = records.filter { $0.experiment == wanted.experiment }
    guard let nearest = own.min(by: { Self.distance($0, wanted) < Self.distance($1, wanted) })
    else { return status(.missing, wanted: wanted) }
    return status(.stale, wanted: wanted, stored: nearest)
  }

  /// How many things that decide a result differ; the newest profile's own result counts as nearer.
  private static func distance(_ a: NodeRecord, _ b: NodeRecord) -> Int {
    func differing<Key: Hashable, Value: Equatable>(
      _ a: [(Key, Value)], _ b: [(Key, Value)]
    ) -> Int {
      let (a, b) = (
        Dictionary(a) { _, last in last }, Dictionary(b) { _, last in last }
      )
      return Set(a.keys).union(b.keys).count { a[$0] != b[$0] }
    }
    let parameters = differing(
      a.parameters.members.map { ($0, $1) }, b.parameters.members.map { ($0, $1) })
    let inputs = differing(
      a.inputs.map { ("\($0.dataset)/\($0.file)", $0.digest) },
      b.inputs.map { ("\($0.dataset)/\($0.file)", $0.digest) })
    let sources = differing(
      a.sources.map { ($0.file, $0.digest) }, b.sources.map { ($0.file, $0.digest) })
    return 2 * (parameters + inputs + sources + (a.seed == b.seed ? 0 : 1))
      + (a.profile == b.profile ? 0 : 1)
  }
}
