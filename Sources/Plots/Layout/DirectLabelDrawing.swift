import Typography

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
        // A shade too faint to read still shows in the line.
        .text(
          SceneText(label.box, at: Point(x, baseline), paint: .series(label.color.shaded(1)))))
      return .group(SceneGroup(nodes, name: label.color.className))
    }
  }
}
