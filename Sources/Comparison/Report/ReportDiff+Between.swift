public import Base

extension ReportDiff {
  /// Compares two output folders.
  ///
  /// Reads `manifest.json` and the files it lists; never anything outside the folders.
  /// - Parameters:
  ///   - names: What the sides are called, where not by their folders.
  ///   - redrawn: Figures by `<alias>.<figure>` as today's code draws them from the data of either
  ///     side; with both a figure has a data view.
  ///   - undrawn: Figures that nobody drew because their data are the same.
  ///   - notes: What else a reader should know about the sides.
  /// - Throws: ``FolderError`` with the place.
  /// - Complexity: O(bytes of both folders); files that are equal are not parsed. Nodes and the
  ///   sides of a table are read side by side.
  public static func between(
    _ old: FilePath, _ new: FilePath, names: (old: String, new: String)? = nil,
    redrawn: [String: RedrawnFigure] = [:],
    undrawn: [String] = [], notes: [String] = []
  ) async throws -> ReportDiff {
    let pair = try ReportPair(old, new, names: names)
    async let prose = prose(pair)
    let runs = try await nodeDifferences(pair)
    let plots = try await PlotFiles(pair).difference()
    let nodes = runs + [plots].compactMap { $0 }
    let changed = Set(runs.filter(\.hasResults).map(\.alias))
    let figures = try FigureComparison(
      pair: pair, changedNodes: changed, plots: plots, redrawn: redrawn
    ).compare()
    let (texts, outline) = try await prose
    return ReportDiff(
      schema: 1,
      title: pair.new.notebook ?? pair.old.notebook ?? new.lastComponent?.string ?? "report",
      old: side(names?.old ?? old.string, pair.old), new: side(names?.new ?? new.string, pair.new),
      causes: Cause.merged(nodes.flatMap(\.causes)),
      nodesAdded: Self.names(pair.new.nodes, without: pair.old.nodes),
      nodesRemoved: Self.names(pair.old.nodes, without: pair.new.nodes), nodes: nodes,
      figures: worstFirst(figures.changed, nodes),
      sameFigures: (figures.same + undrawn).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      texts: texts, outline: outline, files: otherFiles(pair), costs: costs(pair),
      notes: notes + pair.notes
    )
  }

  private static func side(_ folder: String, _ manifest: ReportManifest) -> Side {
    Side(
      folder: folder, revision: manifest.revision,
      seconds: manifest.nodes.reduce(0) { $0 + ($1.seconds ?? 0) })
  }

  private static func names(_ nodes: [NodeFacts], without others: [NodeFacts]) -> [NodeName] {
    nodes.filter { node in !others.contains { $0.alias == node.alias } }
      .map { NodeName(alias: $0.alias, experiment: $0.experiment) }
  }

  private static func nodeDifferences(_ pair: ReportPair) async throws -> [NodeDifference] {
    var files: [String: [(name: String, file: ReportPair.DifferentFile)]] = [:]
    for file in pair.files where file.folder == "data" {
      guard let owner = pair.node(ofFile: file.name) else { continue }
      files[owner.alias, default: []].append((name: owner.rest, file: file))
    }
    let earlier = Dictionary(pair.old.nodes.map { ($0.alias, $0) }) { first, _ in first }
    return try await withThrowingTaskGroup(of: (Int, NodeDifference?).self) { group in
      for (index, node) in pair.new.nodes.enumerated() {
        guard let old = earlier[node.alias] else { continue }
        let own = files[node.alias] ?? []
        group.addTask {
          (index, try await NodeComparison(pair: pair, old: old, new: node).difference(files: own))
        }
      }
      var found = [NodeDifference?](repeating: nil, count: pair.new.nodes.count)
      for try await (index, difference) in group { found[index] = difference }
      return found.compactMap { $0 }
    }
  }

  /// Among figures of one kind those whose data moved most come first.
  private static func worstFirst(
    _ figures: [FigureChange], _ nodes: [NodeDifference]
  ) -> [FigureChange] {
    FigureChange.Kind.allCases.flatMap { kind in
      let ranked = figures.filter { $0.kind == kind }.map { figure in
        let node = nodes.first { $0.alias == figure.node }
        let worst = figure.changedTables(of: node).compactMap { $0.worst.first?.weight }.max()
        return (figure: figure, weight: worst ?? 0)
      }
      return ranked.enumerated().sorted {
        ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
      }.map(\.element.figure)
    }
  }

  /// What changed of the prose and of the order of the page.
  private static func prose(
    _ pair: ReportPair
  ) async throws -> (texts: [TextChange], outline: [OutlineChange]) {
    guard let page = pair.files.first(where: { $0.path == "index.html" }),
      let old = try pair.old(page), let new = try pair.new(page)
    else { return ([], []) }
    async let before = PageText(html: old, revision: pair.old.revision)
    async let after = PageText(html: new, revision: pair.new.revision)
    let (a, b) = await (before, after)
    return (TextChange.between(a, b), OutlineChange.between(PageOutline(a), PageOutline(b)))
  }

  /// Files that are neither data nor drawings nor the page.
  private static func otherFiles(_ pair: ReportPair) -> [FileChange] {
    pair.files.filter { file in
      let isData =
        file.folder == "data"
        && (pair.node(ofFile: file.name) != nil || PlotFiles.isTable(file, in: pair))
      return !isData && file.folder != "figures" && file.path != "index.html"
    }.map { FileChange(path: $0.path, oldBytes: $0.oldSize, newBytes: $0.newSize) }
  }

  private static func costs(_ pair: ReportPair) -> [NodeCost] {
    pair.new.nodes.compactMap { node in
      guard let old = pair.old.nodes.first(where: { $0.alias == node.alias }),
        (old.seconds ?? node.seconds ?? old.peakMemoryBytes ?? node.peakMemoryBytes) != nil
      else { return nil }
      return NodeCost(
        alias: node.alias, oldSeconds: old.seconds, newSeconds: node.seconds,
        oldMemory: old.peakMemoryBytes, newMemory: node.peakMemoryBytes)
    }
  }
}
