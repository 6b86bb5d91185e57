import Archives
import Base
import Comparison
import Pipeline

/// One side of a diff, as a folder that can be read like a report.
struct DiffSide {
  /// As the user wrote it, or the revision.
  let name: String
  let folder: FilePath
  /// Whether it holds data alone, so that its figures are drawn into it.
  let isSnapshot: Bool

  /// Finds out what a side is: a folder wins over a revision of the same name.
  static func resolve(
    _ text: String, _ place: Project, _ project: ProjectOptions, _ workshop: DiffWorkshop
  ) async throws -> DiffSide {
    let path = FilePath(text)
    if Self.isArchive(path) { return try workshop.unpack(path, name: text) }
    if Files.isFolder(path) {
      guard !Files.exists(path.appending("manifest.json")),
        let snapshot = try GoldenSnapshot(folder: path, revision: "working copy")
      else { return DiffSide(name: text, folder: path, isSnapshot: false) }
      return try workshop.write(snapshot, name: text)
    }
    guard let commit = await GitTree.commit(text, in: place.root) else {
      return DiffSide(name: text, folder: path, isSnapshot: false)
    }
    let files = try await GitTree.texts(
      below: project.golden ?? "golden", at: commit, in: place.root,
      where: GoldenSnapshot.isWanted)
    let snapshot = GoldenSnapshot(
      files.map { .init(path: $0.path, text: $0.text) }, revision: commit)
    return try workshop.write(snapshot, name: text)
  }

  /// An exported report in one file, by its first bytes or, where those are damaged, by its name.
  private static func isArchive(_ path: FilePath) -> Bool {
    guard Files.exists(path), !Files.isFolder(path) else { return false }
    return path.extension?.lowercased() == "zip" || ZIPReader.isArchive(path)
  }
}
