import Base

/// All files that notebooks can read: those of their folders, and the templates.
///
/// A notebook reads nothing outside of its folder, so that a look at the folder sees a file that an
/// include names but that is not there yet. Hidden files and outputs are left out.
struct WatchedFiles: Sendable {
  let folders: [FilePath]
  let excluded: [FilePath]

  /// More are not looked at, so that a look stays short.
  private static let limit = 20_000

  /// What the files look like now.
  func state() -> [String: FileIdentity] {
    var state: [String: FileIdentity] = [:]
    for folder in folders {
      var count = 0
      let files = try? Files.below(folder) { path in
        count += 1
        let isHidden = path.lastComponent?.string.hasPrefix(".") ?? true
        return count <= Self.limit && !isHidden
          && !excluded.contains(folder.pushing(path).lexicallyNormalized())
      }
      for file in files ?? [] {
        let path = folder.pushing(file)
        state[path.string] = FileIdentity(path)
      }
    }
    return state
  }

  /// Names of files that differ between two states, in their order.
  static func changes(
    from old: [String: FileIdentity], to new: [String: FileIdentity]
  ) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
