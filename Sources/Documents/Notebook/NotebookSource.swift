public import Base

/// A notebook's text and where it stands.
public struct NotebookSource: Sendable, Hashable {
  /// The path as the user wrote it.
  public let path: FilePath
  /// The whole text.
  public let text: String

  /// A text with its path.
  public init(path: FilePath, text: String) {
    self.path = path
    self.text = text
  }

  /// Reads a notebook file: Markdown of at most 1 MB, Jupyter of at most 64 MB.
  /// - Throws: `FileError`
  public init(reading path: FilePath) throws(FileError) {
    let limit = path.extension == "ipynb" ? JupyterFile.byteLimit : 1 << 20
    self.init(path: path, text: try Files.readText(path, limit: limit))
  }
}
