import Typography

/// Lays out a figure: scales, ticks and measures repeated until they agree.
struct FigureLayout {
  let figure: Figure
  let theme: FigureTheme
  let setter: LabelSetter
  let scales: GridScales
  let colors: GridColors
  private let usesPowers: (x: Bool, y: Bool)

  var grid: PanelGrid { figure.grid }
  var rowCount: Int { grid.rows.count }
  var columnCount: Int { grid.rows.first?.count ?? 0 }

  /// Checks a figure and finds its scales.
  /// - Throws: ``FigureError``
  init(_ figure: Figure, page: PageTheme, library: FontLibrary) throws {
    try figure.checkShape()
    self.figure = figure
    theme = page.sizes
    setter = LabelSetter(page: page, library: library)
    let scales = try GridScales(figure, theme: theme)
    self.scales = scales
    colors = GridColors(figure.grid)
    func anyPower(_ scales: [[AxisScale?]]) -> Bool {
      scales.contains { $0.contains { $0.map(TickMaker.wantsPowers) ?? false } }
    }
    usesPowers = (anyPower(scales.x), anyPower(scales.y))
  }

  // MARK: Settling

  /// The geometry in which ticks fit the sizes and sizes fit the ticks.
  /// - Throws: ``FigureError/noRoom(figure:width:panel:smallest:)``; errors of labels
  func geometry() throws -> GridGeometry {
    let legend = try LegendLayout(
      grid, width: figure.width.points - 2 * theme.edge, setter: setter)
    var sizes = PanelSizes(
      width: (figure.width.points - 2 * theme.edge) / Double(max(1, columnCount)) - 30,
      heights: Array(repeating: 60, count: rowCount))
    sizes.width = max(sizes.width, theme.smallestPanel)
    var geometry = try measure(sizes, legend: legend)
    for round in 0..<12 {
      let next = geometry.sizes(for: figure, theme: theme)
      guard next.width >= theme.smallestPanel else {
        throw FigureError.noRoom(
          figure: figure.name, width: figure.width.points, panel: next.width,
          smallest: theme.smallestPanel)
      }
      let isSettled = next.isClose(to: sizes)
      sizes = next
      let measured = try measure(sizes, legend: legend)
      // Margins that still change only grow from here on, so the rounds come to an end.
      geometry = round < 3 ? measured : measured.grown(toHold: geometry)
      if isSettled { break }
    }
    try geometry.place(figure, theme: theme)
    return geometry
  }

  private func measure(_ sizes: PanelSizes, legend: LegendLayout) throws -> GridGeometry {
    var plans: [[PanelPlan]] = []
    for row in 0..<rowCount {
      plans.append(try levelled((0..<columnCount).map { try plan(row, $0, sizes) }, row: row))
    }
    return try GridGeometry(layout: self, plans: plans, sizes: sizes, legend: legend)
  }

  /// Gives the y axes of a row that say the same the same decimals.
  private func levelled(_ plans: [PanelPlan], row: Int) throws -> [PanelPlan] {
    let maker = TickMaker(setter: setter, isHorizontal: false, length: 0, usesPowers: false)
    let labels = grid.rows[row].map { $0.y?.label }
    return try plans.indices.map { column in
      var plan = plans[column]
      guard let ticks = plan.yTicks, let own = ticks.decimals else { return plan }
      let alike = plans.indices.filter {
        labels[$0] == labels[column] && plans[$0].yTicks?.factor == ticks.factor
      }
      let decimals = alike.compactMap { plans[$0].yTicks?.decimals }.max() ?? own
      if decimals > own { plan.yTicks = try maker.written(ticks, decimals: decimals) }
      return plan
    }
  }

  /// What stands around one panel of given sizes.
  func plan(_ row: Int, _ column: Int, _ sizes: PanelSizes) throws -> PanelPlan {
    let panel = grid.rows[row][column]
    let across = TickMaker(
      setter: setter, isHorizontal: true, length: sizes.width, usesPowers: usesPowers.x)
    let down = TickMaker(
      setter: setter, isHorizontal: false, length: sizes.heights[row], usesPowers: usesPowers.y)
    let sharesX = grid.shareX == .all || grid.shareX == .columns
    let sharesY = grid.shareY == .all || grid.shareY == .rows
    return PanelPlan(
      xTicks: try scales.x[row][column].map { try across.ticks(of: $0, at: panel.x?.ticks ?? []) },
      yTicks: try scales.y[row][column].map { try down.ticks(of: $0, at: panel.y?.ticks ?? []) },
      showsXLabels: !sharesX || isLastOfKind(scales.x, row, column),
      showsYLabels: !sharesY || isFirstOfKind(scales.y, row, column),
      directLabels: try directLabels(row, column),
      groups: try groups(panel.x, width: sizes.width),
      colorBar: try colorBar(row, column, sizes))
  }

