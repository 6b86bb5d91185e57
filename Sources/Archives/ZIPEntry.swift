/// An entry of an archive, as its list of entries states it.
public struct ZIPEntry: Sendable, Hashable {
  /// Its path below the archive's root.
  public let path: String
  /// Bytes when unpacked.
  public let size: Int
  let packedSize: Int
  let checksum: Int
  /// Whether it is packed by deflate, or else stored as it is.
  let isDeflated: Bool
  /// Where its own header begins.
  let offset: Int
  /// Of its name, as both headers hold it.
  let name: [UInt8]
}

/// Sizes and marks of the format, after PKWARE's APPNOTE 6.3.
enum ZIPFormat {
  static let localMark = 0x0403_4B50
  static let centralMark = 0x0201_4B50
  static let endMark = 0x0605_4B50
  static let localSize = 30
  static let centralSize = 46
  static let endSize = 22
  static let longestComment = 0xFFFF
  static let stored = 0
  static let deflated = 8
  static let encrypted = 1
  /// Names are UTF-8.
  static let utf8 = 1 << 11
  /// The first of January 1980, the earliest date that there is, at midnight.
  static let date = 0x21
  /// Unix, version 2.0.
  static let madeBy = 3 << 8 | 20
  static let needs = 20
  /// A plain file that all may read.
  static let attributes = 0o100644 << 16
  static let largest = 0xFFFF_FFFE
  static let mostEntries = 0xFFFE
}
