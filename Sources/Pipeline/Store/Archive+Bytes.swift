import Base

extension Archive {
  private static let magic = Array("FACSARC1".utf8)

  /// The canonical bytes.
  public var bytes: [UInt8] {
    var bytes = Self.magic
    func add(_ value: Int) {
      withUnsafeBytes(of: UInt64(bitPattern: Int64(value)).littleEndian) { bytes += $0 }
    }
    add(entries.count)
    for (name, entry) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    {
      add(name.utf8.count)
      bytes += name.utf8
      add(entry.values.code)
      add(entry.shape.count)
      entry.shape.forEach(add)
      bytes += entry.values.littleEndianBytes
    }
    return bytes + Array(Digest(of: bytes).hex.utf8)
  }

  /// Reads bytes back; anything but what ``bytes`` wrote is damage.
  public init(bytes: [UInt8]) throws(ArchiveError) {
    let end = bytes.count - 64
    guard end >= Self.magic.count, bytes.starts(with: Self.magic) else {
      throw .damaged(offset: 0)
    }
    let stated = String(decoding: bytes[end...], as: UTF8.self)
    guard Digest(of: bytes[..<end]).hex == stated else { throw .damaged(offset: end) }
    var reader = ByteReader(bytes: bytes, offset: Self.magic.count, end: end)
    let count = try reader.integer(below: end)
    for _ in 0..<count {
      let length = try reader.integer(below: end)
      let name = String(decoding: try reader.take(length), as: UTF8.self)
      let code = try reader.integer(below: 3)
      let rank = try reader.integer(below: 9)
      var shape: [Int] = []
      var size = 1
      for _ in 0..<rank {
        let extent = try reader.integer(below: .max)
        shape.append(extent)
        let (product, isTooLarge) = size.multipliedReportingOverflow(by: extent)
        guard !isTooLarge, product <= end else { throw .damaged(offset: reader.offset) }
        size = product
      }
      let width = code == 0 ? 4 : 8
      let values = Values(code: code, littleEndian: try reader.take(size * width))
      entries[name] = Entry(shape: shape, values: values)
    }
    guard reader.offset == end else { throw .damaged(offset: reader.offset) }
  }
}

/// Reads from bytes and never beyond their end.
private struct ByteReader {
  let bytes: [UInt8]
  var offset: Int
  let end: Int

  mutating func take(_ count: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= end - offset else { throw .damaged(offset: offset) }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func integer(below bound: Int) throws(ArchiveError) -> Int {
    let start = offset
    let value = try take(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value < UInt64(bound) else { throw .damaged(offset: start) }
    return Int(value)
  }
}

extension Archive.Values {
  var code: Int {
    switch self {
    case .floats: 0
    case .doubles: 1
    case .integers: 2
    }
  }

  var littleEndianBytes: [UInt8] {
    switch self {
    case .floats(let values): Self.bytes(values.map(\.bitPattern.littleEndian))
    case .doubles(let values): Self.bytes(values.map(\.bitPattern.littleEndian))
    case .integers(let values): Self.bytes(values.map(\.littleEndian))
    }
  }

  init(code: Int, littleEndian bytes: ArraySlice<UInt8>) {
    switch code {
    case 0: self = .floats(Self.words(bytes).map { Float(bitPattern: UInt32(littleEndian: $0)) })
    case 1: self = .doubles(Self.words(bytes).map { Double(bitPattern: UInt64(littleEndian: $0)) })
    default: self = .integers(Self.words(bytes).map { Int(littleEndian: $0) })
    }
  }

  private static func bytes(_ words: [some FixedWidthInteger]) -> [UInt8] {
    words.withUnsafeBytes { Array($0) }
  }

  private static func words<Word: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> [Word] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / MemoryLayout<Word>.size).map {
        raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Word>.size, as: Word.self)
      }
    }
  }
}
