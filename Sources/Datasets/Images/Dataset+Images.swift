public import Base

extension Dataset {
  /// Training and test images.
  ///
  /// Formats and lengths are checked; whether the content is the published one is
  /// ``verify(in:)``'s question.
  /// - Throws: ``DatasetError``, `FileError`
  public func loadImages(
    from searchPath: [FilePath]
  ) throws -> (train: LabeledImages, test: LabeledImages) {
    let paths = try locate(in: searchPath)
    switch format {
    case .idx:
      return (
        try images(paths[0], labels: paths[1]), try images(paths[2], labels: paths[3])
      )
    case .cifar:
      if let fault = confusion(over: paths[0]) { throw fault }
      return (try cifar(paths.dropLast()), try cifar(paths.suffix(1)))
    case .npy: return try ArrayImages.load(paths)
    case .recording, .spectra:
      throw DatasetError.unusable(
        file: paths[0], place: "the images", detail: "\(name) is no set of images",
        advice: "choose one of \(DatasetCatalog.imageSets.joined(separator: ", "))")
    }
  }

  private func images(_ imagePath: FilePath, labels labelPath: FilePath) throws -> LabeledImages {
    let images = try IDXFile(imagePath, rank: 3, repair: repair(imagePath))
    let labels = try IDXFile(labelPath, rank: 1, repair: repair(labelPath))
    guard images.shape[0] == labels.shape[0] else {
      throw DatasetError.malformed(
        file: labelPath, offset: 4,
        detail: "\(labels.shape[0]) labels for the \(images.shape[0]) images of "
          + (imagePath.lastComponent?.string ?? imagePath.string),
        advice: repair(labelPath))
    }
    if let index = labels.elements.firstIndex(where: { Int($0) >= classes.count }) {
      throw DatasetError.malformed(
        file: labelPath, offset: 8 + index,
        detail: "label \(labels.elements[index]) among \(classes.count) classes",
        advice: repair(labelPath))
    }
    return LabeledImages(
      height: images.shape[1], width: images.shape[2], channels: 1, pixels: images.elements,
      labels: labels.elements)
  }

  private func cifar(_ paths: ArraySlice<FilePath>) throws -> LabeledImages {
    let file = try CIFARFile(Array(paths), records: 10_000, repair: repair)
    return LabeledImages(
      height: CIFARFile.side, width: CIFARFile.side, channels: 3, pixels: file.pixels,
      labels: file.labels)
  }
}
