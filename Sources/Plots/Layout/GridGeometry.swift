import Typography

/// Where everything of a grid stands: measured decorations, then places.
struct GridGeometry {
  /// A block of label lines and the panels it speaks for.
  struct RunBlock {
    var run: LabelRun
    var block: TextBlock
  }

  var plans: [[PanelPlan]]
  var sizes: PanelSizes
  var legend: LegendLayout
  var xRuns: [RunBlock] = []
  var yRuns: [RunBlock] = []
  /// The y label of all panels, where it stands level above the first axis.
  var yLabelOnTop: TextBox?
  var columnTitles: [TextBlock] = []
  var rowTitles: [TextBlock] = []
  var letters: [[TextBox]] = []
  var bands: GridBands
  /// Inner areas, once placed.
  var frames: [[Rectangle]] = []
  /// Left edges of the columns' cells, once placed.
  var cellLefts: [Double] = []
  /// Of the whole figure, once placed.
  var height = 0.0

  /// Measures all that stands around panels of given sizes.
  init(
    layout: FigureLayout, plans: [[PanelPlan]], sizes: PanelSizes, legend: LegendLayout
  ) throws {
    let (grid, theme, setter) = (layout.grid, layout.theme, layout.setter)
    self.plans = plans
    self.sizes = sizes
    self.legend = legend
    bands = GridBands(rows: layout.rowCount, columns: layout.columnCount)
    bands.take(plans, sizes: sizes, theme: theme)

    if grid.isLettered {
      letters = try (0..<layout.rowCount).map { row in
        try (0..<layout.columnCount).map { column in
          try setter.box(Self.letter(row * layout.columnCount + column), theme.letter)
        }
      }
    }
    rowTitles = try zip(grid.rowTitles, sizes.heights).map { title, height in
      try setter.block(title, theme.title, width: height)
    }
    bands.rowTitle = rowTitles.map(\.height).max().map { $0 > 0 ? $0 + 6 : 0 } ?? 0
    let letterRoom = grid.isLettered ? 28.0 : 0
    columnTitles = try grid.columnTitles.enumerated().map { column, title in
      let slack = bands.slack(column...column, atMost: theme.columnGap / 4)
      return try setter.block(title, theme.title, width: sizes.width + 2 * slack - letterRoom)
    }
    try measureLabels(layout)
    measureHeads(theme)
  }

