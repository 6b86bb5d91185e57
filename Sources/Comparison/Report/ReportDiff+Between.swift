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
  /// - Complexity: O(bytes of both folders); files that are equal are not parsed.
  public static func between(
    _ old: FilePath, _ new: FilePath, names: (old: String, new: String)? = nil,
    redrawn: [String: RedrawnFigure] = [:],
    undrawn: [String] = [], notes: [String] = []
  ) throws -> ReportDiff {
    let pair = try ReportPair(old, new, names: names)
    let nodes = try nodeDifferences(pair)
    let changed = Set(nodes.filter(\.hasResults).map(\.alias))
    let figures = FigureComparison(pair: pair, changedNodes: changed, redrawn: redrawn).compare()
    return ReportDiff(
      schema: 1,
      title: pair.new.notebook ?? pair.old.notebook ?? new.lastComponent?.string ?? "report",
      old: side(names?.old ?? old.string, pair.old), new: side(names?.new ?? new.string, pair.new),
      causes: Cause.merged(nodes.flatMap(\.causes)),
      nodesAdded: Self.names(pair.new.nodes, without: pair.old.nodes),
      nodesRemoved: Self.names(pair.old.nodes, without: pair.new.nodes), nodes: nodes,
      figures: worstFirst(figures.changed, nodes),
      sameFigures: (figures.same + undrawn).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      texts: texts(pair),
      outline: outline(pair), files: otherFiles(pair), costs: costs(pair), notes: notes + pair.notes
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

  private static func nodeDifferences(_ pair: ReportPair) throws -> [NodeDifference] {
    var files: [String: [(name: String, file: ReportPair.DifferentFile)]] = [:]
    for file in pair.files where file.folder == "data" {
      guard let owner = pair.node(ofFile: file.name) else { continue }
      files[owner.alias, default: []].append((name: owner.rest, file: file))
    }
    return try pair.new.nodes.compactMap { node in
      guard let old = pair.old.nodes.first(where: { $0.alias == node.alias }) else { return nil }
      return try NodeComparison(pair: pair, old: old, new: node)
        .difference(files: files[node.alias] ?? [])
    }
  }

  /// Among figures of one kind those whose data moved most come first.
  private static func worstFirst(
    _ figures: [FigureChange], _ nodes: [NodeDifference]
  ) -> [FigureChange] {
    FigureChange.Kind.allCases.flatMap { kind in
      let ranked = figures.filter { $0.kind == kind }.map { figure in
        let node = nodes.first { $0.alias == figure.node }
        return (figure: figure, weight: node?.worstCells(1).first?.cell.weight ?? 0)
      }
      return ranked.enumerated().sorted {
        ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
      }.map(\.element.figure)
    }
  }

  private static func texts(_ pair: ReportPair) -> [TextChange] {
    guard let page = pair.files.first(where: { $0.path == "index.html" }),
      let old = page.old, let new = page.new
    else { return [] }
    return TextChange.between(
      PageText(html: String(decoding: old, as: UTF8.self), revision: pair.old.revision),
      PageText(html: String(decoding: new, as: UTF8.self), revision: pair.new.revision))
  }

  private static func outline(_ pair: ReportPair) -> [OutlineChange] {
    guard let page = pair.files.first(where: { $0.path == "index.html" }),
      let old = page.old, let new = page.new
    else { return [] }
    return OutlineChange.between(
      PageOutline(html: String(decoding: old, as: UTF8.self), revision: pair.old.revision),
      PageOutline(html: String(decoding: new, as: UTF8.self), revision: pair.new.revision))
  }

  /// Files that are neither data nor drawings nor the page.
  private static func otherFiles(_ pair: ReportPair) -> [FileChange] {
    pair.files.filter { file in
      let isData = file.folder == "data" && pair.node(ofFile: file.name) != nil
      return !isData && file.folder != "figures" && file.path != "index.html"
    }.map { FileChange(path: $0.path, oldBytes: $0.old?.count, newBytes: $0.new?.count) }
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
