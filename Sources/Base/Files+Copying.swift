extension Files {
  /// How many bytes a file has.
  public static func size(_ path: FilePath) throws(FileError) -> Int {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      defer { try? file.close() }
      return Int(try file.seek(offset: 0, from: .end))
    } catch {
      throw FileError(.read, path, error as? Errno ?? .ioError)
    }
  }

  /// Copies the bytes of a file in pieces to a place where there is none; missing folders are made.
  public static func copy(_ source: FilePath, to target: FilePath) throws(FileError) {
    try createFolder(target.removingLastComponent())
    let input: FileDescriptor
    do {
      input = try FileDescriptor.open(source, .readOnly, options: .closeOnExec)
    } catch {
      throw FileError(.read, source, error as? Errno ?? .ioError)
    }
    defer { try? input.close() }
    do {
      let output = try FileDescriptor.open(
        target, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try output.closeAfter {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while case let count = try input.read(into: buffer), count > 0 {
          _ = try output.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
      }
    } catch {
      throw FileError(.write, target, error as? Errno ?? .ioError)
    }
  }
}
