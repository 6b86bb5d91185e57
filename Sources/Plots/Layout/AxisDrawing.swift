import Typography

/// Spines, ticks and tick labels of one panel.
struct AxisDrawing {
  let canvas: PanelCanvas
  let plan: PanelPlan
  /// A hairline about the panel stands in for its spines.
  let hasFrame: Bool

  /// In drawing order.
  func nodes() -> [SceneNode] {
    let (frame, theme) = (canvas.frame, canvas.theme)
    var major: [ScenePath.Element] = []
    var minor: [ScenePath.Element] = []
    var nodes: [SceneNode] = []
    func line(_ start: Point, _ end: Point) -> [ScenePath.Element] { [.move(start), .line(end)] }
    if hasFrame {
      let stroke = Stroke(.axis, width: theme.hairline)
      nodes.append(.path(ScenePath(PanelCanvas.outline(frame), stroke: stroke)))
    }
    if let ticks = plan.xTicks {
      let halfSpine = plan.yTicks == nil ? 0 : theme.spine / 2
      if !hasFrame {
        major += line(Point(frame.x - halfSpine, frame.maxY), Point(frame.maxX, frame.maxY))
      }
      for tick in ticks.isBare ? [] : ticks.ticks {
        let x = frame.x + tick.place * frame.width
        let length = tick.isMajor ? theme.tickLength : theme.minorTickLength
        let segment = line(Point(x, frame.maxY), Point(x, frame.maxY + length))
        if tick.isMajor { major += segment } else { minor += segment }
      }
      nodes += xLabels(ticks)
    }
    if let ticks = plan.yTicks {
      if !hasFrame { major += line(Point(frame.x, frame.maxY), Point(frame.x, frame.y)) }
      for tick in ticks.isBare ? [] : ticks.ticks {
        let y = frame.maxY - tick.place * frame.height
        let length = tick.isMajor ? theme.tickLength : theme.minorTickLength
        let segment = line(Point(frame.x, y), Point(frame.x - length, y))
        if tick.isMajor { major += segment } else { minor += segment }
      }
      for (place, label) in plan.showsYLabels ? ticks.labelled : [] {
        let x = frame.x - theme.tickLength - theme.tickPadding - label.width
        let y = frame.maxY - place * frame.height + PanelPlan.figureHeight * theme.tick.size / 2
        nodes.append(.text(SceneText(label, at: Point(x, y), paint: .secondaryInk)))
      }
    }
    let lines = [(minor, theme.minorTick), (major, theme.spine)].filter { !$0.0.isEmpty }.map {
      SceneNode.path(ScenePath($0.0, stroke: Stroke(.axis, width: $0.1)))
    }
    return lines + nodes
  }

  /// Labels below the axis, and below them those of groups of bands.
  private func xLabels(_ ticks: AxisTicks) -> [SceneNode] {
    let (frame, theme) = (canvas.frame, canvas.theme)
    var nodes: [SceneNode] = []
    var bottom = frame.maxY + theme.tickLength
    let top = bottom + theme.tickPadding
    for (place, label) in plan.showsXLabels ? ticks.labelled : [] {
      let center = frame.x + place * frame.width
      if ticks.isTurned {
        let origin = Point(center + label.ascent - label.height / 2, top + label.width)
        nodes.append(
          .text(SceneText(label, at: origin, quarterTurns: 1, paint: .secondaryInk)))
      } else {
        let origin = Point(center - label.width / 2, top + tallest(ticks))
        nodes.append(.text(SceneText(label, at: origin, paint: .secondaryInk)))
      }
      bottom = max(bottom, top + (ticks.isTurned ? label.width : label.height))
    }
    for group in plan.groups {
      let y = bottom + BandGroupLabel.gap
      let (left, right) = (
        frame.x + group.span.lowerBound * frame.width,
        frame.x + group.span.upperBound * frame.width
      )
      let inset = min(3, (right - left) / 8)
      nodes.append(
        .path(
          ScenePath(
            [.move(Point(left + inset, y)), .line(Point(right - inset, y))],
            stroke: Stroke(.axis, width: theme.minorTick))))
      nodes += group.block.centred(x: (left + right) / 2, top: y + BandGroupLabel.padding)
    }
    return nodes
  }

  /// The common height of labels above their baseline, superscripts and all.
  private func tallest(_ ticks: AxisTicks) -> Double {
    ticks.labelled.map(\.label.ascent).max() ?? 0
  }
}
