import Base
import CKernels

/// A key of random numbers: used once, or split into children, never both.
///
/// The child of a name depends on the parent's bits and the name alone, so that adding, removing or
/// reordering other children changes nothing. Children come from SHA-256 and draws from Threefry, so
/// that no draw of a key can be foreseen from its children or the other way round.
/// - Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011); splitting
///   after Claessen & Pałka, "Splittable pseudorandom number generators using cryptographic
///   hashing" (2013).
public struct RandomKey: Sendable, Hashable {
  /// The high 64 of 128 bits.
  let high: UInt64
  /// The low 64 bits.
  let low: UInt64

  /// The root key of a run.
  public init(seed: UInt64) {
    self.init(digest: Digest(of: "facsimile key \(seed)"))
  }

  /// Reads a key back; nil unless 32 hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 32, hex.allSatisfy(\.isHexDigit),
      let high = UInt64(hex.prefix(16), radix: 16), let low = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    self.high = high
    self.low = low
  }

  /// The first 128 bits of a digest.
  private init(digest: Digest) {
    high = UInt64(digest.hex.prefix(16), radix: 16) ?? 0
    low = UInt64(digest.hex.dropFirst(16).prefix(16), radix: 16) ?? 0
  }

  /// The child of a name, by SHA-256 of the parent and the name.
  /// - Complexity: A few microseconds.
  public func child(_ name: String) -> RandomKey { child(label: "name", name) }

  /// The child of a number; another one than the child of its text.
  /// - Complexity: A few microseconds.
  public func child(_ index: Int) -> RandomKey { child(label: "index", String(index)) }

  /// Every part is preceded by its length, so that no two lists of parts are the same bytes.
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
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The four words of the key as the generator takes them, most significant first.
  var words: [UInt32] {
    [high, low].flatMap { [UInt32($0 >> 32), UInt32(truncatingIfNeeded: $0)] }
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
