import Archives
import Base
import Results

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Where an export lands: whole or not at all, and over nothing but an earlier export.
struct ExportTarget {
  let path: FilePath
  let format: ExportFormat

  /// The list of an export of tables.
  static let tableList = "tables.json"

  /// Refuses a path at which something else lies than an earlier export of the same form.
  /// - Throws: ``ExportError/inTheWay(_:what:)``
  func checkReplaceable() throws {
    guard Files.exists(path) else { return }
    switch format {
    case .zip:
      guard !Files.isFolder(path) else { throw inTheWay("it is a folder") }
      guard let archive = try? ZIPReader(path),
        let entry = archive.entries.first(where: { $0.path == ResearchCrate.metadataName }),
        entry.size <= 1 << 26,
        Self.crateFiles(try? archive.bytes(of: entry)) != nil
      else { throw inTheWay("it is another file") }
    case .crate, .csv:
      guard Files.isFolder(path) else { throw inTheWay("it is a file") }
      let found = try Files.below(path).map(\.string)
      guard !found.isEmpty else { return }
      let list = format == .crate ? ResearchCrate.metadataName : Self.tableList
      let bytes = try? Files.read(path.appending(list), limit: 1 << 26)
      let listed = format == .crate ? Self.crateFiles(bytes) : Self.tableFiles(bytes)
      guard let listed else { throw inTheWay("it has no \(list) of an export") }
      if let other = found.first(where: { $0 != list && !listed.contains($0) }) {
        throw inTheWay("it holds \(other)")
      }
    }
  }

  private func inTheWay(_ what: String) -> ExportError { .inTheWay(path, what: what) }

  /// Writes all files beside the target, then renames.
  func write(_ files: [ZIPWriter.File]) throws {
    if format == .zip { return try ZIPWriter.write(files, to: path) }
    try Files.createFolder(path.removingLastComponent())
    let mark = "\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
    let name = path.lastComponent?.string ?? "export"
    let parent = path.removingLastComponent()
    let new = parent.appending(".\(name).\(mark).part")
    let old = parent.appending(".\(name).\(mark).old")
    do {
      for file in files {
        let target = new.pushing(FilePath(file.path))
        switch file.content {
        case .bytes(let bytes): try Files.write(bytes, to: target)
        case .file(let source): try Files.copy(source, to: target)
        }
      }
      // What was there has been found to be an earlier export.
      if Files.exists(path) { try move(path, to: old) }
      try move(new, to: path)
    } catch {
      try? Files.remove(new)
      throw error
    }
    try Files.remove(old)
  }

  private func move(_ source: FilePath, to target: FilePath) throws {
    guard rename(source.string, target.string) == 0 else {
      throw FileError(.write, target, Errno(rawValue: errno))
    }
  }

  // MARK: Earlier exports

  /// The files that the metadata of an exported crate lists; nil for any other crate.
  private static func crateFiles(_ bytes: [UInt8]?) -> Set<String>? {
    guard let bytes, let json = try? JSONValue(parsing: bytes) else { return nil }
    return ResearchCrate.files(listedBy: json)
  }

  private static func tableFiles(_ bytes: [UInt8]?) -> Set<String>? {
    guard let bytes, let json = try? JSONValue(parsing: bytes), case .array? = json["tables"]
    else { return nil }
    return Set((json["tables"]?.elements ?? []).compactMap { $0["file"]?.text })
  }
}
