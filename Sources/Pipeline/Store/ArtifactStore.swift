public import Base
import Results

/// Finished work under its keys; a folder that is safe to share and to delete.
///
/// Files appear by atomic rename and carry their own digest, so a reader sees a whole file or none.
/// There are no locks: two processes that make the same entry write the same bytes.
public struct ArtifactStore: Sendable, Hashable {
  /// The folder.
  public let root: FilePath

  /// A store in a folder, which need not exist.
  public init(root: FilePath) { self.root = root }

  /// What a file was found to be.
  enum Lookup: Sendable {
    case missing
    case damaged(FilePath)
    case found(Archive)
  }

  func artifact(_ key: Digest) -> Lookup { archive(at: artifactPath(key)) }

  func save(artifact archive: Archive, key: Digest, recipe: JSONValue) throws {
    let path = artifactPath(key)
    try Files.write(archive.bytes, to: path)
    let description = path.removingLastComponent().appending("\(key.hex).json")
    try Files.write(recipe.prettyText, to: description)
  }

  func checkpoint(_ key: Digest) -> Lookup { archive(at: checkpointPath(key)) }

  func save(checkpoint archive: Archive, key: Digest) throws {
    try Files.write(archive.bytes, to: checkpointPath(key))
  }

  func removeCheckpoint(_ key: Digest) throws { try Files.remove(checkpointPath(key)) }

  /// The folder of a result.
  func resultFolder(_ key: Digest) -> FilePath { place("results", key).appending(key.hex) }

  /// How all stored results came about; damaged ones are left out.
  func records() throws -> [NodeRecord] {
    let results = root.appending("results")
    guard Files.isFolder(results) else { return [] }
    return try Files.names(in: results).flatMap { prefix -> [NodeRecord] in
      let folder = results.appending(prefix)
      guard Files.isFolder(folder) else { return [] }
      return try Files.names(in: folder).compactMap {
        StoredResult.record(in: folder.appending($0))
      }
    }
  }

  private func artifactPath(_ key: Digest) -> FilePath {
    place("artifacts", key).appending("\(key.hex).bin")
  }

  private func checkpointPath(_ key: Digest) -> FilePath {
    root.appending("checkpoints").appending("\(key.hex).bin")
  }

  /// Two digits a folder, so that none grows too long.
  private func place(_ kind: String, _ key: Digest) -> FilePath {
    root.appending(kind).appending(String(key.hex.prefix(2)))
  }

  private func archive(at path: FilePath) -> Lookup {
    guard Files.exists(path) else { return .missing }
    guard let bytes = try? Files.read(path), let archive = try? Archive(bytes: bytes) else {
      return .damaged(path)
    }
    return .found(archive)
  }
}
