import Base
import Datasets
import Pipeline

/// The image data sets that the study can run on.
enum ImageSets {
  /// Files that a run on a data set reads.
  static func inputs(_ name: String, in dataFolders: [FilePath]) throws -> [InputFile] {
    try dataset(name).locate(in: dataFolders).map { InputFile(dataset: name, path: $0) }
  }

  /// Training and test images.
  static func load(
    _ name: String, from dataFolders: [FilePath]
  ) throws -> (train: LabeledImages, test: LabeledImages) {
    try dataset(name).loadImages(from: dataFolders)
  }

  private static func dataset(_ name: String) throws -> Dataset {
    try DatasetCatalog.dataset(named: name)
  }
}
