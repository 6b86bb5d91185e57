public import Base
public import Plots

/// A figure of two reports as today's code draws it from the data of either.
public struct RedrawnFigure: Sendable, Hashable {
  /// SVG of the old data, for a side that has data alone.
  public let old: [UInt8]?
  /// SVG of the new data, for a side that has data alone.
  public let new: [UInt8]?
  /// SVG of the old series under the new ones, with their difference below.
  let view: [UInt8]?
  /// The series that moved, the largest move first.
  let series: [SeriesChange]

  /// Draws what is asked for; a figure that only one side has is no comparison.
  /// - Parameters:
  ///   - drawsOld: Whether the old side has no drawing of its own.
  ///   - drawsNew: The same of the new side.
  public init(old: Figure?, new: Figure?, drawsOld: Bool, drawsNew: Bool) {
    func svg(_ figure: Figure?) -> [UInt8]? {
      figure.flatMap { try? FigureSketch.svg($0) }.map { Array($0.utf8) }
    }
    self.old = drawsOld ? svg(old) : nil
    self.new = drawsNew ? svg(new) : nil
    guard let old, let new, old != new else {
      (view, series) = (nil, [])
      return
    }
    let overlay = FigureOverlay(old: old, new: new)
    view = svg(overlay.figure)
    series = overlay.series
  }

  private init(old: [UInt8]?, new: [UInt8]?, view: [UInt8]?, series: [SeriesChange]) {
    (self.old, self.new, self.view, self.series) = (old, new, view, series)
  }

  /// The figure with what another drawing of it has and this one lacks.
  public func completed(by other: RedrawnFigure) -> RedrawnFigure {
    RedrawnFigure(
      old: old ?? other.old, new: new ?? other.new, view: view ?? other.view,
      series: series.isEmpty ? other.series : series)
  }
}

extension RedrawnFigure {
  /// What the list of a node says of a figure: how many bytes of the node's drawings are its own.
  private struct Entry: Codable {
    let name: String
    let old: Int?
    let new: Int?
    let view: Int?
    let series: [SeriesChange]
  }

  /// Writes the figures of a node into a temporary folder, the list of them last, so that a list
  /// that is there is complete.
  public static func write(
    _ figures: [String: RedrawnFigure], of alias: String, into folder: FilePath
  ) throws {
    var entries: [Entry] = []
    var drawings: [UInt8] = []
    for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
      for svg in [figure.old, figure.new, figure.view] { drawings += svg ?? [] }
      entries.append(
        Entry(
          name: name, old: figure.old?.count, new: figure.new?.count, view: figure.view?.count,
          series: figure.series))
    }
    try Files.writeScratch(drawings, to: folder.appending("\(alias).svgs"))
    let text = try JSONValue(encoding: entries).canonicalText
    try Files.writeScratch(Array(text.utf8), to: list(alias, folder))
  }

  /// Reads the figures of a node back; nil where their list is missing or damaged.
  public static func all(
    of alias: String, in folder: FilePath
  ) -> [String: RedrawnFigure]? {
    guard let bytes = try? Files.read(list(alias, folder)),
      let entries = try? JSONValue(parsing: bytes).decode([Entry].self),
      let drawings = try? Files.read(folder.appending("\(alias).svgs"))
    else { return nil }
    var rest = drawings[...]
    func next(_ size: Int?) -> [UInt8]? {
      guard let size else { return nil }
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
    var figures: [String: RedrawnFigure] = [:]
    for entry in entries {
      figures[entry.name] = RedrawnFigure(
        old: next(entry.old), new: next(entry.new), view: next(entry.view), series: entry.series)
    }
    return figures
  }

  /// Removes the list of a node, so that it can be drawn again.
  public static func forget(_ alias: String, in folder: FilePath) throws {
    try Files.remove(list(alias, folder))
  }

  private static func list(_ alias: String, _ folder: FilePath) -> FilePath {
    folder.appending("\(alias).json")
  }
}
