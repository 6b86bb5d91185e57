private import FoundationEssentials

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Files read and written whole. A write lands under its name complete or not at all.
public enum Files {
  /// Whether there is a file or folder.
  public static func exists(_ path: FilePath) -> Bool {
    FileManager.default.fileExists(atPath: path.string)
  }

  /// Whether there is a folder.
  public static func isFolder(_ path: FilePath) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path.string, isDirectory: &isDirectory)
      && isDirectory
  }

  /// Reads a whole file.
  /// - Parameter limit: More bytes than this are refused with `EFBIG`, before they are read.
  public static func read(_ path: FilePath, limit: Int = 1 << 31) throws(FileError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      defer { try? file.close() }
      let size = try file.seek(offset: 0, from: .end)
      guard !isFolder(path) else { throw Errno.isDirectory }
      guard size <= Int64(limit) else { throw Errno.fileTooLarge }
      _ = try file.seek(offset: 0, from: .start)
      return try bytes(of: file, upTo: Int(size))
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
  }

  /// Reads the start of a file: as many bytes, or all where there are fewer.
  public static func read(_ path: FilePath, first count: Int) throws(FileError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try bytes(of: file, upTo: count) }
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
  }

  private static func bytes(of file: FileDescriptor, upTo limit: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < buffer.count {
        let all = UnsafeMutableRawBufferPointer(buffer)
        let rest = UnsafeMutableRawBufferPointer(rebasing: all[count...])
        let read = try file.read(into: rest)
        if read == 0 { break }
        count += read
      }
    }
  }

  /// Reads a whole file as UTF-8.
  public static func readText(_ path: FilePath, limit: Int = 1 << 28) throws(FileError) -> String {
    String(decoding: try read(path, limit: limit), as: UTF8.self)
  }

  /// Writes under a temporary name in the same folder, then renames.
  ///
  /// Missing folders are made. The bytes are flushed to the device before the rename, so that a
  /// killed run or a power cut leaves the old file or the new one, never half of one.
  public static func write(_ bytes: some Collection<UInt8>, to path: FilePath) throws(FileError) {
    do {
      try replace(path) { _ = try $0.writeAll(bytes) }
    } catch {
      throw error as? FileError ?? FileError(.write, path, .ioError)
    }
  }

  /// Writes a file of a temporary folder, which need not outlive a power cut and is not flushed.
  public static func writeScratch(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    do {
      try createFolder(path.removingLastComponent())
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite])
      _ = try file.closeAfter { try file.writeAll(bytes) }
    } catch {
      throw error as? FileError ?? FileError(.write, path, error as? Errno ?? .ioError)
    }
  }

  /// Has a file written in pieces, whole or not at all as ``write(_:to:)-(_,FilePath)`` does.
  /// - Throws: ``FileError``, and what `body` throws.
  public static func replace(
    _ path: FilePath, by body: (FileDescriptor) throws -> Void
  ) throws {
    let folder = path.removingLastComponent()
    try createFolder(folder)
    let name = path.lastComponent?.string ?? "file"
    let temporary = folder.appending(".\(name).\(getpid())-\(UInt64.random(in: 0 ... .max)).part")
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try file.closeAfter {
          try body(file)
          guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
        guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        unlink(temporary.string)
        throw error
      }
    } catch let reason as Errno {
      throw FileError(.write, path, reason)
    }
  }

  /// Writes a text as UTF-8, whole or not at all.
  public static func write(_ text: String, to path: FilePath) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder and those above it; one that exists is fine.
  public static func createFolder(_ path: FilePath) throws(FileError) {
    guard !path.isEmpty, !isFolder(path) else { return }
    try createFolder(path.removingLastComponent())
    guard mkdir(path.string, 0o777) != 0 else { return }
    let reason = Errno(rawValue: errno)
    guard reason == .fileExists else { throw FileError(.create, path, reason) }
    guard isFolder(path) else { throw FileError(.create, path, .notDirectory) }
  }

  /// Removes a file or a folder with all that is in it; what is not there is fine.
  ///
  /// Of a symbolic link the link goes and what it points to stays.
  public static func remove(_ path: FilePath) throws(FileError) {
    var status = stat()
    guard lstat(path.string, &status) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path.string)
    } catch {
      throw FileError(.remove, path, errnoBehind(error))
    }
  }

  /// The names in a folder, sorted by their UTF-8 bytes; empty when there is no such folder.
  public static func names(in folder: FilePath) throws(FileError) -> [String] {
    guard exists(folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.string)
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw FileError(.list, folder, errnoBehind(error))
    }
  }

  /// Digest of a file's bytes, read in chunks.
  public static func digest(_ path: FilePath) throws(FileError) -> Digest {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      defer { try? file.close() }
      var hasher = DigestHasher()
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
      defer { buffer.deallocate() }
      while true {
        let count = try file.read(into: buffer)
        if count == 0 { break }
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
      return hasher.finish()
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
  }

  private static func errnoBehind(_ error: any Error) -> Errno {
    if let code = (error as? CocoaError)?.underlying as? POSIXError {
      return Errno(rawValue: code.code.rawValue)
    }
    return switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: .noSuchFileOrDirectory
    case .fileReadNoPermission, .fileWriteNoPermission: .permissionDenied
    case .fileWriteOutOfSpace: .noSpace
    case .fileWriteVolumeReadOnly: .readOnlyFileSystem
    default: .ioError
    }
  }
}
