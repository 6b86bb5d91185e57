import Typography

/// Spines, ticks and tick labels of one panel.
struct AxisDrawing {
  let canvas: PanelCanvas
  let plan: PanelPlan

  /// In drawing order.
  func nodes() -> [SceneNode] {
    let (frame, theme) = (canvas.frame, canvas.theme)
    var major: [ScenePath.Element] = []
    var minor: [ScenePath.Element] = []
    var nodes: [SceneNode] = []
    func line(_ start: Point, _ end: Point) -> [ScenePath.Element] { [.move(start), .line(end)] }
    if let ticks = plan.xTicks {
      let halfSpine = plan.yTicks == nil ? 0 : theme.spine / 2
      major += line(Point(frame.x - halfSpine, frame.maxY), Point(frame.maxX, frame.maxY))
      for tick in ticks.ticks {
        let x = frame.x + tick.place * frame.width
        let length = tick.isMajor ? theme.tickLength : theme.minorTickLength
        let segment = line(Point(x, frame.maxY), Point(x, frame.maxY + length))
        if tick.isMajor { major += segment } else { minor += segment }
      }
      for (place, label) in plan.showsXLabels ? ticks.labelled : [] {
        let x = frame.x + place * frame.width - label.width / 2
        let y = frame.maxY + theme.tickLength + theme.tickPadding + tallest(ticks)
        nodes.append(.text(SceneText(label, at: Point(x, y), paint: .secondaryInk)))
      }
    }
    if let ticks = plan.yTicks {
      major += line(Point(frame.x, frame.maxY), Point(frame.x, frame.y))
      for tick in ticks.ticks {
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

  /// The common height of labels above their baseline, superscripts and all.
  private func tallest(_ ticks: AxisTicks) -> Double {
    ticks.labelled.map(\.label.ascent).max() ?? 0
  }
}

/// Labels at the ends of lines, spread apart, with leaders where they had to move.
struct DirectLabelDrawing {
  let canvas: PanelCanvas
  let labels: [DirectLabel]

  /// In drawing order.
  func nodes() -> [SceneNode] {
    guard !labels.isEmpty else { return [] }
    let (frame, theme) = (canvas.frame, canvas.theme)
    let ends = labels.map { label in
      Point(
        min(frame.maxX, canvas.across(label.x)),
        min(frame.maxY, max(frame.y, canvas.down(label.y))))
    }
    let half = theme.directPitch / 2
    let places = Spreading.spread(
      ends.map(\.y), pitch: theme.directPitch,
      in: frame.y + half - 4...max(frame.y + half - 4, frame.maxY - half + 2))
    return zip(labels, zip(ends, places)).map { label, place in
      let (end, y) = place
      let x = frame.maxX + DirectLabel.gap
      let baseline = y + (label.box.ascent - 0.16 * theme.label.size) / 2
      var nodes: [SceneNode] = []
      if (y - end.y).magnitude > 1.2 || end.x < frame.maxX - 8 {
        let line = [Point(end.x + 1.5, end.y), Point(x - 1.5, y)]
        nodes.append(
          .path(
            ScenePath(
              PanelCanvas.polyline(line), stroke: Stroke(.series(label.color), width: 0.4))))
      }
      nodes.append(
        .text(SceneText(label.box, at: Point(x, baseline), paint: .series(label.color))))
      return .group(SceneGroup(nodes, name: label.color.className))
    }
  }
}
