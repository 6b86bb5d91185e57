import Typography

extension GridGeometry {
  /// Turns measures into places.
  /// - Throws: ``FigureError/labelTooLong(figure:label:width:room:)``
  mutating func place(_ figure: Figure, theme: FigureTheme) throws(FigureError) {
    sizes = sizes(for: figure, theme: theme)
    var lefts: [Double] = []
    var x = theme.edge + bands.rowTitle
    for column in bands.left.indices {
      if column > 0 { x += theme.columnGap }
      cellLefts.append(x)
      x += bands.yLabel[column] + bands.left[column]
      lefts.append(x)
      x += sizes.width + bands.right[column]
    }
    var y = theme.edge
    if legend.height > 0 { y += legend.height + 8 }
    for row in bands.head.indices {
      if row > 0 { y += theme.rowGap }
      y += bands.head[row]
      frames.append(
        lefts.map {
          Rectangle(x: $0, y: y, width: sizes.width, height: sizes.heights[row])
        })
      y += sizes.heights[row] + bands.bottom[row] + bands.xLabel[row]
    }
    height = (y + theme.edge).rounded(.up)  // Whole points are whole pixels at every scale.
    try checkRoom(figure, theme: theme)
  }

  /// Labels that cannot be broken must not reach over their neighbours or the edge.
  private func checkRoom(_ figure: Figure, theme: FigureTheme) throws(FigureError) {
    func check(_ label: String, _ width: Double, center: Double, from: Double, to: Double)
      throws(FigureError)
    {
      let room = 2 * min(center - from, to - center)
      guard width <= room + 0.01 else {
        throw .labelTooLong(figure: figure.name, label: label, width: width, room: room)
      }
    }
    let edge = (left: theme.edge, right: figure.width.points - theme.edge)
    let gap = theme.columnGap / 4 + 0.01
    func limits(_ columns: ClosedRange<Int>) -> (center: Double, from: Double, to: Double) {
      let (first, last) = (frames[0][columns.lowerBound], frames[0][columns.upperBound])
      return (
        (first.x + last.maxX) / 2, columns.lowerBound == 0 ? edge.left : first.x - gap,
        columns.upperBound == bands.left.count - 1 ? edge.right : last.maxX + gap
      )
    }
    for run in xRuns {
      let limit = limits(run.run.columns)
      try check(
        run.run.text, run.block.width, center: limit.center, from: limit.from, to: limit.to)
    }
    for (column, title) in columnTitles.enumerated() {
      let limit = limits(column...column)
      try check(
        figure.grid.columnTitles[column], title.width, center: limit.center, from: limit.from,
        to: limit.to)
    }
    for row in plans.indices {
      for (column, plan) in plans[row].enumerated() {
        let frame = frames[row][column]
        for group in plan.groups {
          let (left, right) = (
            frame.x + group.span.lowerBound * frame.width,
            frame.x + group.span.upperBound * frame.width
          )
          try check(
            group.source, group.block.width, center: (left + right) / 2, from: left, to: right)
        }
        if let bar = plan.colorBar, let label = bar.block.lines.first?.text {
          let right = frame.maxX + plan.directWidth + bar.width
          let width = bar.block.width
          let left = frame.x + (figure.grid.isLettered ? 14 : 0)
          try check(label, width, center: right - width / 2, from: left, to: right)
        }
      }
    }
    if legend.width > edge.right - edge.left {
      throw .labelTooLong(
        figure: figure.name, label: figure.grid.legend.map(\.label).joined(separator: " "),
        width: legend.width, room: edge.right - edge.left)
    }
  }
}
