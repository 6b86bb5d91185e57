/// The regular files of a tar archive in memory.
///
/// Reads names and sizes, never writes: the caller decides what becomes of the bytes. An archive
/// whose names lead out of it is refused as a whole; links and devices are passed over, so that they
/// can stand for no file.
///
/// - Source: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar's base-256 sizes.
struct TarArchive {
  /// A regular file.
  struct Entry: Hashable {
    /// As the archive names it.
    let name: String
    /// Where its bytes are in the archive.
    let range: Range<Int>

    /// The name without folders.
    var lastName: String { name.split(separator: "/").last.map(String.init) ?? "" }
  }

  /// What is wrong, and at which byte.
  struct Fault: Error, Hashable {
    let offset: Int
    let detail: String
  }

  /// In the order of the archive.
  let entries: [Entry]

  private static let block = 512

  /// Reads an unpacked archive.
  /// - Parameter most: Most files that it may have.
  init(_ bytes: [UInt8], most: Int = 10_000) throws(Fault) {
    var entries: [Entry] = []
    var offset = 0
    while offset < bytes.count {
      guard bytes.count - offset >= Self.block else {
        throw Fault(offset: offset, detail: "it ends within a header")
      }
      let header = bytes[offset..<offset + Self.block]
      if header.allSatisfy({ $0 == 0 }) { break }
      guard Self.hasRightSum(header) else {
        throw Fault(offset: offset, detail: "a header's checksum is wrong")
      }
      guard let size = Self.number(header.dropFirst(124).prefix(12)),
        size <= bytes.count - offset - Self.block
      else {
        throw Fault(offset: offset + 124, detail: "a file is longer than the archive")
      }
      let name = Self.name(header)
      guard Self.staysInside(name) else {
        throw Fault(offset: offset, detail: "the name “\(name)” leads out of the archive")
      }
      let start = offset + Self.block
      let kind = header[offset + 156]
      if kind == 0 || kind == UInt8(ascii: "0") {
        guard entries.count < most else { throw Fault(offset: offset, detail: "too many files") }
        entries.append(Entry(name: name, range: start..<start + size))
      }
      offset = start + (size + Self.block - 1) / Self.block * Self.block
    }
    guard !entries.isEmpty else { throw Fault(offset: 0, detail: "there is no file in it") }
    self.entries = entries
  }

  private static func staysInside(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
      && !name.unicodeScalars.contains { $0.value < 0x20 }
  }

  private static func name(_ header: ArraySlice<UInt8>) -> String {
    func text(_ offset: Int, _ length: Int) -> String {
      String(decoding: header.dropFirst(offset).prefix(length).prefix { $0 != 0 }, as: UTF8.self)
    }
    let prefix = header.dropFirst(257).starts(with: "ustar\0".utf8) ? text(345, 155) : ""
    return prefix.isEmpty ? text(0, 100) : prefix + "/" + text(0, 100)
  }

  /// The checksum counts its own field as spaces.
  private static func hasRightSum(_ header: ArraySlice<UInt8>) -> Bool {
    let stated = number(header.dropFirst(148).prefix(8))
    let sum = header.enumerated().reduce(0) { sum, byte in
      sum + ((148..<156).contains(byte.offset) ? 32 : Int(byte.element))
    }
    return stated == sum
  }

  /// Octal digits, or base 256 when the first bit is set.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if let first = field.first, first & 0x80 != 0 {
      let digits = [first & 0x7F] + field.dropFirst()
      guard digits.dropLast(7).allSatisfy({ $0 == 0 }) else { return nil }
      return digits.suffix(7).reduce(0) { $0 << 8 | Int($1) }
    }
    let text = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
    return text.isEmpty ? 0 : Int(String(decoding: text, as: UTF8.self), radix: 8)
  }
}
