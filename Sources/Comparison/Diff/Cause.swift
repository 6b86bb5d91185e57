public import Base
import Results

/// Something that went into a result and is not what it was.
public enum Cause: Sendable, Hashable, Codable {
  case parameter(name: String, old: String, new: String)
  case profile(old: String, new: String)
  case seed(old: UInt64, new: UInt64)
  case data(file: String)
  case source(file: String)
  case toolchain(old: String, new: String)

  /// For people.
  public var sentence: String {
    switch self {
    case .parameter(let name, let old, let new): "parameter \(name): \(old) → \(new)"
    case .profile(let old, let new): "profile: \(old) → \(new)"
    case .seed(let old, let new): "seed: \(old) → \(new)"
    case .data(let file): "data: \(file) has other bytes"
    case .source(let file): "code: \(file) has changed"
    case .toolchain(let old, let new): "toolchain: \(old) → \(new)"
    }
  }

  /// All causes by which two records differ.
  static func between(_ old: NodeRecord, _ new: NodeRecord) -> [Cause] {
    var causes: [Cause] = []
    if old.profile != new.profile { causes.append(.profile(old: old.profile, new: new.profile)) }
    causes += parameters(old.parameters, new.parameters, prefix: "")
    if old.seed != new.seed { causes.append(.seed(old: old.seed, new: new.seed)) }
    causes += changed(
      old.inputs.map { ("\($0.dataset)/\($0.file)", $0.digest) },
      new.inputs.map { ("\($0.dataset)/\($0.file)", $0.digest) }
    ).map { .data(file: $0) }
    causes += changed(
      old.sources.map { ($0.file, $0.digest) }, new.sources.map { ($0.file, $0.digest) }
    ).map { .source(file: $0) }
    if old.toolchain != new.toolchain {
      causes.append(.toolchain(old: old.toolchain, new: new.toolchain))
    }
    return causes
  }

  private static func parameters(
    _ old: JSONValue, _ new: JSONValue, prefix: String
  ) -> [Cause] {
    let names = Set(old.members.keys).union(new.members.keys).sorted()
    return names.flatMap { name -> [Cause] in
      let (before, after) = (old[name] ?? .null, new[name] ?? .null)
      guard before != after else { return [] }
      let full = prefix + name
      if !before.members.isEmpty, !after.members.isEmpty {
        return parameters(before, after, prefix: full + ".")
      }
      return [
        .parameter(
          name: full, old: before.text ?? before.canonicalText,
          new: after.text ?? after.canonicalText)
      ]
    }
  }

  private static func changed(_ old: [(String, Digest)], _ new: [(String, Digest)]) -> [String] {
    let before = Dictionary(old) { first, _ in first }
    let after = Dictionary(new) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }
  }
}
