import Typography

extension LabelPlacement {
  /// From a dot's edge to its name.
  private static let gap = 1.8

  /// Puts names beside their dots: at the first of eight places that is empty, those with the
  /// fewest empty places first; where none is empty, at the nearest one that is, with a leader.
  func placeNames(_ panel: inout DrawnPanel) throws {
    struct Wish {
      var box: TextBox
      var dot: Point
      var radius: Double
      var color: SeriesColor
    }
    var wishes: [Wish] = []
    let view = panel.canvas.frame.grown(0.01)
    for mark in panel.marks {
      guard case .points(let points) = mark, !points.names.isEmpty else { continue }
      for (dot, name) in zip(panel.canvas.points(points.x, points.y), points.names)
      where !name.isEmpty && view.holds(dot) {
        wishes.append(
          Wish(
            box: try setter.box(name, theme.remark), dot: dot, radius: points.size / 2,
            color: points.color))
      }
    }
    guard !wishes.isEmpty else { return }
    panel.occupancy.sumUp()
    let choices = wishes.map { wish in
      places(wish.box, about: wish.dot, radius: wish.radius)
        .count { panel.isFree($0, margin: 0.6) }
    }
    for index in wishes.indices.sorted(by: { (choices[$0], $0) < (choices[$1], $1) }) {
      let wish = wishes[index]
      // A little farther away where error bars are in the way.
      let places = [0, 2.5, 5].flatMap {
        self.places(wish.box, about: wish.dot, radius: wish.radius + $0)
      }
      if let place = places.first(where: { panel.isFree($0, margin: 0.6) }) {
        panel.setText(wish.box, in: place, paint: .ink)
      } else {
        panel.setClearText(wish.box, near: places[0], of: wish.dot, paint: .ink)
      }
    }
  }

  /// Right, left, above, below, then the four corners.
  private func places(_ box: TextBox, about dot: Point, radius: Double) -> [Rectangle] {
    let away = radius + Self.gap
    let corner = 0.6 * radius + Self.gap
    let (width, height) = (box.width, box.height)
    let (left, right) = (dot.x - away - width, dot.x + away)
    let (above, below) = (dot.y - away - height, dot.y + away)
    let middle = (x: dot.x - width / 2, y: dot.y - height / 2)
    let near = (
      left: dot.x - corner - width, right: dot.x + corner, above: dot.y - corner - height,
      below: dot.y + corner
    )
    return [
      (right, middle.y), (left, middle.y), (middle.x, above), (middle.x, below),
      (near.right, near.above), (near.left, near.above), (near.right, near.below),
      (near.left, near.below),
    ].map { Rectangle(x: $0.0, y: $0.1, width: width, height: height) }
  }
}

extension DrawnPanel {
  /// From here on a text has a leader to its place, in points.
  private static let farAway = 9.0

  /// Sets a text where the panel is empty, as near as can be, and leads a line to its place where
  /// that is far away but in view; drops it where no place is free of texts.
  mutating func setClearText(
    _ box: TextBox, near area: Rectangle, of place: Point, paint: Paint
  ) {
    occupancy.sumUp()
    guard let own = isFree(area, margin: 0.6) ? area : free(area) else {
      dropped.append(box.text)
      return
    }
    let foot = Point(
      min(own.maxX, max(own.x, place.x)), min(own.maxY, max(own.y, place.y)))
    let (dx, dy) = (foot.x - place.x, foot.y - place.y)
    let length = (dx * dx + dy * dy).squareRoot()
    if length > Self.farAway, canvas.frame.holds(place) {
      let (from, to) = (2.2 / length, 1 - 1.2 / length)
      let line = [from, to].map { Point(place.x + $0 * dx, place.y + $0 * dy) }
      let path = ScenePath(
        PanelCanvas.polyline(line), stroke: Stroke(.secondaryInk, width: 0.4))
      nodes.append(.group(SceneGroup([.path(path)], name: "leader")))
      occupancy.mark(from: line[0], to: line[1])
    }
    setText(box, in: own, paint: paint)
  }
}
