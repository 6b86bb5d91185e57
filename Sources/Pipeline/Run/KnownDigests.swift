import Base
import FoundationEssentials
import Synchronization

/// Digests of input files that one process has read already.
///
/// Nine experiments that read one data set hash it once before they run. What is hashed after a run,
/// to see that nothing moved, is always read again.
final class KnownDigests: Sendable {
  private struct Key: Hashable {
    let path: FilePath
    let size: UInt64
    let modified: Date
    let file: UInt64
  }

  private let known = Mutex<[Key: Digest]>([:])

  /// The digest of a file; read when size, time or identity are not those of an earlier reading.
  func digest(_ path: FilePath) throws -> Digest {
    guard let key = key(path) else { return try Files.digest(path) }
    if let digest = known.withLock({ $0[key] }) { return digest }
    let digest = try Files.digest(path)
    known.withLock { $0[key] = digest }
    return digest
  }

  private func key(_ path: FilePath) -> Key? {
    let target = path.string
    guard
      let attributes = try? FileManager.default.attributesOfItem(atPath: target),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = (attributes[.size] as? any BinaryInteger).map({ UInt64(truncatingIfNeeded: $0) }),
      let modified = attributes[.modificationDate] as? Date,
      let file = (attributes[.systemFileNumber] as? any BinaryInteger)
        .map({ UInt64(truncatingIfNeeded: $0) })
    else { return nil }
    return Key(path: path, size: size, modified: modified, file: file)
  }
}
