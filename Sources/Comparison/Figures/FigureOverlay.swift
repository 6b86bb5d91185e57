import Plots

/// One figure over an earlier one in the same axes: the data view of a diff.
///
/// Old series are dashed and pale below the new ones, the points that moved most are ringed, and
/// below each panel stands what is left when the old series is taken from the new one. Maps and
/// images have no such view.
struct FigureOverlay {
  /// The drawing; nil where nothing can be laid over, as for maps and other grids.
  let figure: Figure?
  /// The series that moved, the largest move of each panel first.
  let series: [SeriesChange]

  /// So many points of a series are ringed.
  static let mostRings = 12

  private static let ring = SeriesColor("changed", light: RGB(0xB3261E), dark: RGB(0xFF8A80))

  init(old: Figure, new: Figure) {
    guard old.grid.rows.map(\.count) == new.grid.rows.map(\.count) else {
      (figure, series) = (nil, [])
      return
    }
    var rows: [[Panel]] = []
    var series: [SeriesChange] = []
    var isDrawn = false
    for (row, panels) in new.grid.rows.enumerated() {
      let drawn = panels.enumerated().map { column, panel in
        Self.panels(old: old.grid.rows[row][column], new: panel)
      }
      for (column, panel) in drawn.enumerated() {
        series += panel.pairs.compactMap { Self.change($0, row, column) }
      }
      rows.append(drawn.map(\.over))
      if drawn.contains(where: { !$0.pairs.isEmpty }) {
        rows.append(drawn.map(\.residual))
        isDrawn = true
      }
    }
    self.series = series.sorted { $1.largest.magnitude < $0.largest.magnitude }
    guard isDrawn else {
      figure = nil
      return
    }
    var overlay = new
    overlay.name = "\(new.name)-change"
    overlay.title = "\(new.title): before and after"
    overlay.alternative = "The old series dashed under the new ones, and their difference below."
    overlay.grid.rows = rows
    if rows.count != new.grid.rows.count { overlay.grid.rowTitles = [] }
    overlay.grid.shareX = .none
    overlay.grid.shareY = .none
    overlay.grid.isLettered = false
    figure = overlay
  }

  private static func change(_ pair: SeriesPair, _ row: Int, _ column: Int) -> SeriesChange? {
    let moved = pair.moved
    guard let worst = moved.first else {
      guard pair.unmatched > 0 else { return nil }
      return SeriesChange(
        row: row, column: column, label: pair.label, total: pair.x.count, moved: 0,
        unmatched: pair.unmatched, x: 0, old: 0, new: 0)
    }
    return SeriesChange(
      row: row, column: column, label: pair.label, total: pair.x.count, moved: moved.count,
      unmatched: pair.unmatched, x: pair.x[worst], old: pair.old[worst], new: pair.new[worst])
  }

  private static func panels(
    old: Panel, new: Panel
  ) -> (over: Panel, residual: Panel, pairs: [SeriesPair]) {
    var over = new
    var residual = Panel(
      x: new.x, y: new.y == nil ? nil : Axis("After − before"), marks: [.rule(RuleMark(.y(0)))])
    var pairs: [SeriesPair] = []
    var ghosts: [Mark] = []
    var rings: [Mark] = []
    var rest = old.marks
    for mark in new.marks {
      guard let series = mark.series,
        let place = rest.firstIndex(where: {
          $0.series?.kind == series.kind && $0.series?.label == series.label
        }),
        let before = rest[place].series
      else { continue }
      ghosts.append(rest.remove(at: place).ghost)
      let pair = SeriesPair(
        label: series.label, old: (before.x, before.y), new: (series.x, series.y))
      pairs.append(pair)
      let moved = pair.moved.prefix(mostRings).filter { pair.new[$0].isFinite }
      if !moved.isEmpty {
        rings.append(
          .points(
            PointsMark(
              x: moved.map { pair.x[$0] }, y: moved.map { pair.new[$0] }, color: ring, size: 5,
              marker: .ring, label: "moved most")))
      }
      residual.marks.append(series.residual(pair))
    }
    ghosts += rest.compactMap { $0.series == nil ? nil : $0.ghost }
    over.marks = ghosts + new.marks + rings
    return (over, residual, pairs)
  }
}

/// A mark that draws y over x.
struct MarkSeries {
  enum Kind { case points, line, errorBars, bars, histogram }

  let kind: Kind
  let label: String
  let x: [Double]
  let y: [Double]
  let color: SeriesColor

  /// New minus old in the series' own colour.
  func residual(_ pair: SeriesPair) -> Mark {
    let y = zip(pair.old, pair.new).map { $0 == $1 ? 0 : $1 - $0 }
    return kind == .line
      ? .line(LineMark(x: pair.x, y: y, color: color, width: 1, label: label))
      : .points(PointsMark(x: pair.x, y: y, color: color, label: label))
  }
}

extension Mark {
  /// What the mark draws as y over x; nil for maps, images, rules and words.
  var series: MarkSeries? {
    switch self {
    case .points(let mark):
      MarkSeries(kind: .points, label: mark.label, x: mark.x, y: mark.y, color: mark.color)
    case .line(let mark):
      MarkSeries(kind: .line, label: mark.label, x: mark.x, y: mark.y, color: mark.color)
    case .errorBars(let mark):
      MarkSeries(kind: .errorBars, label: mark.label, x: mark.x, y: mark.y, color: mark.color)
    case .bars(let mark):
      MarkSeries(kind: .bars, label: mark.label, x: mark.x, y: mark.heights, color: mark.color)
    case .histogram(let mark):
      MarkSeries(
        kind: .histogram, label: mark.label, x: Array(mark.edges.dropLast()), y: mark.heights,
        color: mark.color)
    default: nil
    }
  }

  /// The mark as a memory of itself: pale, dashed, unlabelled.
  var ghost: Mark {
    let shade = 0.45
    switch self {
    case .line(var mark):
      mark.color = mark.color.shaded(shade)
      mark.dash = [2, 2]
      mark.isLabelledDirectly = false
      mark.label += ", before"
      return .line(mark)
    case .points(var mark):
      mark.color = mark.color.shaded(shade)
      mark.names = []
      mark.label += ", before"
      return .points(mark)
    case .errorBars(var mark):
      mark.color = mark.color.shaded(shade)
      return .errorBars(mark)
    case .bars(var mark):
      mark.color = mark.color.shaded(shade)
      return .bars(mark)
    case .histogram(var mark):
      mark.color = mark.color.shaded(shade)
      return .histogram(mark)
    default: return self
    }
  }
}
