import Base

/// Handwritten digits: 60 000 to train on, 10 000 to test on, 28 × 28 grey pixels.
///
/// - Source: Y. LeCun, C. Cortes & C. Burges; digests as TensorFlow Datasets and others list them.
public enum MNIST {
  /// What it is and where it comes from.
  public static let dataset = Dataset(
    name: "mnist",
    title: "70 000 grey images of handwritten digits in 10 classes, 28 × 28",
    licence: "CC BY-SA 3.0",
    source: "http://yann.lecun.com/exdb/mnist",
    citation: "LeCun, Bottou, Bengio & Haffner, Proc. IEEE 86:2278, 1998",
    package: nil,
    classes: (0..<10).map(String.init),
    files: parts.map { part in
      Dataset.File(
        name: part.name, packedDigest: Digest(known: part.packed),
        contentDigest: Digest(known: part.content))
    },
    downloads: parts.map { part in
      Dataset.Download(
        name: part.name,
        addresses: mirrors.map { $0 + part.name }, size: part.size,
        digest: Digest(known: part.packed))
    })

  /// The publisher's server no longer serves the files; these hold the same bytes.
  private static let mirrors = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
  ]

  private static let parts = [
    (
      name: "train-images-idx3-ubyte.gz", size: 9_912_422,
      packed: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      content: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    (
      name: "train-labels-idx1-ubyte.gz", size: 28_881,
      packed: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      content: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    (
      name: "t10k-images-idx3-ubyte.gz", size: 1_648_877,
      packed: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      content: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    (
      name: "t10k-labels-idx1-ubyte.gz", size: 4542,
      packed: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
      content: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
  ]
}
