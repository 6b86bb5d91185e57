/// Finds repeats in bytes for deflate: literals, and copies of 3...258 bytes from at most 32 KiB back.
///
/// The same bytes give the same steps on every machine and with every version of any library.
/// - Source: RFC 1951, §4 (hash chains).
struct MatchFinder {
  /// One step of the compressed stream.
  enum Step: Equatable {
    case literal(UInt8)
    case copy(length: Int, distance: Int)
  }

  private static let window = 1 << 15
  private static let hashBits = 15
  /// Places that are looked at for a repeat; fewer where bytes have long repeated nothing, as in
  /// images of noise.
  private static let chain = 32
  private static let shortChain = 4
  private static let manyLiterals = 64
  private static let longest = 258

  private var heads = [Int32](repeating: -1, count: 1 << MatchFinder.hashBits)
  private var previous = [Int32](repeating: -1, count: MatchFinder.window)

  /// All steps of some bytes, in order.
  static func steps(_ bytes: [UInt8]) -> [Step] {
    var finder = MatchFinder()
    var steps: [Step] = []
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      var literals = 0
      while place < bytes.count {
        let match = finder.match(
          at: place, in: bytes, upTo: literals < manyLiterals ? chain : shortChain)
        if let match {
          steps.append(.copy(length: match.length, distance: match.distance))
          // A short repeat among noise is a chance.
          literals = match.length > 8 ? 0 : literals + 1
        } else {
          steps.append(.literal(bytes[place]))
          literals += 1
        }
        let end = place + (match?.length ?? 1)
        // Of a long copy its first and last places are enough to find the next one by.
        let skipped = end - place > 48 ? place + 16..<end - 16 : end..<end
        while place < end {
          finder.remember(place, in: bytes)
          place = place + 1 == skipped.lowerBound ? skipped.upperBound : place + 1
        }
      }
    }
    return steps
  }

  private static func hash(_ place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let word =
      UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
    return Int((word &* 0x9E37_79B1) >> (32 - UInt32(hashBits)))
  }

  private mutating func remember(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard place + 3 <= bytes.count else { return }
    let slot = Self.hash(place, bytes)
    previous[place & (Self.window - 1)] = heads[slot]
    heads[slot] = Int32(place)
  }

  /// How many bytes two places have in common, eight at a time.
  static func common(
    _ one: Int, _ other: Int, limit: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var length = 0
    while length + 8 <= limit {
      let own = raw.loadUnaligned(fromByteOffset: one + length, as: UInt64.self)
      let its = raw.loadUnaligned(fromByteOffset: other + length, as: UInt64.self)
      let difference = UInt64(littleEndian: own ^ its)
      if difference != 0 { return length + difference.trailingZeroBitCount / 8 }
      length += 8
    }
    while length < limit, bytes[one + length] == bytes[other + length] { length += 1 }
    return length
  }

  /// The longest repeat that starts here; the nearest of equals.
  private func match(
    at place: Int, in bytes: UnsafeBufferPointer<UInt8>, upTo mostTries: Int
  ) -> (length: Int, distance: Int)? {
    guard place + 3 <= bytes.count else { return nil }
    let limit = min(Self.longest, bytes.count - place)
    var best = 2
    var distance = 0
    var candidate = Int(heads[Self.hash(place, bytes)])
    var tries = mostTries
    while candidate >= 0, place - candidate <= Self.window, tries > 0 {
      if bytes[candidate + best] == bytes[place + best] {
        let length = Self.common(candidate, place, limit: limit, in: bytes)
        if length > best {
          best = length
          distance = place - candidate
          if length == limit { break }
        }
      }
      let next = Int(previous[candidate & (Self.window - 1)])
      // A slot may since have been taken by a later place.
      guard next < candidate else { break }
      candidate = next
      tries -= 1
    }
    return best >= 3 ? (best, distance) : nil
  }
}
