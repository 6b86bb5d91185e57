/// Names that stay in the folder they are looked up in.
enum SafeName {
  /// Whether a name is one plain component of a path, at most 200 bytes long.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name != "." && name != ".."
      && name.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F }
  }
}
