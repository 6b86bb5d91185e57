import Acquisition
import Base
import Datasets
import Experiments
import Pipeline
import ReportCommands

extension Study {
  /// The experiments and data sets that Facsimile ships with.
  static var shipped: Study {
    Study(
      catalog: .shipped, dataSets: DatasetCatalog.all.map(DataSet.init),
      recognize: { try DatasetCatalog.recognize($0)?.name })
  }
}

extension Study.DataSet {
  /// A data set with all that can be done with it.
  init(_ dataset: Dataset) {
    self.init(
      name: dataset.name, title: dataset.title, licence: dataset.licence,
      locate: { try dataset.locate(in: $0) }, provision: Provision(dataset))
  }
}

extension Study.DataSet.Provision {
  /// Fetching, checking and importing a data set.
  init(_ dataset: Dataset) {
    self.init(
      source: dataset.source, citation: dataset.citation,
      isOptional: dataset.name != FashionMNIST.dataset.name,
      fetchedBytes: dataset.downloads.reduce(0) { $0 + $1.size },
      verify: { folders in try dataset.verify(in: folders).map(FileFact.init) },
      fetch: { request in
        var fetcher = Fetcher()
        fetcher.isForced = request.isForced
        fetcher.isOffline = request.isOffline
        fetcher.progress = { request.progress($0.name, $0.received, $0.total) }
        return try fetcher.fetch(dataset, into: request.folder)
      },
      importFiles: { files, folder, isForced in
        try Importer(isForced: isForced).importFiles(files, of: dataset, into: folder)
      })
  }
}

extension Study.DataSet.Provision.FileFact {
  init(_ file: Dataset.VerifiedFile) {
    let standing: Study.DataSet.Provision.Standing =
      switch file.standing {
      case .published: .published
      case .unproven: .unproven
      case .different: .different
      }
    self.init(path: file.path, digest: file.digest, standing: standing)
  }
}
