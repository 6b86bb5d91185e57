import Base

/// Small photographs: 50 000 to train on, 10 000 to test on, 32 × 32 pixels of three colours.
///
/// - Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public enum CIFAR10 {
  /// The data set as published.
  ///
  /// Only the archive's digest is published (MD5 c32a1d4ab5d03f1284b67883e8d87530 by the author,
  /// SHA-256 by TensorFlow Datasets); the files that come out of it are recorded then.
  public static let dataset = Dataset(
    name: "cifar10",
    title: "60 000 colour photographs in 10 classes, 32 × 32",
    licence: "none stated; the author asks for the citation",
    source: "https://www.cs.toronto.edu/~kriz/cifar.html",
    citation: "Krizhevsky, Learning multiple layers of features from tiny images, 2009",
    package: nil, classes: classes, format: .cifar,
    files: names.map { name in
      Dataset.File(
        name: name, packedDigest: nil, contentDigest: nil,
        impostors: recompressed[name].map { [Digest(known: $0): "cifar10-jpeg"] } ?? [:])
    },
    downloads: [
      Dataset.Download(
        name: "cifar-10-binary.tar.gz",
        addresses: ["https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"],
        size: 170_052_171,
        digest: Digest(
          known: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
        isArchive: true)
    ],
    subfolders: ["cifar-10-batches-bin"])

  /// A copy for development that went through JPEG: nearly the same pixels, another data set.
  public static let jpegDataset = Dataset(
    name: "cifar10-jpeg",
    title: "CIFAR-10 recompressed as JPEG, a copy for development; its spectra differ slightly",
    licence: "as cifar10",
    source: "a copy of cifar10 that went through JPEG",
    citation: "Krizhevsky, Learning multiple layers of features from tiny images, 2009",
    package: nil, classes: classes, format: .cifar,
    files: names.map { name in
      Dataset.File(
        name: name, packedDigest: nil,
        contentDigest: recompressed[name].map { Digest(known: $0) })
    },
    subfolders: ["cifar-10-batches-bin"])

  private static let classes = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  private static let names = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]

  private static let recompressed = [
    "data_batch_1.bin": "a6f48cd4d8745d5b80b6a0f7665654d54e1aacda199a3a966cb7958b11d38f22",
    "data_batch_2.bin": "0fedfbc7e914d425128b1bd02ce525bb46d91e8501ef68fa7212b115ee833d29",
    "data_batch_3.bin": "98224e1a8a07e8e89e999b20ca6cde6227368fe22adde323001e2bd951a6377b",
    "data_batch_4.bin": "d15e189b4939a25320baf2370f8a90a276205c86ec9ba1a7078ee110750e4f60",
    "data_batch_5.bin": "0c8c18d4d4520b54624388692c1c184a98d73ef1166ddcf5346e47a937e283b8",
    "test_batch.bin": "2696e48ae3fe74d50ecaacc0b8092b89bf95cd3f6471d079f4cbd39a956c18c3",
  ]
}
