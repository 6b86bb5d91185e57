/// Unpacks zlib streams, slowly and plainly, so that tests can look into files.
///
/// - Source: Deutsch, RFC 1951.
struct Inflate {
  private let bytes: [UInt8]
  private var place = 0
  private var bit = 0
  private var output: [UInt8] = []

  /// The content of a zlib stream; nil where it is not one.
  static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 2, bytes[0] & 15 == 8 else { return nil }
    var reader = Inflate(Array(bytes.dropFirst(2)))
    return reader.run() ? reader.output : nil
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func bits(_ count: Int) -> Int {
    var value = 0
    for index in 0..<count {
      guard place < bytes.count else { return value }
      value |= Int(bytes[place] >> bit & 1) << index
      bit += 1
      if bit == 8 { (bit, place) = (0, place + 1) }
    }
    return value
  }

  private mutating func run() -> Bool {
    while true {
      let isLast = bits(1) == 1
      switch bits(2) {
      case 0:
        if bit > 0 { (bit, place) = (0, place + 1) }
        guard place + 4 <= bytes.count else { return false }
        let length = Int(bytes[place]) | Int(bytes[place + 1]) << 8
        place += 4
        guard place + length <= bytes.count else { return false }
        output += bytes[place..<place + length]
        place += length
      case 1:
        let lengths =
          Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
          + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8)
        guard block(Code(lengths), Code(Array(repeating: 5, count: 30))) else { return false }
      case 2:
        guard let (literals, distances) = codes() else { return false }
        guard block(literals, distances) else { return false }
      default: return false
      }
      if isLast { return true }
      if place >= bytes.count { return false }
    }
  }

  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for length in 1..<16 {
      value |= bits(1)
      let count = code.counts[length]
      if value - first < count { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  private mutating func codes() -> (Code, Code)? {
    let (literals, distances, kinds) = (bits(5) + 257, bits(5) + 1, bits(4) + 4)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<kinds { lengths[order[index]] = bits(3) }
    let code = Code(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      guard let kind = symbol(code) else { return nil }
      switch kind {
      case 16:
        guard let last = all.last else { return nil }
        all += Array(repeating: last, count: 3 + bits(2))
      case 17: all += Array(repeating: 0, count: 3 + bits(3))
      case 18: all += Array(repeating: 0, count: 11 + bits(7))
      default: all.append(kind)
      }
    }
    return (Code(Array(all[..<literals])), Code(Array(all[literals..<literals + distances])))
  }

  private mutating func block(_ literals: Code, _ distances: Code) -> Bool {
    while let kind = symbol(literals) {
      if kind < 256 {
        output.append(UInt8(kind))
        continue
      }
      if kind == 256 { return true }
      let extra = kind < 265 || kind == 285 ? 0 : (kind - 261) / 4
      let base =
        kind == 285 ? 258 : kind < 265 ? kind - 254 : ((kind - 261) % 4 + 4) << extra + 3
      let length = base + bits(extra)
      guard let step = symbol(distances) else { return false }
      let more = step < 4 ? 0 : step / 2 - 1
      let start = step < 4 ? step + 1 : (step % 2 + 2) << more + 1
      let distance = start + bits(more)
      guard distance <= output.count else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
    return false
  }
}
