/// Folders of the user's own, as the XDG Base Directory Specification places them.
public enum UserFolder {
  /// Where data that programs keep for the user belong: `facsimile` below XDG_DATA_HOME, which is
  /// `~/.local/share` unless it is an absolute path; nil without a home.
  /// - Parameter variable: Looks up an environment variable.
  public static func data(variable: (String) -> String?) -> FilePath? {
    // The specification has relative paths ignored.
    let named = variable("XDG_DATA_HOME").map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil }
    let folder = named ?? variable("HOME").map { FilePath($0).appending(".local/share") }
    return folder?.appending("facsimile")
  }
}
