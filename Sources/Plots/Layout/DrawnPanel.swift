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
  /// Where the brackets of fits stand; nil without any.
  var bracketIsAtTop: Bool?

  init(canvas: PanelCanvas, marks: [Mark]) {
    self.canvas = canvas
    self.marks = marks
    occupancy = Occupancy(canvas.frame)
  }

  /// Adds a drawn mark.
  mutating func take(_ drawn: DrawnMark, of mark: Mark) {
    nodes += drawn.nodes
    for dot in drawn.dots { occupancy.mark(dot, radius: 1) }
    for line in drawn.lines {
      for (start, end) in zip(line, line.dropFirst()) { occupancy.mark(from: start, to: end) }
    }
    if case .imageGrid = mark { occupancy.mark(canvas.frame) }
  }
}
