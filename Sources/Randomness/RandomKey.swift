import Base
import CKernels

/// A key of random numbers: used once, or split into children, never both.
///
/// The child of a name depends on the parent's bits and the name alone, so that adding, removing or
/// reordering other children changes nothing.
/// - Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011); splitting
///   after Claessen & Pałka, "Splittable pseudorandom number generators using cryptographic
///   hashing" (2013).
public struct RandomKey: Sendable, Hashable, Codable {
  /// 128 bits.
  let words: [UInt32]

  /// The root key of a run.
  public init(seed: UInt64) {
    self.init(digest: Digest(of: "facsimile key \(seed)"))
  }

  private init(digest: Digest) {
    var rest = digest.hex[...]
    words = (0..<4).map { _ in
      let part = rest.prefix(8)
      rest = rest.dropFirst(8)
      return UInt32(part, radix: 16) ?? 0
    }
  }

  /// The child of a name, by SHA-256 of the parent and the name.
  public func child(_ name: String) -> RandomKey { child(label: "name", name) }

  /// The child of a number; another one than the child of its text.
  public func child(_ index: Int) -> RandomKey { child(label: "index", String(index)) }

  private func child(label: String, _ text: String) -> RandomKey {
    var hasher = DigestHasher()
    hasher.update(part: "facsimile child")
    hasher.update(part: hex)
    hasher.update(part: label)
    hasher.update(part: text)
    return RandomKey(digest: hasher.finish())
  }

  /// The bits as 32 hexadecimal digits.
  public var hex: String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// One block of the generator, for known-answer tests.
  static func block(key: [UInt32], counter: [UInt32]) -> [UInt32] {
    precondition(key.count == 4 && counter.count == 4, "a block has four words")
    return [UInt32](unsafeUninitializedCapacity: 4) { result, count in
      ck_threefry4x32(key, counter, result.baseAddress)
      count = 4
    }
  }
}
