/// The scales of every panel of a grid, one domain for panels that share it.
struct GridScales {
  /// Row by row; nil where a panel has no axis.
  private(set) var x: [[AxisScale?]] = []
  /// See ``x``.
  private(set) var y: [[AxisScale?]] = []

  /// Which panels share: equal keys, one domain.
  private struct Key: Hashable {
    var row: Int?
    var column: Int?
    var scale: Axis.Scale
  }

  private let figure: String
  private let margin: Double

  /// The scales of a figure's grid.
  /// - Throws: ``FigureError/emptyDomain(figure:axis:lower:upper:)``
  init(_ figure: Figure, theme: FigureTheme) throws {
    self.figure = figure.name
    margin = theme.dataMargin
    let extents = figure.grid.rows.map { $0.map { $0.extents() } }
    x = try scales(figure.grid, sharing: figure.grid.shareX, axis: \.x) { extents[$0][$1].x }
    y = try scales(figure.grid, sharing: figure.grid.shareY, axis: \.y) { extents[$0][$1].y }
  }

  private func scales(
    _ grid: PanelGrid, sharing: PanelGrid.Sharing, axis: (Panel) -> Axis?,
    extent: (Int, Int) -> Extent
  ) throws -> [[AxisScale?]] {
    func key(_ row: Int, _ column: Int, _ scale: Axis.Scale) -> Key {
      Key(
        row: sharing == .none || sharing == .rows ? row : nil,
        column: sharing == .none || sharing == .columns ? column : nil, scale: scale)
    }
    var groups: [Key: (axis: Axis, extent: Extent)] = [:]
    for (row, panels) in grid.rows.enumerated() {
      for (column, panel) in panels.enumerated() {
        guard let own = axis(panel) else { continue }
        var group = groups[key(row, column, own.scale)] ?? (own, Extent())
        group.extent.include(extent(row, column))
        group.axis.lower = smallest(group.axis.lower, own.lower, by: <)
        group.axis.upper = smallest(group.axis.upper, own.upper, by: >)
        groups[key(row, column, own.scale)] = group
      }
    }
    return try grid.rows.enumerated().map { row, panels in
      try panels.enumerated().map { column, panel in
        guard let own = axis(panel), let group = groups[key(row, column, own.scale)] else {
          return nil
        }
        return try scale(group.axis, group.extent)
      }
    }
  }

  private func smallest(
    _ one: Double?, _ other: Double?, by precedes: (Double, Double) -> Bool
  ) -> Double? {
    guard let one, let other else { return one ?? other }
    return precedes(other, one) ? other : one
  }

  /// A scale that holds the data with a margin, or its fixed ends.
  private func scale(_ axis: Axis, _ extent: Extent) throws -> AxisScale {
    let isLog = axis.scale == .log
    var lower = axis.lower ?? extent.lower
    var upper = axis.upper ?? extent.upper
    if !lower.isFinite || !upper.isFinite {  // No data: any view will do.
      lower = axis.lower ?? (isLog ? (axis.upper ?? 10) / 10 : (axis.upper ?? 1) - 1)
      upper = axis.upper ?? (isLog ? lower * 10 : lower + 1)
      if lower < upper, !isLog || lower > 0 {
        return AxisScale(axis.scale, lower: lower, upper: upper)
      }
    }
    let hasFixedEnds = axis.lower != nil && axis.upper != nil
    guard lower < upper || (lower == upper && !hasFixedEnds), !isLog || lower > 0 else {
      throw FigureError.emptyDomain(figure: figure, axis: axis.label, lower: lower, upper: upper)
    }
    if isLog {
      let decades = Decades.log10(upper) - Decades.log10(lower)
      let free = decades > 1e-6 ? margin * decades : 0.5
      if axis.lower == nil { lower *= Decades.power(-free) }
      if axis.upper == nil { upper *= Decades.power(free) }
      lower = max(lower, 1e-300)
      upper = min(upper, 1e300)
    } else {
      let largest = max(lower.magnitude, upper.magnitude)
      let isConstant = upper - lower <= 1e-11 * largest
      let free = isConstant ? (largest > 0 ? largest / 2 : 1) : margin * (upper - lower)
      if axis.lower == nil { lower -= free }
      if axis.upper == nil { upper += free }
    }
    return AxisScale(axis.scale, lower: lower, upper: upper)
  }
}
