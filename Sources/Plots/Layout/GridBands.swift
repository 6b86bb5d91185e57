/// Room that decorations take between the panels of a grid, in points.
struct GridBands: Hashable {
  /// For titles of rows, left of all.
  var rowTitle = 0.0
  /// For y labels, by column.
  var yLabel: [Double]
  /// For ticks left of the panels, by column.
  var left: [Double]
  /// Right of the panels, by column.
  var right: [Double]
  /// Reach of ticks above the panels, by row.
  var top: [Double]
  /// All that stands above the panels, by row; at least ``top``.
  var head: [Double]
  /// For ticks below the panels, by row.
  var bottom: [Double]
  /// For x labels, by row.
  var xLabel: [Double]

  /// No room at all.
  init(rows: Int, columns: Int) {
    (yLabel, left, right) = (
      Array(repeating: 0, count: columns), Array(repeating: 0, count: columns),
      Array(repeating: 0, count: columns)
    )
    (top, head) = (Array(repeating: 0, count: rows), Array(repeating: 0, count: rows))
    (bottom, xLabel) = (Array(repeating: 0, count: rows), Array(repeating: 0, count: rows))
  }

  /// Makes room for the ticks of every panel.
  mutating func take(_ plans: [[PanelPlan]], sizes: PanelSizes, theme: FigureTheme) {
    for (row, plans) in plans.enumerated() {
      for (column, plan) in plans.enumerated() {
        let margins = plan.margins(
          width: sizes.width, height: sizes.heights[row], theme: theme)
        left[column] = max(left[column], margins.left)
        right[column] = max(right[column], margins.right)
        top[row] = max(top[row], margins.top)
        bottom[row] = max(bottom[row], margins.bottom)
        if let bar = plan.colorBar {
          let last = bar.rows.upperBound
          bottom[last] = max(bottom[last], bar.overhang(theme))
        }
      }
    }
  }

  /// Width that is not the panels'.
  func taken(_ theme: FigureTheme) -> Double {
    rowTitle + yLabel.reduce(0, +) + left.reduce(0, +) + right.reduce(0, +)
      + Double(max(0, left.count - 1)) * theme.columnGap
  }

  /// How far centred text may reach beyond these columns on either side.
  func slack(_ columns: ClosedRange<Int>, atMost limit: Double) -> Double {
    var slack = limit
    if columns.lowerBound == 0 { slack = min(slack, rowTitle + yLabel[0] + left[0]) }
    if columns.upperBound == right.count - 1 { slack = min(slack, right[columns.upperBound]) }
    return slack
  }

  /// From the first panel's inner left edge to the last one's right edge.
  func span(columns: ClosedRange<Int>, sizes: PanelSizes, theme: FigureTheme) -> Double {
    var span = Double(columns.count) * sizes.width
    for column in columns.dropFirst() {
      span += right[column - 1] + theme.columnGap + yLabel[column] + left[column]
    }
    return span
  }

  /// From the first panel's inner top edge to the last one's bottom edge.
  func span(rows: ClosedRange<Int>, sizes: PanelSizes, theme: FigureTheme) -> Double {
    var span = sizes.heights[rows].reduce(0, +)
    for row in rows.dropFirst() {
      span += bottom[row - 1] + xLabel[row - 1] + theme.rowGap + head[row]
    }
    return span
  }

  /// Room enough for both.
  func joined(_ other: GridBands) -> GridBands {
    func larger(_ one: [Double], _ two: [Double]) -> [Double] { zip(one, two).map(max) }
    var copy = self
    copy.rowTitle = max(rowTitle, other.rowTitle)
    copy.yLabel = larger(yLabel, other.yLabel)
    copy.left = larger(left, other.left)
    copy.right = larger(right, other.right)
    copy.top = larger(top, other.top)
    copy.head = larger(head, other.head)
    copy.bottom = larger(bottom, other.bottom)
    copy.xLabel = larger(xLabel, other.xLabel)
    return copy
  }
}
