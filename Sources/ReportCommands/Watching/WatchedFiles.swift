import Base

/// All files that notebooks can read: those of their folders, and the templates.
///
/// A notebook reads nothing outside of its folder, so that a look at the folder sees a file that an
/// include names but that is not there yet. Hidden files and outputs are left out.
struct WatchedFiles: Sendable {
  let folders: [FilePath]
  let excluded: [FilePath]

  private static let limit = 20_000
  private static let depth = 8

  /// What the files look like now.
  func state() -> [String: FileIdentity] {
    var state: [String: FileIdentity] = [:]
    for folder in folders { collect(folder, depth: 0, into: &state) }
    return state
  }

  private func collect(_ folder: FilePath, depth: Int, into state: inout [String: FileIdentity]) {
    guard depth < Self.depth, !excluded.contains(folder.lexicallyNormalized()) else { return }
    for name in (try? Files.names(in: folder)) ?? [] where !name.hasPrefix(".") {
      guard state.count < Self.limit else { return }
      let path = folder.appending(name)
      if let identity = FileIdentity(path) {
        state[path.string] = identity
      } else if Files.isFolder(path) {
        collect(path, depth: depth + 1, into: &state)
      }
    }
  }

  /// Names of files that differ between two states, in their order.
  static func changes(
    from old: [String: FileIdentity], to new: [String: FileIdentity]
  ) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
