import Base

/// Files that a notebook may read: those in its folder and below.
enum ConfinedFile {
  /// Where a file lies that a notebook names.
  ///
  /// Neither an absolute path nor `..` nor a symbolic link leads out of the folder.
  static func path(
    _ name: String, below folder: FilePath
  ) throws(NotebookError.Problem) -> FilePath {
    guard !FilePath(name).isAbsolute, let path = folder.lexicallyResolving(FilePath(name)) else {
      throw .outsideFolder(name)
    }
    var rest = path
    guard rest.removePrefix(folder) || folder.isEmpty else { throw .outsideFolder(name) }
    guard !Files.isBehindLink(rest, below: folder) else { throw .behindLink(name) }
    return path
  }
}
