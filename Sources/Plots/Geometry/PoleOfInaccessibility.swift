/// The point of an area that is farthest from its edge.
///
/// - Source: the quadtree search of Mapbox's *polylabel*, after Garcia-Castellanos & Lombardo,
///   "Poles of inaccessibility", *Scottish Geographical Journal* 123 (2007) 227.
struct PoleOfInaccessibility {
  private struct Cell {
    var center: Point
    var half: Double
    var distance: Double
    /// No point of the cell is farther from the edge.
    var bound: Double { distance + half * 1.4142135623730951 }
  }

  private let edges: [(Point, Point)]
  private let stretch: Double

  /// The point and its distance to the edge; nil for an area without extent.
  /// - Parameters:
  ///   - loops: Outlines and holes.
  ///   - stretch: Distances along x count this much more, for a label higher than it is wide; less
  ///     than one for a label that is wide.
  ///   - least: Smaller distances are of no use; nil is returned for them.
  ///   - precision: How far the distance may be from the largest.
  static func find(
    _ loops: [[Point]], stretch: Double = 1, least: Double = 0, precision: Double = 0.5
  ) -> (point: Point, distance: Double)? {
    PoleOfInaccessibility(loops, stretch: stretch).search(least: least, precision: precision)
  }

  private init(_ loops: [[Point]], stretch: Double) {
    self.stretch = stretch
    edges = loops.flatMap { loop -> [(Point, Point)] in
      let own = loop.map { Point($0.x * stretch, $0.y) }
      return zip(own, own.dropFirst() + own.prefix(1)).map { ($0, $1) }
    }
  }

  private func search(least: Double, precision: Double) -> (point: Point, distance: Double)? {
    let xs = edges.map(\.0.x)
    let ys = edges.map(\.0.y)
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max(),
      right > left, bottom > top
    else { return nil }
    let size = max(min(right - left, bottom - top), max(right - left, bottom - top) / 64)
    var cells: [Cell] = []
    var best = cell(Point((left + right) / 2, (top + bottom) / 2), half: 0)
    /// Whether a cell may hold a place that is better than the best, and good enough.
    func isHopeful(_ cell: Cell) -> Bool {
      cell.bound > max(best.distance + precision, least)
    }
    for x in stride(from: left, to: right, by: size) {
      for y in stride(from: top, to: bottom, by: size) {
        let made = cell(Point(x + size / 2, y + size / 2), half: size / 2)
        if isHopeful(made) { cells.append(made) }
      }
    }
    for _ in 0..<4000 {
      guard let next = cells.indices.max(by: { cells[$0].bound < cells[$1].bound }) else { break }
      let own = cells[next]
      cells.swapAt(next, cells.count - 1)
      cells.removeLast()
      if own.distance > best.distance { best = own }
      guard isHopeful(own) else { break }
      let half = own.half / 2
      for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
        let made = cell(Point(own.center.x + dx, own.center.y + dy), half: half)
        if isHopeful(made) { cells.append(made) }
      }
    }
    guard best.distance > 0, best.distance >= least else { return nil }
    return (Point(best.center.x / stretch, best.center.y), best.distance)
  }

  private func cell(_ center: Point, half: Double) -> Cell {
    Cell(center: center, half: half, distance: distance(center))
  }

  /// To the nearest edge; negative outside.
  private func distance(_ point: Point) -> Double {
    var nearest = Double.infinity
    var isInside = false
    for (start, end) in edges {
      if (start.y > point.y) != (end.y > point.y),
        point.x < (end.x - start.x) * (point.y - start.y) / (end.y - start.y) + start.x
      {
        isInside.toggle()
      }
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = dx * dx + dy * dy
      let along = length > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0
      let share = min(1, max(0, along))
      let (x, y) = (start.x + share * dx - point.x, start.y + share * dy - point.y)
      nearest = min(nearest, x * x + y * y)
    }
    return (isInside ? 1 : -1) * nearest.squareRoot()
  }
}
