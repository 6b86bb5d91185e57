import Archives
import Base
import Comparison

/// Reference data as it is exported: tables, numbers, claims and where they came from.
enum GoldenFolder {
  /// The names of its files, sorted; empty when there is no such folder.
  static func names(in folder: FilePath) throws -> [String] {
    try Files.names(in: folder).filter {
      GoldenSnapshot.isWanted($0) && ArchivePath.isSafe($0)
        && !Files.isFolder(folder.appending($0))
    }
  }
}
