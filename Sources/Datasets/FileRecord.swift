public import Base

/// Where files of a folder came from, kept beside them: the SHA-256 of each at that time.
///
/// For a data set of which only the archive's digest is published, this is what ties the unpacked
/// files to it.
public struct FileRecord: Sendable, Hashable {
  /// Where they came from, one line.
  public var origin: String
  /// Whether what they came from had the published digest.
  public var isPublished: Bool
  /// SHA-256 of each file, by name.
  public var files: [String: Digest]

  /// A record.
  public init(origin: String, isPublished: Bool, files: [String: Digest]) {
    self.origin = origin
    self.isPublished = isPublished
    self.files = files
  }

  /// The name of the record's file.
  static let name = "origin.json"

  /// The record of a folder; nil when there is none or it cannot be read.
  public init?(in folder: FilePath) {
    guard
      let bytes = try? Files.read(folder.appending(Self.name), limit: 1 << 20),
      let json = try? JSONValue(parsing: bytes), let origin = json["origin"]?.text,
      case .boolean(let isPublished) = json["isPublished"],
      let listed = try? json["files"]?.decode([String: Digest].self)
    else { return nil }
    self.init(origin: origin, isPublished: isPublished, files: listed)
  }

  /// Writes the record into the folder.
  /// - Throws: `FileError`
  public func write(in folder: FilePath) throws {
    let json: JSONValue = [
      "schema": 1, "origin": .string(origin), "isPublished": .boolean(isPublished),
      "files": .object(files.mapValues { .string($0.hex) }),
    ]
    try Files.write(json.prettyText, to: folder.appending(Self.name))
  }
}
