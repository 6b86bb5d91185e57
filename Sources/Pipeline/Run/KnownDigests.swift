import Base
import Synchronization

/// Digests of input files that one process has read already.
///
/// Nine experiments that read one data set hash it once before they run, also those that start at
/// the same time: the second waits for the first. What is hashed after a run, to see that nothing
/// moved, is always read again.
final class KnownDigests: Sendable {
  private let known = Mutex<[FileIdentity: Digest]>([:])

  /// The digest of a file; read when it is not what an earlier reading found.
  func digest(_ path: FilePath) throws -> Digest {
    guard let identity = FileIdentity(path) else { return try Files.digest(path) }
    return try known.withLock { known in
      if let digest = known[identity] { return digest }
      let digest = try Files.digest(path)
      // A file that changed while it was read has no digest worth keeping.
      if FileIdentity(path) == identity { known[identity] = digest }
      return digest
    }
  }

  /// How many readings are kept.
  var count: Int { known.withLock(\.count) }
}
