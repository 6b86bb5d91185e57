public import Base

/// Writes a ZIP archive whose bytes depend on nothing but the names and bytes of its files.
///
/// Times are fixed, names are sorted, deflate runs at a fixed level; the same version of zlib
/// gives the same bytes. Memory: one piece of a file and the list of entries.
/// - Source: PKWARE, *.ZIP File Format Specification* 6.3.
public struct ZIPWriter {
  /// A file to be packed.
  public struct File: Sendable {
    /// Where its bytes are.
    public enum Content: Sendable {
      /// In memory.
      case bytes([UInt8])
      /// On disk.
      case file(FilePath)
    }

    /// Below the archive's root, with slashes.
    public let path: String
    /// Where its bytes are.
    public let content: Content

    /// A file; a path that leads out of the archive is a programmer's mistake.
    public init(_ path: String, _ content: Content) {
      precondition(ArchivePath.isSafe(path), "“\(path)” cannot name a file of an archive")
      self.path = path
      self.content = content
    }
  }

  private static let piece = 1 << 16

  private let path: FilePath
  private let output: FileDescriptor
  private var offset = 0
  private var directory: [UInt8] = []

  /// Writes an archive to a path: whole or not at all.
  /// - Throws: ``ArchiveError`` for more than the format holds; `FileError`
  public static func write(_ files: [File], to path: FilePath) throws {
    guard files.count <= ZIPFormat.mostEntries else { throw ArchiveError(path, .exceedsFormat) }
    try Files.replace(path) { output in
      var writer = ZIPWriter(path: path, output: output)
      let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      for file in sorted { try writer.add(file) }
      try writer.finish(count: sorted.count)
    }
  }

  private init(path: FilePath, output: FileDescriptor) {
    self.path = path
    self.output = output
  }

  /// The header is written again when sizes and checksum are known.
  private mutating func add(_ file: File) throws {
    let start = offset
    let name = Array(file.path.utf8)
    let empty = Self.fields(checksum: 0, packed: 0, size: 0, name: name)
    try append(LittleEndian.four(ZIPFormat.localMark) + empty + [0, 0] + name)
    let (checksum, packed, size) = try pack(file.content)
    guard offset <= ZIPFormat.largest, size <= ZIPFormat.largest else {
      throw ArchiveError(path, .exceedsFormat)
    }
    let fields = Self.fields(checksum: checksum, packed: packed, size: size, name: name)
    try output.writeAll(toAbsoluteOffset: Int64(start + 4), fields)
    directory += LittleEndian.four(ZIPFormat.centralMark) + LittleEndian.two(ZIPFormat.madeBy)
    // No extra field, no comment, the first disk, no internal attributes.
    directory += fields + [UInt8](repeating: 0, count: 8)
    directory += LittleEndian.four(ZIPFormat.attributes) + LittleEndian.four(start) + name
  }

  /// What both headers of an entry hold, up to the length of the name.
  private static func fields(
    checksum: Int, packed: Int, size: Int, name: [UInt8]
  ) -> [UInt8] {
    let how = [ZIPFormat.needs, ZIPFormat.utf8, ZIPFormat.deflated, 0, ZIPFormat.date]
    return how.flatMap { LittleEndian.two($0) }
      + [checksum, packed, size].flatMap { LittleEndian.four($0) } + LittleEndian.two(name.count)
  }

  /// Packs the bytes of a file behind what is written.
  private mutating func pack(
    _ content: File.Content
  ) throws -> (checksum: Int, packed: Int, size: Int) {
    let stream = DeflateStream(.pack)
    let start = offset
    var checksum = CRC32()
    var size = 0
    switch content {
    case .bytes(let bytes):
      try bytes.withUnsafeBytes { all in
        checksum.update(all)
        size = all.count
        var rest = all[...]
        while !rest.isEmpty {
          let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.piece))
          try pack(piece, with: stream, isLast: false)
          rest = rest.dropFirst(Self.piece)
        }
      }
    case .file(let source):
      do {
        let input = try FileDescriptor.open(source, .readOnly, options: .closeOnExec)
        defer { try? input.close() }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
        defer { buffer.deallocate() }
        while case let count = try input.read(into: buffer), count > 0 {
          let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
          checksum.update(piece)
          size += count
          try pack(piece, with: stream, isLast: false)
        }
      } catch let reason as Errno {
        throw FileError(.read, source, reason)
      }
    }
    try pack(UnsafeRawBufferPointer(start: nil, count: 0), with: stream, isLast: true)
    return (checksum: Int(checksum.value), packed: offset - start, size: size)
  }

  private mutating func pack(
    _ piece: UnsafeRawBufferPointer, with stream: borrowing DeflateStream, isLast: Bool
  ) throws {
    var rest = piece
    while true {
      var step: DeflateStream.Step?
      let bytes = try [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
        let done = try stream.step(
          rest, into: UnsafeMutableRawBufferPointer(buffer), isLast: isLast)
        count = done.produced
        step = done
      }
      guard let step else { return }
      try append(bytes)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(step.consumed))
      // A full buffer means that more may wait.
      if step.isAtEnd || (!isLast && rest.isEmpty && step.produced < Self.piece) { return }
    }
  }

  private mutating func append(_ bytes: [UInt8]) throws {
    try output.writeAll(bytes)
    offset += bytes.count
    guard offset <= ZIPFormat.largest else { throw ArchiveError(path, .exceedsFormat) }
  }

  private mutating func finish(count: Int) throws {
    let start = offset
    try append(directory)
    let counts = [0, 0, count, count].flatMap { LittleEndian.two($0) }
    try append(
      LittleEndian.four(ZIPFormat.endMark) + counts + LittleEndian.four(directory.count)
        + LittleEndian.four(start) + [0, 0])
  }
}
