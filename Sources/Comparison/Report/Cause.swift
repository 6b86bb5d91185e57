import Base
public import Results

/// Something that decides results and is not what it was.
public struct Cause: Sendable, Hashable, Codable {
  /// What sort of thing.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case experiment, profile, parameter, seed, data, code, toolchain
    /// A golden file that is not what was accepted.
    case golden
    /// Results differ and nothing that was recorded explains it.
    case unexplained
  }

  /// What sort of thing.
  public let kind: Kind
  /// Dotted name of a parameter, data set and file, or source file; empty where the kind says all.
  public let name: String
  /// As it was; digests in short; empty when it is new.
  public let old: String
  /// As it is; digests in short; empty when it is gone.
  public let new: String
  /// The nodes it decides, by their names in the notebook.
  public internal(set) var nodes: [String]
  /// Whether a result of one of these nodes changed.
  public internal(set) var hasEffect: Bool

  /// `parameter rate`, `code Learning/WTALayer.swift`.
  public var title: String {
    kind == .unexplained
      ? "nothing recorded" : kind.rawValue + (name.isEmpty ? "" : " \(name)")
  }

  /// One line: what, from what, to what, in which nodes.
  public var sentence: String {
    if kind == .golden {
      return
        "\(name) of \(nodes.joined(separator: ", ")) was \(new.isEmpty ? "removed" : "edited") "
        + "after it was accepted"
    }
    let place = "in " + nodes.joined(separator: ", ")
    if kind == .unexplained {
      return "nothing recorded explains the change \(place); report verify tells whether the "
        + "computation is deterministic"
    }
    let step =
      if old.isEmpty {
        " is new" + (new.isEmpty ? "" : ": \(new)")
      } else if new.isEmpty {
        " is gone, was \(old)"
      } else {
        " \(old) → \(new)"
      }
    return "\(title)\(step) (\(nodes.joined(separator: ", ")))"
      + (hasEffect ? "" : ", without effect on results")
  }
}

extension Cause {
  /// What differs between two records among all that decides results.
  public static func between(_ old: NodeRecord, _ new: NodeRecord) throws -> [Cause] {
    let place = FilePath("record")
    return try between(
      NodeFacts(JSONValue(encoding: old), manifest: place),
      NodeFacts(JSONValue(encoding: new), manifest: place))
  }

  /// What differs between two runs of one node among all that decides results.
  ///
  /// A side that recorded nothing, as golden data of early versions does, says nothing.
  static func between(_ old: NodeFacts, _ new: NodeFacts) -> [Cause] {
    guard old.isRecorded, new.isRecorded else { return [] }
    func cause(_ kind: Kind, _ name: String = "", _ a: String, _ b: String) -> Cause? {
      a == b
        ? nil
        : Cause(kind: kind, name: name, old: a, new: b, nodes: [new.alias], hasEffect: false)
    }
    let parameters = changes(flat(old.parameters), flat(new.parameters))
      .compactMap { cause(.parameter, $0.name, $0.old, $0.new) }
    let data = changes(old.inputs, new.inputs)
      .compactMap { cause(.data, $0.name, short($0.old), short($0.new)) }
    let code = changes(old.sources, new.sources)
      .compactMap { cause(.code, $0.name, short($0.old), short($0.new)) }
    return [cause(.experiment, "", old.experiment, new.experiment)].compactMap { $0 }
      + [cause(.profile, "", old.profile, new.profile)].compactMap { $0 } + parameters
      + [cause(.seed, "", old.seed, new.seed)].compactMap { $0 } + data + code
      + [cause(.toolchain, "", old.toolchain, new.toolchain)].compactMap { $0 }
  }

  /// The causes of all nodes, one entry for each thing that changed.
  static func merged(_ causes: [Cause]) -> [Cause] {
    var merged: [Cause] = []
    for cause in causes {
      let same = merged.firstIndex {
        $0.kind == cause.kind && $0.name == cause.name && $0.old == cause.old
          && $0.new == cause.new
      }
      if let same {
        merged[same].nodes += cause.nodes
        merged[same].hasEffect = merged[same].hasEffect || cause.hasEffect
      } else {
        merged.append(cause)
      }
    }
    return Kind.allCases.flatMap { kind in merged.filter { $0.kind == kind } }
  }

  private static func changes(
    _ old: [String: String], _ new: [String: String]
  ) -> [(name: String, old: String, new: String)] {
    Set(old.keys).union(new.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { (name: $0, old: old[$0] ?? "", new: new[$0] ?? "") }
      .filter { $0.old != $0.new }
  }

  private static func short(_ digest: String) -> String { String(digest.prefix(12)) }

  /// Parameters by dotted name; lists as one value.
  private static func flat(_ json: JSONValue, prefix: String = "") -> [String: String] {
    guard case .object(let members) = json, !members.isEmpty else {
      return prefix.isEmpty ? [:] : [prefix: json.text ?? json.canonicalText]
    }
    return members.reduce(into: [:]) { flat, member in
      let name = prefix.isEmpty ? member.key : "\(prefix).\(member.key)"
      flat.merge(Self.flat(member.value, prefix: name)) { _, last in last }
    }
  }
}
