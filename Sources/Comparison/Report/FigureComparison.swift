import Base
import Plots

/// Sorts the drawings that differ by what changed about them.
struct FigureComparison {
  let pair: ReportPair
  /// Nodes whose results changed.
  let changedNodes: Set<String>
  /// Files of plots of no node that changed, as one node.
  let plots: NodeDifference?
  /// What today's code draws from the data of both sides, where it can.
  let redrawn: [String: RedrawnFigure]

  /// The figures that changed, and the names of those that did not.
  func compare() throws -> (changed: [FigureChange], same: [String]) {
    var changed: [FigureChange] = []
    var same: [String] = []
    for file in pair.files where file.folder == "figures" && file.name.hasSuffix(".svg") {
      if let change = try drawing(file) {
        changed.append(change)
      } else {
        same.append(String(file.name.dropLast(4)))
      }
    }
    same += pair.sameFiles.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".svg") }
      .map { String($0.dropFirst(8).dropLast(4)) }
    let drawnSame = Set(same)
    for file in pair.files where file.folder == "figures" && file.name.hasSuffix(".png") {
      let name = String(file.name.dropLast(4))
      guard drawnSame.contains(name), let old = try pair.old(file), let new = try pair.new(file),
        !RasterComparison.areSame(old, new)
      else { continue }
      same.removeAll { $0 == name }
      changed.append(raster(name, pair.node(ofFile: file.name)?.alias, old, new))
    }
    let sorted = FigureChange.Kind.allCases.flatMap { kind in changed.filter { $0.kind == kind } }
    return (sorted, same.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// What became of a drawing; nil when only its provenance differs.
  private func drawing(_ file: ReportPair.DifferentFile) throws -> FigureChange? {
    let (old, new) = (try pair.old(file), try pair.new(file))
    let name = String(file.name.dropLast(4))
    let tables = (new ?? old).flatMap(DrawingComparison.tables)
    let node = pair.node(ofFile: file.name)?.alias ?? plotAlias(file.name)
    guard let kind = kind(old, new, node: node, tables) else { return nil }
    var change = FigureChange(
      name: name, node: node, kind: kind, tables: tables,
      old: old.map { .init(mediaType: "image/svg+xml", bytes: $0) },
      new: new.map { .init(mediaType: "image/svg+xml", bytes: $0) })
    if kind == .data, let drawn = redrawn[name] {
      change.series = drawn.series
      change.dataView = drawn.view.map { .init(mediaType: "image/svg+xml", bytes: $0) }
    }
    return change
  }

  private func plotAlias(_ file: String) -> String? {
    plots.flatMap { file.hasPrefix("\($0.alias).") ? $0.alias : nil }
  }

  private func raster(
    _ name: String, _ node: String?, _ old: [UInt8], _ new: [UInt8]
  ) -> FigureChange {
    var change = FigureChange(
      name: name, node: node, kind: .raster,
      old: .init(mediaType: "image/png", bytes: old),
      new: .init(mediaType: "image/png", bytes: new))
    if let a = try? PNGReader.pixels(old), let b = try? PNGReader.pixels(new) {
      change.raster = ImageDifference.between(a, b).difference
    }
    return change
  }

  private func kind(
    _ old: [UInt8]?, _ new: [UInt8]?, node: String?, _ tables: [String]?
  ) -> FigureChange.Kind? {
    guard let old else { return .added }
    guard let new else { return .removed }
    return DrawingComparison.kind(old, new, isDataChanged: hasOtherData(node, tables))
  }

  /// Whether the numbers that a figure draws changed.
  private func hasOtherData(_ node: String?, _ tables: [String]?) -> Bool {
    guard let node else { return false }
    if changedNodes.contains(node) { return true }
    guard let plots, plots.alias == node else { return false }
    let changed = plots.tables.map(\.table)
    return tables.map { $0.contains(where: changed.contains) } ?? !changed.isEmpty
  }
}
