/// The scales of every panel of a grid, one domain for panels that share it.
struct GridScales {
  /// Row by row; nil where a panel has no axis.
  private(set) var x: [[AxisScale?]] = []
  /// See ``x``.
  private(set) var y: [[AxisScale?]] = []
  /// Where marks stand: the axis' scale, or without one what the marks reach, without margins.
  private(set) var placesX: [[AxisScale?]] = []
  /// See ``placesX``.
  private(set) var placesY: [[AxisScale?]] = []

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
    let reach = figure.grid.rows.map { $0.map { $0.reach() } }
    x = try scales(figure.grid, sharing: figure.grid.shareX, axis: \.x) { reach[$0][$1].x }
    y = try scales(figure.grid, sharing: figure.grid.shareY, axis: \.y) { reach[$0][$1].y }
    y = y.map { $0.map(\.?.readFromTheTop) }
    func bare(_ extent: Extent) -> AxisScale? {
      guard !extent.isEmpty else { return nil }
      let free = extent.lower < extent.upper ? 0 : 0.5
      return AxisScale(.linear, lower: extent.lower - free, upper: extent.upper + free)
    }
    placesX = zip(x, reach).map { zip($0, $1).map { $0 ?? bare($1.x) } }
    placesY = zip(y, reach).map { zip($0, $1).map { $0 ?? bare($1.y) } }
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
    if let bands = axis.scale.bands {
      return AxisScale(axis.scale, lower: -0.5, upper: Double(max(1, bands.count)) - 0.5)
    }
    if case .symlog(let within) = axis.scale, !(within > 0 && within.isFinite) {
      throw FigureError.linearReach(figure: figure, axis: axis.label, within: within)
    }
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
    // An end that is fixed, or under bars and at the edge of a map, has no margin.
    let isLowerFree = axis.lower == nil && !(extent.isLowerTight && extent.lower < upper)
    let isUpperFree = axis.upper == nil && !(extent.isUpperTight && extent.upper > lower)
    switch axis.scale {
    case .log:
      let decades = Decades.log10(upper) - Decades.log10(lower)
      let free = decades > 1e-6 ? margin * decades : 0.5
      if isLowerFree { lower *= Decades.power(-free) }
      if isUpperFree { upper *= Decades.power(free) }
      lower = max(lower, 1e-300)
      upper = min(upper, 1e300)
    case .symlog(let within) where upper > lower:
      let bare = AxisScale(axis.scale, lower: lower, upper: upper)
      if isLowerFree { lower = bare.value(at: -margin) }
      if isUpperFree { upper = bare.value(at: 1 + margin) }
      (lower, upper) = (max(lower, -1e300), min(upper, 1e300))
      if !(upper > lower) { (lower, upper) = (lower - within, upper + within) }
    case .linear, .percent, .time, .band, .symlog:
      let largest = max(lower.magnitude, upper.magnitude)
      let isConstant = upper - lower <= 1e-11 * largest
      let day = 86_400.0
      let alone = axis.scale == .time ? max(day, 1e-6 * largest) : largest > 0 ? largest / 2 : 1
      let free = isConstant ? alone : margin * (upper - lower)
      if isLowerFree || isConstant && axis.lower == nil { lower -= free }
      if isUpperFree || isConstant && axis.upper == nil { upper += free }
    }
    return AxisScale(axis.scale, lower: lower, upper: upper)
  }
}

extension AxisScale {
  /// Names on an upright axis read from the top.
  var readFromTheTop: AxisScale {
    kind.bands == nil ? self : AxisScale(kind, lower: upper, upper: lower)
  }
}