  private static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
    return index < 26 ? letters[index] : letter(index / 26 - 1) + letters[index % 26]
  }

  // MARK: Axis labels

  private mutating func measureLabels(_ layout: FigureLayout) throws {
    let (grid, theme, setter) = (layout.grid, layout.theme, layout.setter)
    func texts(
      _ axis: (Panel) -> Axis?, _ ticks: (PanelPlan) -> AxisTicks?
    ) -> [[String?]] {
      zip(grid.rows, plans).map { panels, plans in
        zip(panels, plans).map { panel, plan in
          axis(panel).map { Self.label($0.label, factor: ticks(plan)?.factor ?? "") }
        }
      }
    }
    let wholeWidth = layout.figure.width.points - 2 * theme.edge
    xRuns = try LabelRuns.runs(texts(\.x, \.xTicks), isOfX: true).map { run in
      let width = xLabelWidth(run, whole: wholeWidth, theme: theme)
      return RunBlock(run: run, block: try setter.block(run.text, theme.label, width: width))
    }
    for run in xRuns {
      let row = run.run.rows.upperBound
      bands.xLabel[row] = max(bands.xLabel[row], theme.labelPadding + run.block.height)
    }
    // Letters of panels stand where a label beside several rows would pass.
    let yTexts = LabelRuns.runs(
      texts(\.y, \.yTicks), isOfX: false, joinsRows: !grid.isLettered)
    if let only = yTexts.first, yTexts.count == 1, !grid.rowTitles.isEmpty, !grid.isLettered,
      only.columns.lowerBound == 0
    {
      let box = try setter.box(only.text, theme.label)
      let titleLeft = columnTitles.first.map { (sizes.width - $0.width) / 2 } ?? sizes.width
      if box.width < bands.left[0] + titleLeft - 8 { yLabelOnTop = box }
    }
    guard yLabelOnTop == nil else { return }
    yRuns = try yTexts.map { run in
      let span = bands.span(rows: run.rows, sizes: sizes, theme: theme)
      return RunBlock(run: run, block: try setter.block(run.text, theme.label, width: span))
    }
    for run in yRuns {
      let column = run.run.columns.lowerBound
      bands.yLabel[column] = max(bands.yLabel[column], theme.labelPadding + run.block.height)
    }
  }

  private static func label(_ text: String, factor: String) -> String {
    if factor.isEmpty { return text }
    return text.isEmpty ? factor : text + " (\(factor))"
  }

  /// How wide an x label may be: as far as it stays in the figure and off its neighbours.
  private func xLabelWidth(_ run: LabelRun, whole: Double, theme: FigureTheme) -> Double {
    let span = bands.span(columns: run.columns, sizes: sizes, theme: theme)
    let isWhole = run.columns.count == bands.left.count
    return span + 2 * bands.slack(run.columns, atMost: isWhole ? whole : theme.columnGap / 4)
  }

  // MARK: Heads

  private mutating func measureHeads(_ theme: FigureTheme) {
    for row in bands.head.indices {
      let gap = headGap(row, theme)
      var head = max(bands.top[row], barHead(row))
      for letter in letters.indices.contains(row) ? letters[row] : [] {
        head = max(head, gap + letter.height)
      }
      if row == 0 {
        for title in columnTitles where title.height > 0 { head = max(head, gap + title.height) }
        if let yLabelOnTop { head = max(head, gap + yLabelOnTop.height) }
      }
      bands.head[row] = head
    }
  }

  /// From the top of a row's panels to what stands above them.
  func headGap(_ row: Int, _ theme: FigureTheme) -> Double {
    let gap = max(theme.titlePadding, bands.top[row] + 1.5)
    return row == 0 && !titlesClearBars ? max(gap, barHead(0) + 1.5) : gap
  }

  /// Reach of colour bars' labels above a row's panels.
  private func barHead(_ row: Int) -> Double {
    plans[row].compactMap(\.colorBar?.head).max() ?? 0
  }

  /// Whether titles of columns can stand beside the labels of colour bars.
  private var titlesClearBars: Bool {
    guard let first = plans.first else { return true }
    return first.enumerated().allSatisfy { column, plan in
      guard let bar = plan.colorBar, bar.block.width > 0 else { return true }
      if column == 0, yLabelOnTop != nil { return false }
      let title = columnTitles.indices.contains(column) ? columnTitles[column].width : 0
      let left = sizes.width + plan.directWidth + bar.width - bar.block.width
      return title == 0 || (sizes.width + title) / 2 + 5 <= left
    }
  }

  // MARK: Sizes

  /// The inner sizes that these decorations leave.
  func sizes(for figure: Figure, theme: FigureTheme) -> PanelSizes {
    let columns = Double(bands.left.count)
    let taken = 2 * theme.edge + bands.taken(theme)
    let width = (figure.width.points - taken) / max(1, columns)
    let heights = figure.grid.rows.enumerated().map { row, panels in
      max(
        theme.smallestPanel, panels.map { $0.naturalHeight(width, figure.grid.aspect) }.max() ?? 0,
        neededHeight(row, theme))
    }
    return PanelSizes(width: width, heights: heights)
  }

  /// Height that labels beside a row's panels need.
  private func neededHeight(_ row: Int, _ theme: FigureTheme) -> Double {
    var needed = 0.0
    if rowTitles.indices.contains(row) { needed = rowTitles[row].width }
    for run in yRuns where run.run.rows.contains(row) {
      let inner = sizes.heights[run.run.rows].reduce(0, +)
      let between = bands.span(rows: run.run.rows, sizes: sizes, theme: theme) - inner
      needed = max(
        needed,
        (run.block.width - between) / Double(run.run.rows.count))
    }
    for plan in plans[row] {
      if plan.directLabels.count > 1 {
        needed = max(needed, Double(plan.directLabels.count) * theme.directPitch)
      }
      // Every name of an upright axis is written.
      if let ticks = plan.yTicks, ticks.isBare {
        needed = max(needed, Double(min(ticks.ticks.count, 60)) * 1.5 * theme.tick.size)
      }
    }
    return needed
  }

  /// The same measures, with bands at least as wide as another's.
  func grown(toHold other: GridGeometry) -> GridGeometry {
    var copy = self
    copy.bands = bands.joined(other.bands)
    return copy
  }
}

extension FigureTheme {
  /// Distance of neighbouring direct labels.
  var directPitch: Double { 1.25 * label.size }
}

extension Panel {
  /// Height of the inner area at a width: by the images where there are only such, else by aspect.
  func naturalHeight(_ width: Double, _ aspect: Double) -> Double {
    let images = marks.compactMap { if case .imageGrid(let mark) = $0 { mark } else { nil } }
    guard x == nil, y == nil, !images.isEmpty, images.count == marks.count else {
      return aspect * width
    }
    return images.map { $0.aspect(width: width) * width }.max() ?? 0
  }
}
