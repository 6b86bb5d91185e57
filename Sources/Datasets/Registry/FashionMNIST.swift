public import Base

/// Zalando's images of clothing: 60 000 to train on, 10 000 to test on, 28 × 28 grey pixels.
///
/// - Source: Xiao, Rasul & Vollgraf, arXiv 1708.07747.
public enum FashionMNIST {
  /// Training and test images, from the first folder that holds them.
  /// - Throws: ``DatasetError``, `FileError`
  public static func load(
    from searchPath: [FilePath]
  ) throws -> (train: LabeledImages, test: LabeledImages) {
    try dataset.loadImages(from: searchPath)
  }

  /// What it is and where it comes from.
  public static let dataset = Dataset(
    name: "fashion-mnist",
    title: "70 000 grey images of clothing in 10 classes, 28 × 28",
    licence: "MIT",
    source: "https://github.com/zalandoresearch/fashion-mnist",
    citation: "Xiao, Rasul & Vollgraf, arXiv 1708.07747",
    package: "dataset-fashion-mnist",
    classes: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    files: [
      file(
        "train-images-idx3-ubyte.gz",
        packed: "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
        content: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
      file(
        "train-labels-idx1-ubyte.gz",
        packed: "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056",
        content: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
      file(
        "t10k-images-idx3-ubyte.gz",
        packed: "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
        content: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
      file(
        "t10k-labels-idx1-ubyte.gz",
        packed: "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05",
        content: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
    ],
    downloads: [
      download("train-images-idx3-ubyte.gz", size: 26_421_880),
      download("train-labels-idx1-ubyte.gz", size: 29_515),
      download("t10k-images-idx3-ubyte.gz", size: 4_422_102),
      download("t10k-labels-idx1-ubyte.gz", size: 5148),
    ])

  /// A file with its digests: as Debian packs it, and unpacked.
  private static func file(_ name: String, packed: String, content: String) -> Dataset.File {
    Dataset.File(
      name: name, packedDigest: Digest(known: packed), contentDigest: Digest(known: content))
  }

  /// A file as its authors pack it, whose content has the same digest.
  private static func download(_ name: String, size: Int) -> Dataset.Download {
    Dataset.Download(
      name: name,
      addresses: [
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      ].map { $0 + name }, size: size, digest: nil)
  }
}
