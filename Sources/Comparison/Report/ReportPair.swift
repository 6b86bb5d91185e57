import Base
import Results

/// Two reports being compared: their folders, their manifests and the files that differ.
struct ReportPair {
  /// A file that differs; read again when it is looked at, so that a pair holds no bytes.
  struct DifferentFile {
    let path: String
    /// Bytes before, nil when the file is new.
    let oldSize: Int?
    /// Bytes after, nil when the file is gone.
    let newSize: Int?
    /// `data` of `data/wta.spectra.csv`; empty for a file at the top.
    let folder: String
    /// `wta.spectra.csv` of `data/wta.spectra.csv`.
    let name: String

    init(path: String, oldSize: Int?, newSize: Int?) {
      self.path = path
      self.oldSize = oldSize
      self.newSize = newSize
      let parts = path.split(separator: "/")
      folder = parts.dropLast().joined(separator: "/")
      name = parts.last.map(String.init) ?? path
    }
  }

  let oldFolder: ReportFolder
  let newFolder: ReportFolder
  let old: ReportManifest
  let new: ReportManifest
  let files: [DifferentFile]
  /// Paths of files that are the same in both.
  let sameFiles: [String]
  let notes: [String]
  private let aliases: Set<String>

  init(
    _ oldPath: FilePath, _ newPath: FilePath, names: (old: String, new: String)? = nil
  ) throws {
    oldFolder = try ReportFolder(oldPath, name: names?.old)
    newFolder = try ReportFolder(newPath, name: names?.new)
    old = try ReportManifest(of: oldFolder)
    new = try ReportManifest(of: newFolder)
    let listed = Set(old.digests.keys).union(new.digests.keys)
      .union(Self.expected(old) + Self.expected(new))
    var files: [DifferentFile] = []
    var same: [String] = []
    var notes: [String] = []
    for path in listed.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let a = try Self.read(path, in: oldFolder, old, &notes)
      let b = try Self.read(path, in: newFolder, new, &notes)
      if a == b {
        if a != nil { same.append(path) }
      } else {
        files.append(DifferentFile(path: path, oldSize: a?.count, newSize: b?.count))
      }
    }
    self.files = files
    sameFiles = same
    self.notes = notes
    aliases = Set((old.nodes + new.nodes).map(\.alias))
  }

  /// Files that the nodes of a manifest have, for manifests that list none.
  private static func expected(_ manifest: ReportManifest) -> [String] {
    manifest.nodes.flatMap { node in
      (node.tables.map { "\($0.name).csv" } + ["scalars.json", "claims.json"])
        .map { "data/\(node.alias).\($0)" }
    } + ["index.html"]
  }

  private static func read(
    _ path: String, in folder: ReportFolder, _ manifest: ReportManifest, _ notes: inout [String]
  ) throws -> [UInt8]? {
    let bytes = try folder.bytes(at: path)
    if manifest.files.isEmpty { return bytes }
    guard let listed = manifest.digests[path] else { return nil }
    if let bytes, Digest(of: bytes).hex != listed {
      notes.append("\(folder.path.appending(path)) was changed after the report was built")
    } else if bytes == nil {
      notes.append("\(folder.path.appending(path)) is in the manifest and missing")
    }
    return bytes
  }

  /// The older bytes of a file; nil where it is new.
  func old(_ file: DifferentFile) throws -> [UInt8]? {
    file.oldSize == nil ? nil : try oldFolder.bytes(at: file.path)
  }

  /// The newer bytes of a file; nil where it is gone.
  func new(_ file: DifferentFile) throws -> [UInt8]? {
    file.newSize == nil ? nil : try newFolder.bytes(at: file.path)
  }

  /// The node that a file name belongs to and the rest of the name: `wta` and `spectra.csv`.
  func node(ofFile name: String) -> (alias: String, rest: String)? {
    // Aliases may hold dots; the longest that fits is meant.
    var end = name.endIndex
    while let dot = name[..<end].lastIndex(of: ".") {
      if aliases.contains(String(name[..<dot])) {
        return (alias: String(name[..<dot]), rest: String(name[name.index(after: dot)...]))
      }
      end = dot
    }
    return nil
  }
}
