public import Base
import Results

extension Notebook {
  /// Digests of the data files that its plots read, in the order of the text.
  public var dataDigests: [Digest] { (abstract + blocks).flatMap(\.dataFiles).map(\.digest) }
}

extension ReportDocument {
  /// Tables of data files as CSV, for the report's `data/` folder; each once.
  public var plottedTables: [(name: String, text: String)] {
    var names: Set<String> = []
    var files: [(name: String, text: String)] = []
    for block in figures where block.origin.notebook != nil {
      for table in block.tables {
        let name = "\(block.alias).\(table.name).csv"
        if names.insert(name).inserted { files.append((name, CSV.text(table))) }
      }
    }
    return files
  }
}

extension SourceBlock {
  fileprivate var dataFiles: [DataFile] {
    switch self {
    case .plot(let plot): if case .file(let file) = plot.source { [file] } else { [] }
    case .quote(let inner), .note(_, let inner): inner.flatMap(\.dataFiles)
    case .list(_, _, let items): items.flatMap { $0.blocks.flatMap(\.dataFiles) }
    default: []
    }
  }
}
