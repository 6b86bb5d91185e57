import Base
import Datasets
import Pipeline

/// The labelled image sets that the study can run on: those of the catalogue, and `npy:FOLDER`.
enum ImageSets {
  /// Files that a run on an image set reads.
  static func inputs(_ name: String, in dataFolders: [FilePath]) throws -> [InputFile] {
    let dataset = try DatasetCatalog.dataset(named: name)
    return try dataset.inputs(in: dataFolders).map { InputFile(dataset: name, path: $0) }
  }

  /// Training and test images, and what their labels mean.
  static func load(_ name: String, from dataFolders: [FilePath]) throws -> ImageSet {
    try ImageSet(name, from: dataFolders)
  }
}
