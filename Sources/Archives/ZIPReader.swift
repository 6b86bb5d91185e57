public import Base

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// A ZIP archive, read as untrusted.
///
/// All entries are checked before the first is unpacked: names that stay inside, plain files, no two
/// that share a name or bytes, and no more than some entries and bytes. Memory: the list of entries
/// and one piece of an entry.
/// - Source: PKWARE, *.ZIP File Format Specification* 6.3.
public final class ZIPReader {
  /// What an archive may cost at most.
  public struct Limits: Sendable {
    /// Number of entries.
    public var entries = 20_000
    /// Bytes of all entries when unpacked.
    public var bytes = 1 << 30

    /// No limit is larger than any report.
    public init() {}
  }

  /// Files in the order of the archive's list; folders are left out.
  public let entries: [ZIPEntry]

  private let path: FilePath
  private let file: FileDescriptor
  private static let piece = 1 << 16

  /// Opens an archive and checks its list of entries.
  /// - Throws: ``ArchiveError``; `FileError`
  public init(_ path: FilePath, limits: Limits = Limits()) throws {
    self.path = path
    do {
      // Not waiting, since opening a pipe would.
      file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
    do {
      let directory = try ZIPDirectory(path, size: try Self.size(of: file, path), limits) {
        [file] in try Self.read(file, at: $0, count: $1, path)
      }
      entries = directory.entries
    } catch {
      try? file.close()
      throw error
    }
  }

  deinit { try? file.close() }

  /// Whether a file begins as an archive does.
  public static func isArchive(_ path: FilePath) -> Bool {
    guard
      let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    else { return false }
    defer { try? file.close() }
    guard let size = try? size(of: file, path), size >= 4,
      let start = try? read(file, at: 0, count: 4, path)
    else { return false }
    return [ZIPFormat.localMark, ZIPFormat.endMark].contains(LittleEndian.four(start, 0))
  }

  /// Unpacks all entries below a folder.
  /// - Throws: ``ArchiveError`` at the first entry whose bytes are not those that were packed.
  public func unpack(into folder: FilePath) throws {
    for entry in entries {
      let target = folder.pushing(FilePath(entry.path))
      try Files.createFolder(target.removingLastComponent())
      do {
        let output = try FileDescriptor.open(
          target, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
          permissions: [.ownerReadWrite])
        try output.closeAfter { try unpack(entry) { _ = try output.writeAll($0) } }
      } catch let reason as Errno {
        throw FileError(.write, target, reason)
      }
    }
  }

  /// The bytes of an entry.
  public func bytes(of entry: ZIPEntry) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try unpack(entry) { bytes += $0 }
    return bytes
  }

  private func unpack(_ entry: ZIPEntry, to write: (UnsafeRawBufferPointer) throws -> Void) throws {
    var position = try dataOffset(of: entry)
    let end = position + entry.packedSize
    var checksum = CRC32()
    var size = 0
    func take(_ bytes: UnsafeRawBufferPointer) throws {
      size += bytes.count
      guard size <= entry.size else { throw damaged(entry, "it unpacks to more than it states") }
      checksum.update(bytes)
      try write(bytes)
    }
    func next() throws -> [UInt8] {
      let bytes = try Self.read(file, at: position, count: min(Self.piece, end - position), path)
      position += bytes.count
      return bytes
    }
    if entry.isDeflated {
      try inflate(entry, next: next, take: take)
    } else {
      while position < end { try next().withUnsafeBytes(take) }
    }
    guard position == end else { throw damaged(entry, "bytes follow its data") }
    guard size == entry.size else { throw damaged(entry, "it unpacks to less than it states") }
    guard Int(checksum.value) == entry.checksum else {
      throw damaged(entry, "its checksum does not hold")
    }
  }

  private func inflate(
    _ entry: ZIPEntry, next: () throws -> [UInt8], take: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let stream = DeflateStream(.unpack)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let input = try next()
      guard !input.isEmpty else { throw damaged(entry, "it is cut short") }
      var consumed = 0
      var wasFull = true
      while consumed < input.count || wasFull {
        let step: DeflateStream.Step
        do {
          step = try input.withUnsafeBytes {
            try stream.step(
              UnsafeRawBufferPointer(rebasing: $0[consumed...]), into: buffer, isLast: false)
          }
        } catch is DeflateStream.Failure {
          throw damaged(entry, "it is no deflate data")
        }
        consumed += step.consumed
        wasFull = step.produced == buffer.count
        try take(UnsafeRawBufferPointer(rebasing: buffer[..<step.produced]))
        if step.isAtEnd {
          guard consumed == input.count else { throw damaged(entry, "bytes follow its data") }
          return
        }
      }
    }
  }

  /// Where the bytes of an entry begin, behind a header that says the same as the list.
  private func dataOffset(of entry: ZIPEntry) throws -> Int {
    let header = try Self.read(file, at: entry.offset, count: ZIPFormat.localSize, path)
    let nameLength = LittleEndian.two(header, 26)
    let extraLength = LittleEndian.two(header, 28)
    let method = entry.isDeflated ? ZIPFormat.deflated : ZIPFormat.stored
    guard LittleEndian.four(header, 0) == ZIPFormat.localMark,
      LittleEndian.two(header, 8) == method, nameLength == entry.name.count,
      try Self.read(file, at: entry.offset + ZIPFormat.localSize, count: nameLength, path)
        == entry.name
    else { throw damaged(entry, "its header contradicts the list of entries") }
    return entry.offset + ZIPFormat.localSize + nameLength + extraLength
  }

  private func damaged(_ entry: ZIPEntry, _ what: String) -> ArchiveError {
    ArchiveError(path, .damagedEntry(entry.path, what: what))
  }

  private static func size(of file: FileDescriptor, _ path: FilePath) throws -> Int {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveError(path, .notAFile)
    }
    return Int(status.st_size)
  }

  /// Exactly so many bytes.
  private static func read(
    _ file: FileDescriptor, at offset: Int, count: Int, _ path: FilePath
  ) throws -> [UInt8] {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let read = try file.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
          guard read > 0 else { throw ArchiveError(path, .cutShort) }
          filled += read
        }
      }
    } catch let reason as Errno {
      throw FileError(.read, path, reason)
    }
  }
}