  /// Labels of groups of bands, broken into lines as wide as their bands.
  private func groups(_ axis: Axis?, width: Double) throws -> [BandGroupLabel] {
    guard case .band(let names, let groups) = axis?.scale, !names.isEmpty else { return [] }
    var start = 0
    return try groups.compactMap { group in
      let end = min(names.count, start + max(0, group.count))
      defer { start = end }
      guard end > start else { return nil }
      let count = Double(names.count)
      let room = width * Double(end - start) / count - 4
      return BandGroupLabel(
        block: try setter.block(group.label, theme.tick, width: room),
        span: Double(start) / count...Double(end) / count, source: group.label)
    }
  }

  private func colorBar(_ row: Int, _ column: Int, _ sizes: PanelSizes) throws -> ColorBar? {
    guard let bar = colors.bars[row][column] else { return nil }
    let height = sizes.heights[bar.rows].reduce(0, +)
    var maker = TickMaker(
      setter: setter, isHorizontal: false, length: ColorBar.length(height, bar.domain),
      usesPowers: TickMaker.wantsPowers(bar.domain.scale))
    maker.limit = 4
    return ColorBar(
      block: try setter.block(
        bar.label, theme.tick, width: sizes.width - (grid.isLettered ? 14 : 0)),
      ticks: try maker.ticks(of: bar.domain.scale), domain: bar.domain, rows: bar.rows)
  }

  /// Whether no panel below has the same x scale.
  private func isLastOfKind(_ scales: [[AxisScale?]], _ row: Int, _ column: Int) -> Bool {
    !scales[(row + 1)...].contains { $0[column] == scales[row][column] }
  }

  /// Whether no panel to the left has the same y scale.
  private func isFirstOfKind(_ scales: [[AxisScale?]], _ row: Int, _ column: Int) -> Bool {
    !scales[row][..<column].contains(scales[row][column])
  }

  private func directLabels(_ row: Int, _ column: Int) throws -> [DirectLabel] {
    guard let x = scales.x[row][column], let y = scales.y[row][column] else { return [] }
    return try grid.rows[row][column].marks.compactMap { mark -> DirectLabel? in
      guard case .line(let line) = mark, line.isLabelledDirectly, !line.label.isEmpty else {
        return nil
      }
      let inside = Array(zip(line.x, line.y)).last { point in
        (-1e-9...1 + 1e-9).contains(x.fraction(of: point.0)) && y.fraction(of: point.1).isFinite
      }
      return try inside.map { point in
        DirectLabel(
          box: try setter.box(line.label, theme.label), color: line.color, x: point.0, y: point.1)
      }
    }
  }
}

/// Inner sizes of panels: one width, a height for each row.
struct PanelSizes {
  var width: Double
  var heights: [Double]

  /// Whether nobody could see the difference.
  func isClose(to other: PanelSizes) -> Bool {
    (width - other.width).magnitude < 0.005
      && zip(heights, other.heights).allSatisfy { ($0 - $1).magnitude < 0.005 }
  }
}

extension Figure {
  /// Rows and columns that match, marks with columns of equal length.
  func checkShape() throws(FigureError) {
    let columns = grid.rows.first?.count ?? 0
    for (row, panels) in grid.rows.enumerated() where panels.count != columns {
      throw .raggedRows(figure: name, row: row, count: panels.count, expected: columns)
    }
    if !grid.rowTitles.isEmpty, grid.rowTitles.count != grid.rows.count {
      throw .titleCount(
        figure: name, titles: grid.rowTitles.count, panels: grid.rows.count, isOfRows: true)
    }
    if !grid.columnTitles.isEmpty, grid.columnTitles.count != columns {
      throw .titleCount(
        figure: name, titles: grid.columnTitles.count, panels: columns, isOfRows: false)
    }
    for mark in grid.rows.joined().flatMap(\.marks) {
      let counts = mark.content.counts
      if Set(counts).count > 1 {
        throw .unequalCounts(figure: name, mark: mark.content.label, counts: counts)
      }
    }
  }
}
