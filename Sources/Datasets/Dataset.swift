public import Base

/// A data set: what it is, its files, and how to get them.
public struct Dataset: Sendable, Hashable {
  /// A file with the digest of its published form.
  public struct File: Sendable, Hashable {
    /// Without folder, as published.
    public let name: String
    /// SHA-256 of the compressed file.
    public let digest: String
  }

  /// As experiments and options name it.
  public let name: String
  /// What it holds, one line.
  public let title: String
  /// Terms of use.
  public let licence: String
  /// What to do to get it.
  public let obtain: String
  /// Training images, training labels, test images, test labels.
  public let files: [File]

  /// Finds every file.
  ///
  /// Looks in each folder below one with the data set's name, then in the folder itself, for the
  /// compressed file and then for the plain one.
  /// - Throws: ``DatasetError/missing(dataset:file:looked:obtain:)``
  public func locate(in folders: [FilePath]) throws -> [FilePath] {
    try files.map { file in
      let places = folders.flatMap { [$0.appending(name), $0] }
      let names = [file.name] + (file.name.hasSuffix(".gz") ? [String(file.name.dropLast(3))] : [])
      let candidates = places.flatMap { place in names.map { place.appending($0) } }
      guard let found = candidates.first(where: { Files.exists($0) && !Files.isFolder($0) }) else {
        throw DatasetError.missing(
          dataset: name, file: file.name, looked: folders, obtain: obtain)
      }
      return found
    }
  }

  /// Training and test images.
  /// - Throws: ``DatasetError``, `FileError`
  public func loadImages(
    from folders: [FilePath]
  ) throws -> (train: LabeledImages, test: LabeledImages) {
    let paths = try locate(in: folders)
    return (
      try images(paths[0], labels: paths[1]), try images(paths[2], labels: paths[3])
    )
  }

  private func images(_ images: FilePath, labels: FilePath) throws -> LabeledImages {
    let pixels = try IDXFile(images, rank: 3, obtain: obtain)
    let classes = try IDXFile(labels, rank: 1, obtain: obtain)
    guard pixels.shape[0] == classes.shape[0] else {
      throw DatasetError.malformed(
        labels, detail: "\(classes.shape[0]) labels for \(pixels.shape[0]) images", obtain: obtain)
    }
    return LabeledImages(
      height: pixels.shape[1], width: pixels.shape[2], pixels: pixels.elements,
      labels: classes.elements)
  }
}
