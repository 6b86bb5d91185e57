public import Plots

/// A figure of two reports as today's code draws it from the data of either.
public struct RedrawnFigure: Sendable, Hashable, Codable {
  /// SVG of the old data, for a side that has data alone.
  public let old: String?
  /// SVG of the new data, for a side that has data alone.
  public let new: String?
  /// SVG of the old series under the new ones, with their difference below.
  let view: String?
  /// The series that moved, the largest move first.
  let series: [SeriesChange]

  /// Draws what is asked for; a figure that only one side has is no comparison.
  /// - Parameters:
  ///   - drawsOld: Whether the old side has no drawing of its own.
  ///   - drawsNew: The same of the new side.
  public init(old: Figure?, new: Figure?, drawsOld: Bool, drawsNew: Bool) {
    self.old = drawsOld ? old.flatMap { try? FigureSketch.svg($0) } : nil
    self.new = drawsNew ? new.flatMap { try? FigureSketch.svg($0) } : nil
    guard let old, let new, old != new else {
      (view, series) = (nil, [])
      return
    }
    let overlay = FigureOverlay(old: old, new: new)
    view = overlay.figure.flatMap { try? FigureSketch.svg($0) }
    series = overlay.series
  }

  private init(old: String?, new: String?, view: String?, series: [SeriesChange]) {
    (self.old, self.new, self.view, self.series) = (old, new, view, series)
  }

  /// The figure with what another drawing of it has and this one lacks.
  public func completed(by other: RedrawnFigure) -> RedrawnFigure {
    RedrawnFigure(
      old: old ?? other.old, new: new ?? other.new, view: view ?? other.view,
      series: series.isEmpty ? other.series : series)
  }
}
