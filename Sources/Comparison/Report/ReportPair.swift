import Base
import Results

/// Two reports being compared: their folders, their manifests and the files that differ.
struct ReportPair {
  /// A file that differs, by its bytes.
  struct DifferentFile {
    let path: String
    let old: [UInt8]?
    let new: [UInt8]?

    /// `data` of `data/wta.spectra.csv`; empty for a file at the top.
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
    /// `wta.spectra.csv` of `data/wta.spectra.csv`.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  let oldFolder: ReportFolder
  let newFolder: ReportFolder
  let old: ReportManifest
  let new: ReportManifest
  let files: [DifferentFile]
  /// Paths of files that are the same in both.
  let sameFiles: [String]
  let notes: [String]

  init(
    _ oldPath: FilePath, _ newPath: FilePath, names: (old: String, new: String)? = nil
  ) throws {
    oldFolder = try ReportFolder(oldPath, name: names?.old)
    newFolder = try ReportFolder(newPath, name: names?.new)
    old = try ReportManifest(of: oldFolder)
    new = try ReportManifest(of: newFolder)
    let listed = Set((old.files + new.files).map(\.path) + Self.expected(old) + Self.expected(new))
    var files: [DifferentFile] = []
    var same: [String] = []
    var notes: [String] = []
    for path in listed.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let a = try Self.read(path, in: oldFolder, old, &notes)
      let b = try Self.read(path, in: newFolder, new, &notes)
      if a == b {
        if a != nil { same.append(path) }
      } else {
        files.append(DifferentFile(path: path, old: a, new: b))
      }
    }
    self.files = files
    sameFiles = same
    self.notes = notes
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
    let components = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let bytes = try folder.bytes(components)
    if manifest.files.isEmpty { return bytes }
    guard let listed = manifest.files.first(where: { $0.path == path }) else { return nil }
    if let bytes, Digest(of: bytes).hex != listed.sha256 {
      notes.append("\(folder.path.appending(path)) was changed after the report was built")
    } else if bytes == nil {
      notes.append("\(folder.path.appending(path)) is in the manifest and missing")
    }
    return bytes
  }

  /// The node that a file name belongs to and the rest of the name: `wta` and `spectra.csv`.
  func node(ofFile name: String) -> (alias: String, rest: String)? {
    let aliases = Set((old.nodes + new.nodes).map(\.alias))
    let match = aliases.filter { name.hasPrefix($0 + ".") }.max { $0.utf8.count < $1.utf8.count }
    return match.map { (alias: $0, rest: String(name.dropFirst($0.count + 1))) }
  }
}
