import Base
import Results

/// The data of plots that are drawn from files and not from an experiment, compared as one node.
struct PlotFiles {
  private let pair: ReportPair
  private let files: [ReportPair.DifferentFile]

  /// What a report calls the data and drawings of such plots after: `data/plot.decay.csv`.
  static let alias = "plot"

  init(_ pair: ReportPair) {
    self.pair = pair
    files = pair.files.filter { Self.isTable($0, in: pair) }
  }

  /// Whether a file is such data.
  static func isTable(_ file: ReportPair.DifferentFile, in pair: ReportPair) -> Bool {
    file.folder == "data" && file.name.hasPrefix(alias + ".") && file.name.hasSuffix(".csv")
      && pair.node(ofFile: file.name) == nil
  }

  /// What changed, nil when nothing did; the files themselves are the cause.
  func difference() async throws -> NodeDifference? {
    guard !files.isEmpty else { return nil }
    let facts = NodeFacts(unrecorded: Self.alias)
    let own = files.map { (name: String($0.name.dropFirst(Self.alias.utf8.count + 1)), file: $0) }
    var node = try await NodeComparison(pair: pair, old: facts, new: facts).difference(files: own)
    node?.causes = files.map { file in
      Cause(
        kind: .data, name: String(file.name.dropFirst(Self.alias.utf8.count + 1)),
        old: String((pair.old.digests[file.path] ?? "").prefix(12)),
        new: String((pair.new.digests[file.path] ?? "").prefix(12)), nodes: [Self.alias],
        hasEffect: true)
    }
    return node
  }
}
