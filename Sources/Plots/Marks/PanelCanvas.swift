/// One panel's inner area with its scales: where values stand on the page.
struct PanelCanvas {
  /// The inner area.
  let frame: Rectangle
  /// Nil without axes.
  let x: AxisScale?
  /// See ``x``.
  let y: AxisScale?
  let theme: FigureTheme

  /// Horizontal place of a value; NaN without one.
  func across(_ value: Double) -> Double {
    guard let x else { return .nan }
    return frame.x + x.fraction(of: value) * frame.width
  }

  /// Upright place of a value; NaN without one.
  func down(_ value: Double) -> Double {
    guard let y else { return .nan }
    return frame.maxY - y.fraction(of: value) * frame.height
  }

  /// Places of values, NaN where there is none.
  func points(_ xs: [Double], _ ys: [Double]) -> [Point] {
    zip(xs, ys).map { Point(across($0), down($1)) }
  }

  /// The inner area, with room for half a mark beyond.
  func clip(_ margin: Double = 1) -> Rectangle { frame.grown(margin) }
}

/// What drawing a mark yields.
struct DrawnMark {
  /// On the page, in drawing order.
  var nodes: [SceneNode]
  /// What stands for the mark in the occupancy of the panel.
  var dots: [Point] = []
  /// Lines likewise, broken where they break.
  var lines: [[Point]] = []
  /// Areas between an upper and a lower line.
  var areas: [(upper: [Point], lower: [Point])] = []
}
