public import Base

/// Everything about a generated folder: its nodes and every file with its digest.
///
/// The only generated file that differs between two equal builds: it holds seconds and memory.
public struct Manifest: Sendable, Hashable, Codable {
  /// A generated file.
  public struct File: Sendable, Hashable, Codable {
    /// Below the folder, with slashes.
    public let path: String
    /// Its size.
    public let bytes: Int
    /// Its digest.
    public let sha256: Digest

    /// A file.
    public init(path: String, bytes: Int, sha256: Digest) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// Version of this layout.
  public let schema: Int
  /// The notebook that was built, nil for a run without one.
  public let notebook: String?
  /// Revision of the project.
  public let revision: String
  /// Hash of all that decides the bytes of the folder.
  public let buildKey: Digest?
  /// In the order of the notebook.
  public let nodes: [NodeRecord]
  /// Sorted by path.
  public let files: [File]

  /// A manifest of this version.
  public init(
    notebook: String?, revision: String, buildKey: Digest?, nodes: [NodeRecord], files: [File]
  ) {
    schema = 1
    self.notebook = notebook
    self.revision = revision
    self.buildKey = buildKey
    self.nodes = nodes
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Reads a stored manifest.
  public init(bytes: [UInt8]) throws { self = try JSONValue(parsing: bytes).decode(Self.self) }

  /// The stored form.
  public var bytes: [UInt8] {
    get throws { Array(try JSONValue(encoding: self).prettyText.utf8) }
  }
}
