/// A panel with its marks drawn and its labels still to be placed.
struct DrawnPanel {
  let canvas: PanelCanvas
  let marks: [Mark]
  /// Marks in drawing order.
  var nodes: [SceneNode] = []
  /// Texts over the marks.
  var labels: [SceneNode] = []
  /// Ink of marks.
  var occupancy: Occupancy
  /// Texts for which there was no place.
  var dropped: [String] = []
  /// Where the brackets of fits stand; nil without any.
  var bracketIsAtTop: Bool?

  init(canvas: PanelCanvas, marks: [Mark]) {
    self.canvas = canvas
    self.marks = marks
    occupancy = Occupancy(canvas.frame)
  }

  /// Adds a drawn mark.
  mutating func take(_ drawn: DrawnMark) {
    nodes += drawn.nodes
    for dot in drawn.dots { occupancy.mark(dot, radius: drawn.dotRadius) }
    for line in drawn.lines {
      for (start, end) in zip(line, line.dropFirst()) { occupancy.mark(from: start, to: end) }
    }
    for area in drawn.areas {
      for index in area.upper.indices.dropLast() {
        let (left, right) = (area.upper[index], area.upper[index + 1])
        let top = min(left.y, right.y)
        let bottom = max(area.lower[index].y, area.lower[index + 1].y)
        occupancy.mark(
          Rectangle(
            x: min(left.x, right.x), y: top, width: (right.x - left.x).magnitude,
            height: max(0, bottom - top)))
      }
    }
    for block in drawn.blocks { occupancy.mark(block) }
    for text in drawn.texts {
      labels.append(.text(text))
      occupancy.mark(text.frame)
    }
  }
}
