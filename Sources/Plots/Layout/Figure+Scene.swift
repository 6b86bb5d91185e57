public import Typography

extension Figure {
  /// Lays the figure out: scales, ticks, labels and marks in places, colours still by role.
  ///
  /// The width is the figure's; the height follows from its panels and labels. The same figure,
  /// theme and fonts give the same scene on every machine. Pixels have the theme's colours.
  /// - Throws: ``FigureError``; `MathError`, `TextError` and `FontError` of labels
  public func scene(
    theme: PageTheme = .standard, library: FontLibrary = .shared
  ) throws -> Scene {
    let layout = try FigureLayout(self, page: theme, library: library)
    let geometry = try layout.geometry()
    return Scene(
      width: width.points, height: geometry.height, nodes: try layout.nodes(geometry))
  }
}

extension Figure {
  /// The figure laid out for being shown so many times larger, in its own width.
  public func magnified(by factor: Double) -> Figure {
    guard factor != 1 else { return self }
    var figure = self
    figure.width = .points(width.points / factor)
    return figure
  }
}

extension FigureLayout {
  /// Everything in drawing order: legend, titles, panels, axis labels.
  func nodes(_ geometry: GridGeometry) throws -> [SceneNode] {
    var nodes: [SceneNode] = []
    guard let first = geometry.frames.first?.first else { return nodes }
    if geometry.legend.height > 0 {
      let x = min(first.x, figure.width.points - theme.edge - geometry.legend.width)
      let corner = Point(max(theme.edge, x), theme.edge)
      nodes.append(.group(SceneGroup(geometry.legend.nodes(at: corner), name: "legend")))
    }
    let titles = titleNodes(geometry)
    if !titles.isEmpty { nodes.append(.group(SceneGroup(titles, name: "titles"))) }
    let panels = try drawnPanels(geometry)
    for (row, drawn) in panels.enumerated() {
      for (column, panel) in drawn.enumerated() {
        nodes += panel.nodes
        let plan = geometry.plans[row][column]
        let axis = AxisDrawing(
          canvas: panel.canvas, plan: plan, hasFrame: grid.rows[row][column].isMap
        ).nodes()
        if !axis.isEmpty { nodes.append(.group(SceneGroup(axis, name: "axis"))) }
        if let bar = plan.colorBar {
          let last = geometry.frames[bar.rows.upperBound][column]
          let nodesOfBar = bar.nodes(
            x: panel.canvas.frame.maxX + plan.directWidth, top: panel.canvas.frame.y,
            bottom: last.maxY, page: setter.page)
          nodes.append(.group(SceneGroup(nodesOfBar, name: "color-bar")))
        }
        nodes += panel.labels
      }
    }
    let labels = axisLabelNodes(geometry)
    if !labels.isEmpty { nodes.append(.group(SceneGroup(labels, name: "axis"))) }
    return nodes
  }

  /// Every panel with its marks drawn and its labels placed.
  func drawnPanels(_ geometry: GridGeometry) throws -> [[DrawnPanel]] {
    var panels = try (0..<rowCount).map { row in
      try (0..<columnCount).map { column in
        try draw(
          row, column, frame: geometry.frames[row][column], plan: geometry.plans[row][column])
      }
    }
    try LabelPlacement(setter: setter).place(&panels)
    return panels
  }

  /// A panel with its marks drawn.
  func draw(
    _ row: Int, _ column: Int, frame: Rectangle, plan: PanelPlan
  ) throws -> DrawnPanel {
    let panel = grid.rows[row][column]
    var canvas = PanelCanvas(
      frame: frame, x: scales.placesX[row][column], y: scales.placesY[row][column],
      colors: colors.domains[row][column], setter: setter)
    for mark in panel.marks {
      guard case .points(let points) = mark, points.x.count <= 100 else { continue }
      canvas.obstacles += canvas.points(points.x, points.y).filter { frame.holds($0) }
    }
    var drawn = DrawnPanel(canvas: canvas, marks: panel.marks)
    let summary = try MarkSummary(panel)
    for mark in panel.marks {
      let content = mark.content
      drawn.take(try content.draw(on: canvas, tooltip: try content.tooltip(summary)))
    }
    drawn.labels += DirectLabelDrawing(canvas: canvas, labels: plan.directLabels).nodes()
    return drawn
  }

  // MARK: Around the panels

  private func titleNodes(_ geometry: GridGeometry) -> [SceneNode] {
    var nodes: [SceneNode] = []
    let top = geometry.frames[0][0].y - geometry.headGap(0, theme)
    var depth = geometry.columnTitles.compactMap { $0.lines.last?.descent }.max() ?? 0
    depth = max(depth, geometry.yLabelOnTop?.descent ?? 0)
    for (column, title) in geometry.columnTitles.enumerated() {
      let frame = geometry.frames[0][column]
      let lift = depth - (title.lines.last?.descent ?? 0)
      nodes += title.centred(x: frame.x + frame.width / 2, top: top - title.height - lift)
    }
    for (row, title) in geometry.rowTitles.enumerated() {
      let frame = geometry.frames[row][0]
      nodes += title.upwards(y: frame.y + frame.height / 2, left: theme.edge)
    }
    if let label = geometry.yLabelOnTop {
      let ticksRight = geometry.frames[0][0].x - theme.tickLength - theme.tickPadding
      let x = max(geometry.cellLefts[0], ticksRight - label.width)
      nodes.append(.text(SceneText(label, at: Point(x, top - depth))))
    }
    for (row, letters) in geometry.letters.enumerated() {
      let bottom = geometry.frames[row][0].y - geometry.headGap(row, theme)
      for (column, letter) in letters.enumerated() {
        let x = geometry.cellLefts[column]
        nodes.append(.text(SceneText(letter, at: Point(x, bottom - letter.descent))))
      }
    }
    return nodes
  }

  private func axisLabelNodes(_ geometry: GridGeometry) -> [SceneNode] {
    var nodes: [SceneNode] = []
    for run in geometry.xRuns {
      let row = run.run.rows.upperBound
      let first = geometry.frames[row][run.run.columns.lowerBound]
      let last = geometry.frames[row][run.run.columns.upperBound]
      // Below these panels' own ticks, not those of the whole row.
      let depth =
        run.run.columns.map {
          geometry.plans[row][$0].margins(width: first.width, height: first.height, theme: theme)
            .bottom
        }.max() ?? 0
      nodes += run.block.centred(
        x: (first.x + last.maxX) / 2,
        top: first.maxY + depth + theme.labelPadding)
    }
    for run in geometry.yRuns {
      let column = run.run.columns.lowerBound
      let first = geometry.frames[run.run.rows.lowerBound][column]
      let last = geometry.frames[run.run.rows.upperBound][column]
      nodes += run.block.upwards(
        y: (first.y + last.maxY) / 2,
        left: first.x - geometry.bands.left[column] - theme.labelPadding - run.block.height)
    }
    return nodes
  }
}
