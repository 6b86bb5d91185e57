/// The data sets that are known by name.
public enum DatasetCatalog {
  /// In the order in which they are listed.
  public static let all = [fashionMNIST]

  /// The data set of a name.
  /// - Throws: ``DatasetError/unknown(name:known:)``
  public static func dataset(named name: String) throws -> Dataset {
    guard let dataset = all.first(where: { $0.name == name }) else {
      throw DatasetError.unknown(name: name, known: all.map(\.name))
    }
    return dataset
  }

  /// Zalando's images of clothing, as Debian packages them.
  ///
  /// - Source: Xiao, Rasul & Vollgraf, arXiv 1708.07747.
  public static let fashionMNIST = Dataset(
    name: "fashion-mnist",
    title: "70 000 grey images of clothing in 10 classes, 28 × 28",
    licence: "MIT",
    obtain: "install it with: apt-get install --reinstall dataset-fashion-mnist"
      + " (elsewhere give its folder with --data)",
    files: [
      Dataset.File(
        name: "train-images-idx3-ubyte.gz",
        digest: "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7"),
      Dataset.File(
        name: "train-labels-idx1-ubyte.gz",
        digest: "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056"),
      Dataset.File(
        name: "t10k-images-idx3-ubyte.gz",
        digest: "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa"),
      Dataset.File(
        name: "t10k-labels-idx1-ubyte.gz",
        digest: "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05"),
    ])
}
