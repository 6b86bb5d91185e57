import Base

/// The data sets that are known by name.
public enum DatasetCatalog {
  /// In the order in which they are listed.
  public static let all = [
    FashionMNIST.dataset, MNIST.dataset, CIFAR10.dataset, CIFAR10.jpegDataset,
    MouseV1.recordings, MouseV1.electrophysiology,
  ]

  /// The names of those that are labelled images.
  public static let imageSets = all.filter { $0.format.holdsImages }.map(\.name)

  /// The data set of a name; `npy:FOLDER` is one of the user's own.
  /// - Throws: ``DatasetError/unknown(name:known:)``
  public static func dataset(named name: String) throws(DatasetError) -> Dataset {
    if name.hasPrefix("npy:") { return own(FilePath(String(name.dropFirst(4))), name: name) }
    guard let dataset = all.first(where: { $0.name == name }) else {
      throw .unknown(name: name, known: all.map(\.name))
    }
    return dataset
  }

  /// Labelled images in a folder of the user's: images.npy and labels.npy, for testing also
  /// test-images.npy and test-labels.npy, the classes' names a line each in classes.txt.
  private static func own(_ folder: FilePath, name: String) -> Dataset {
    let pair = ["images.npy", "labels.npy"]
    let testPair = pair.map { "test-\($0)" }
    let hasTestPair = testPair.contains { Files.exists(folder.appending($0)) }
    return Dataset(
      name: name, title: "images and labels of your own", licence: "your own",
      source: folder.string, citation: "", package: nil, classes: [], format: .npy,
      files: (hasTestPair ? pair + testPair : pair).map {
        Dataset.File(name: $0, packedDigest: nil, contentDigest: nil)
      })
  }
}
