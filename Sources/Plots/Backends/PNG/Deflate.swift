/// Compression in zlib's format, written here because images stand in SVG files, whose bytes may
/// not depend on which zlib a machine has.
/// - Source: RFC 1950, RFC 1951.
enum Deflate {
  /// Length codes 257...285: the smallest length and the number of extra bits.
  private static let lengthCodes: [(base: Int, extra: Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
  ]
  private static let lengthSymbols: [UInt8] = (0...258).map { length in
    UInt8(lengthCodes.lastIndex { $0.base <= length } ?? 0)
  }
  /// Distance codes 0...29: the smallest distance and the number of extra bits.
  private static let distanceCodes: [(base: Int, extra: Int)] = (0..<30).map { code in
    let extra = code < 4 ? 0 : code / 2 - 1
    return (code < 4 ? code + 1 : (2 + code % 2) << extra + 1, extra)
  }
  private static let codeLengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let blockSteps = 1 << 15

  /// A zlib stream of some bytes.
  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    // 32 KiB window; the check bits of RFC 1950 make 0x789C.
    var writer = BitWriter([0x78, 0x9C])
    let steps = MatchFinder.steps(bytes)
    var start = 0
    repeat {
      let end = min(steps.count, start + blockSteps)
      write(steps[start..<end], isLast: end == steps.count, to: &writer)
      start = end
    } while start < steps.count
    writer.fillByte()
    let sum = adler32(bytes)
    return writer.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  /// One block with a code of its own, or with the format's fixed code where that is shorter.
  private static func write(
    _ steps: ArraySlice<MatchFinder.Step>, isLast: Bool, to writer: inout BitWriter
  ) {
    var literals = [Int](repeating: 0, count: 286)
    var distances = [Int](repeating: 0, count: 30)
    literals[256] = 1
    for step in steps {
      switch step {
      case .literal(let byte): literals[Int(byte)] += 1
      case .copy(let length, let distance):
        literals[257 + Int(lengthSymbols[length])] += 1
        distances[distanceSymbol(distance)] += 1
      }
    }
    let own = (
      literals: HuffmanCode.lengths(literals, limit: 15),
      distances: HuffmanCode.lengths(distances, limit: 15)
    )
    // The fixed code has two symbols more, which never occur.
    let fixed = (
      literals: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 },
      distances: [Int](repeating: 5, count: 30)
    )
    let header = codeHeader(own.literals, own.distances)
    func cost(_ code: (literals: [Int], distances: [Int])) -> Int {
      zip(literals, code.literals).reduce(0) { $0 + $1.0 * $1.1 }
        + zip(distances, code.distances).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let isFixed = cost(fixed) <= cost(own) + header.reduce(0) { $0 + $1.count }
    writer.append(isLast ? 1 : 0, count: 1)
    writer.append(isFixed ? 1 : 2, count: 2)
    if !isFixed { for field in header { writer.append(field.bits, count: field.count) } }
    let code = isFixed ? fixed : own
    write(steps, code.literals, code.distances, to: &writer)
  }

  private static func write(
    _ steps: ArraySlice<MatchFinder.Step>, _ literalLengths: [Int], _ distanceLengths: [Int],
    to writer: inout BitWriter
  ) {
    let literalCodes = HuffmanCode.codes(literalLengths)
    let distanceCodesOwn = HuffmanCode.codes(distanceLengths)
    for step in steps {
      switch step {
      case .literal(let byte):
        writer.append(literalCodes[Int(byte)], count: literalLengths[Int(byte)])
      case .copy(let length, let distance):
        let symbol = Int(lengthSymbols[length])
        writer.append(literalCodes[257 + symbol], count: literalLengths[257 + symbol])
        writer.append(
          UInt32(length - lengthCodes[symbol].base), count: lengthCodes[symbol].extra)
        let far = distanceSymbol(distance)
        writer.append(distanceCodesOwn[far], count: distanceLengths[far])
        writer.append(UInt32(distance - distanceCodes[far].base), count: distanceCodes[far].extra)
      }
    }
    writer.append(literalCodes[256], count: literalLengths[256])
  }

  /// The fields that tell a block's own code, with runs of zeros shortened.
  private static func codeHeader(
    _ literals: [Int], _ distances: [Int]
  ) -> [(bits: UInt32, count: Int)] {
    var symbols: [(symbol: Int, extra: UInt32, bits: Int)] = []
    let lengths = literals + distances
    var place = 0
    while place < lengths.count {
      let zeros = min(138, lengths[place...].prefix { $0 == 0 }.count)
      if zeros >= 11 {
        symbols.append((18, UInt32(zeros - 11), 7))
      } else if zeros >= 3 {
        symbols.append((17, UInt32(zeros - 3), 3))
      } else {
        symbols.append((lengths[place], 0, 0))
      }
      place += zeros >= 3 ? zeros : 1
    }
    var counts = [Int](repeating: 0, count: 19)
    for symbol in symbols { counts[symbol.symbol] += 1 }
    let own = HuffmanCode.lengths(counts, limit: 7)
    let codes = HuffmanCode.codes(own)
    var fields: [(bits: UInt32, count: Int)] = [
      (UInt32(literals.count - 257), 5), (UInt32(distances.count - 1), 5), (15, 4),
    ]
    fields += codeLengthOrder.map { (UInt32(own[$0]), 3) }
    for symbol in symbols {
      fields.append((codes[symbol.symbol], own[symbol.symbol]))
      fields.append((symbol.extra, symbol.bits))
    }
    return fields
  }

  private static func distanceSymbol(_ distance: Int) -> Int {
    guard distance > 4 else { return distance - 1 }
    // The two leading bits of distance − 1 tell the code.
    let value = distance - 1
    let top = Int.bitWidth - 1 - value.leadingZeroBitCount
    return 2 * top + (value >> (top - 1) & 1)
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high) = (UInt32(1), UInt32(0))
    var start = 0
    while start < bytes.count {
      // As many as cannot overflow 32 bits.
      let end = min(bytes.count, start + 5552)
      for byte in bytes[start..<end] {
        low += UInt32(byte)
        high += low
      }
      low %= 65_521
      high %= 65_521
      start = end
    }
    return high << 16 | low
  }
}

/// Bits into bytes, lowest first.
struct BitWriter {
  private(set) var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var count = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func append(_ bits: UInt32, count: Int) {
    pending |= UInt64(bits) << UInt64(self.count)
    self.count += count
    while self.count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      self.count -= 8
    }
  }

  mutating func fillByte() {
    if count > 0 { append(0, count: 8 - count) }
  }
}
