import Base

/// The first bytes of a MAT file, looked at before any library does.
///
/// - Source: MathWorks, "MAT-File Format": 116 bytes of text, 8 of subsystem data, version, "MI".
enum MATSignature {
  /// Accepts versions 5 and 7.3; a file of version 5 must have all of its variables.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  static func check(_ path: FilePath) throws {
    try open(path) { file in
      let start = try head(of: file, count: 520)
      if let detail = fault(start) {
        throw DatasetError.unusable(
          file: path, place: "the first bytes", detail: detail,
          advice: "save it in MATLAB with save -v7 or -v7.3, or get it again")
      }
      if let isBigEndian = isBigEndian(start) {
        _ = try MATElements(file, isBigEndian: isBigEndian)
      }
    }
  }

  /// Compares the checksums of all that is compressed in a file of version 5; HDF5 does so itself.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)``, `FileError`
  static func verify(_ path: FilePath) throws {
    try open(path) { file in
      guard let isBigEndian = isBigEndian(try head(of: file, count: 128)) else { return }
      try MATElements(file, isBigEndian: isBigEndian).verify()
    }
  }

  /// Whether the most significant byte comes first in a file of version 5; nil for version 7.3.
  private static func isBigEndian(_ start: [UInt8]) -> Bool? {
    let isBig = start[126] == UInt8(ascii: "M")
    return start[isBig ? 124 : 125] == 1 ? isBig : nil
  }

  /// What is wrong with the first bytes, nil when nothing is.
  static func fault(_ start: [UInt8]) -> String? {
    guard start.count >= 128 else { return "it has only \(start.count) bytes" }
    let version: Int
    switch (start[126], start[127]) {
    case (UInt8(ascii: "I"), UInt8(ascii: "M")): version = Int(start[125]) << 8 | Int(start[124])
    case (UInt8(ascii: "M"), UInt8(ascii: "I")): version = Int(start[124]) << 8 | Int(start[125])
    default: return "it does not begin as MAT files of version 5 or 7.3 do"
    }
    switch version {
    case 0x0100: return nil
    case 0x0200:
      let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
      return start.dropFirst(512).starts(with: signature)
        ? nil : "it says version 7.3 and is no HDF5 file"
    default: return "its version is \(version), not 5 or 7.3"
    }
  }

  private static func head(of file: FileDescriptor, count: Int) throws -> [UInt8] {
    // Pipes and devices cannot seek, and must not be waited for.
    _ = try file.seek(offset: 0, from: .start)
    return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  private static func open(_ path: FilePath, _ body: (FileDescriptor) throws -> Void) throws {
    guard !Files.isFolder(path) else { throw FileError(.read, path, .isDirectory) }
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
      try file.closeAfter { try body(file) }
    } catch let fault as MATElements.Fault {
      throw DatasetError.unusable(
        file: path, place: "byte \(fault.offset)", detail: fault.detail,
        advice: "get the file again")
    } catch let reason as Errno {
      throw FileError(.read, path, reason)
    }
  }
}
