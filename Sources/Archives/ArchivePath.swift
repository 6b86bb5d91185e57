/// Paths that stay inside the folder they are unpacked into.
public enum ArchivePath {
  /// Whether a path is relative, of plain components joined by slashes, and at most 1000 bytes long.
  public static func isSafe(_ path: String) -> Bool {
    guard path.utf8.count <= 1000 else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { name in
      !name.isEmpty && name.utf8.count <= 200 && name != "." && name != ".."
        && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }
  }
}
