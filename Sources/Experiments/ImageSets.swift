import Base
import Datasets
import Pipeline
import Synchronization

/// The labelled image sets that the study can run on: those of the catalogue, and `npy:FOLDER`.
enum ImageSets {
  /// Files that a run on an image set reads.
  static func inputs(_ name: String, in dataFolders: [FilePath]) throws -> [InputFile] {
    let dataset = try DatasetCatalog.dataset(named: name)
    return try dataset.inputs(in: dataFolders).map { InputFile(dataset: name, path: $0) }
  }

  /// Training and test images, and what their labels mean; decoded once for each set of files.
  ///
  /// The key holds the files' digests, so that a file that has changed is read again.
  static func load(_ name: String, from dataFolders: [FilePath]) throws -> ImageSet {
    let key = try inputs(name, in: dataFolders).map { input in
      "\(input.path) \(try Files.digest(input.path))"
    }
    if let (known, set) = last.withLock({ $0 }), known == key, set.name == name { return set }
    let set = try ImageSet(name, from: dataFolders)
    last.withLock { $0 = (key, set) }
    return set
  }

  /// The set that was asked for last; a study stays with one.
  private static let last = Mutex<(key: [String], set: ImageSet)?>(nil)
}
