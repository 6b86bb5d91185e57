public import Base

extension DatasetCatalog {
  /// The data set that a file belongs to, by its content alone; nil when that is none of them.
  ///
  /// A file is known by its SHA-256 where that is published, and a recording by the variables of its
  /// MAT file, whatever it is called. Whether it is sound is the importer's question.
  /// - Throws: ``DatasetError/unusable(file:place:detail:advice:)`` for a file that is called .mat
  ///   and cannot be read as one, `FileError`
  public static func recognize(_ path: FilePath) throws -> Dataset? {
    guard !Files.isFolder(path) else { return nil }
    let digest = try Files.digest(path)
    if let known = all.first(where: { $0.isPublished(digest) }) { return known }
    do {
      let variables = try MATFile(path).variables()
      func has(_ name: String, _ kind: MATClass) -> Bool {
        variables.contains { $0.name == name && $0.kind == kind }
      }
      if has("stim", .structure) { return MouseV1.recordings }
      if has("specEphys", .cell) { return MouseV1.electrophysiology }
    } catch let error as DatasetError {
      if path.extension == "mat" { throw error }
    }
    return nil
  }
}

extension Dataset {
  /// Whether a file with a digest is one of its files, packed or not, or what they are fetched in.
  fileprivate func isPublished(_ digest: Digest) -> Bool {
    files.contains { $0.packedDigest == digest || $0.contentDigest == digest }
      || downloads.contains { $0.digest == digest }
  }
}
