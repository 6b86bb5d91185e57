public import Base

/// A labelled image set, ready for experiments.
public struct ImageSet: Sendable, Hashable {
  /// As it is named.
  public let name: String
  /// Images to train on.
  public let train: LabeledImages
  /// Images to test on.
  public let test: LabeledImages
  /// What the labels mean; label i is class i.
  public let classes: [String]

  /// Loads the images of a name.
  /// - Parameters:
  ///   - name: One of ``DatasetCatalog/imageSets``, or `npy:FOLDER`.
  ///   - searchPath: Folders to look in.
  /// - Throws: ``DatasetError``, `FileError`
  public init(_ name: String, from searchPath: [FilePath]) throws {
    let dataset = try DatasetCatalog.dataset(named: name)
    self.name = name
    (train, test) = try dataset.loadImages(from: searchPath)
    classes =
      dataset.format == .npy
      ? try ArrayImages.classes(
        in: FilePath(dataset.source), labels: train.labels + test.labels)
      : dataset.classes
  }
}
