import Base

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// Gives a file another name on the same device, replacing what has it.
  static func move(_ path: FilePath, to other: FilePath) throws(FileError) {
    guard rename(path.string, other.string) == 0 else {
      throw FileError(.write, other, Errno(rawValue: errno))
    }
  }

  /// Copies a file in chunks, whatever its size.
  static func copy(_ path: FilePath, to other: FilePath) throws(FileError) {
    let source: FileDescriptor
    do {
      source = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
    defer { _ = try? source.close() }
    do {
      let target = try FileDescriptor.open(
        other, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try target.closeAfter {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
          let count = try source.read(into: buffer)
          if count == 0 { break }
          try target.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        guard fsync(target.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
    } catch {
      throw FileError(.write, other, error as? Errno ?? .ioError)
    }
  }
}
