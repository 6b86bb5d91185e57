import Base
import Plots

/// Sorts the drawings that differ by what changed about them.
struct FigureComparison {
  let pair: ReportPair
  /// Nodes whose results changed.
  let changedNodes: Set<String>
  /// What today's code draws from the data of both sides, where it can.
  let redrawn: [String: RedrawnFigure]

  /// The figures that changed, and the names of those that did not.
  func compare() -> (changed: [FigureChange], same: [String]) {
    var changed: [FigureChange] = []
    var same: [String] = []
    for file in pair.files where file.folder == "figures" && file.name.hasSuffix(".svg") {
      let name = String(file.name.dropLast(4))
      let node = pair.node(ofFile: file.name)?.alias
      if let kind = kind(of: file, node: node) {
        changed.append(change(name, node, kind, file, "image/svg+xml"))
      } else {
        same.append(name)
      }
    }
    same += pair.sameFiles.filter { $0.hasPrefix("figures/") && $0.hasSuffix(".svg") }
      .map { String($0.dropFirst(8).dropLast(4)) }
    for file in pair.files where file.folder == "figures" && file.name.hasSuffix(".png") {
      let name = String(file.name.dropLast(4))
      guard same.contains(name), let old = file.old, let new = file.new,
        !RasterComparison.areSame(old, new)
      else { continue }
      same.removeAll { $0 == name }
      changed.append(
        change(name, pair.node(ofFile: file.name)?.alias, .raster, file, "image/png"))
    }
    let sorted = FigureChange.Kind.allCases.flatMap { kind in changed.filter { $0.kind == kind } }
    return (sorted, same.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private func change(
    _ name: String, _ node: String?, _ kind: FigureChange.Kind,
    _ file: ReportPair.DifferentFile, _ mediaType: String
  ) -> FigureChange {
    var change = FigureChange(
      name: name, node: node, kind: kind,
      old: file.old.map { .init(mediaType: mediaType, bytes: $0) },
      new: file.new.map { .init(mediaType: mediaType, bytes: $0) })
    if kind == .data, let drawn = redrawn[name] {
      change.series = drawn.series
      change.dataView = drawn.view.map { .init(mediaType: "image/svg+xml", bytes: Array($0.utf8)) }
    }
    if kind == .raster, let old = file.old, let new = file.new,
      let a = try? PNGReader.pixels(old), let b = try? PNGReader.pixels(new)
    {
      change.raster = ImageDifference.between(a, b).difference
    }
    return change
  }

  /// What sort of change; nil when only provenance differs.
  private func kind(of file: ReportPair.DifferentFile, node: String?) -> FigureChange.Kind? {
    guard let old = file.old else { return .added }
    guard let new = file.new else { return .removed }
    let drawings = DrawingComparison(
      old: String(decoding: old, as: UTF8.self), new: String(decoding: new, as: UTF8.self))
    if drawings.isSame { return nil }
    if node.map(changedNodes.contains) == true { return .data }
    if drawings.isMoved { return .layout }
    return drawings.isRestyled ? .style : .words
  }
}
