#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Files {
  /// The paths of all files below a folder, from it, in the order of names; links to folders are not
  /// followed.
  /// - Parameter isWanted: Asked of every path from the folder; what lies below an unwanted one is
  ///   left out with it.
  public static func below(
    _ folder: FilePath, where isWanted: (FilePath) -> Bool = { _ in true }
  ) throws(FileError) -> [FilePath] {
    var found: [FilePath] = []
    try collect(folder, from: "", into: &found, isWanted)
    return found
  }

  private static func collect(
    _ folder: FilePath, from prefix: FilePath, into found: inout [FilePath],
    _ isWanted: (FilePath) -> Bool
  ) throws(FileError) {
    for name in try names(in: folder.pushing(prefix)) {
      let path = prefix.appending(name)
      guard isWanted(path) else { continue }
      let place = folder.pushing(path)
      if !isFolder(place) {
        found.append(path)
      } else if !isLink(place) {
        try collect(folder, from: path, into: &found, isWanted)
      }
    }
  }

  /// Whether a symbolic link stands on the way from a folder to a path below it.
  public static func isBehindLink(_ path: FilePath, below folder: FilePath) -> Bool {
    var place = folder
    return path.components.contains { component in
      place.append(component)
      return isLink(place)
    }
  }

  private static func isLink(_ path: FilePath) -> Bool {
    var status = stat()
    return lstat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
