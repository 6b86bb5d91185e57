/// Draws lines with as few points as the eye can tell from all of them.
enum LineReduction {
  /// Width of the columns within which points are merged, in points.
  static let column = 0.24

  /// Runs of finite points.
  static func split(_ points: [Point]) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for point in points {
      if point.x.isFinite, point.y.isFinite {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// The parts of a line within an area.
  /// - Source: Liang & Barsky, "A new concept and method for line clipping", 1984.
  static func clip(_ run: [Point], to area: Rectangle) -> [[Point]] {
    guard run.count > 1 else { return run.filter { area.holds($0) }.map { [$0] } }
    var parts: [[Point]] = []
    var part: [Point] = []
    for (start, end) in zip(run, run.dropFirst()) {
      guard let (from, to) = segment(start, end, within: area) else {
        if !part.isEmpty { parts.append(part) }
        part = []
        continue
      }
      if part.last != from {
        if !part.isEmpty { parts.append(part) }
        part = [from]
      }
      part.append(to)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func segment(
    _ start: Point, _ end: Point, within area: Rectangle
  ) -> (Point, Point)? {
    if area.holds(start), area.holds(end) { return (start, end) }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (first, last) = (0.0, 1.0)
    /// Narrows the share of the segment that lies within one side; false where none does.
    func narrow(_ towards: Double, _ room: Double) -> Bool {
      if towards == 0 { return room >= 0 }
      if towards < 0 {
        first = max(first, room / towards)
      } else {
        last = min(last, room / towards)
      }
      return first <= last
    }
    guard narrow(-dx, start.x - area.x), narrow(dx, area.maxX - start.x),
      narrow(-dy, start.y - area.y), narrow(dy, area.maxY - start.y)
    else { return nil }
    // From points very far away rounding would miss the area.
    func place(_ share: Double) -> Point {
      Point(
        min(area.maxX, max(area.x, start.x + share * dx)),
        min(area.maxY, max(area.y, start.y + share * dy)))
    }
    return (
      first == 0 && area.holds(start) ? start : place(first),
      last == 1 && area.holds(end) ? end : place(last)
    )
  }

  /// The parts of a line outside an area, as around a label on it.
  static func cut(_ run: [Point], by area: Rectangle) -> [[Point]] {
    var parts: [[Point]] = []
    var part: [Point] = []
    func flush() {
      if part.count > 1 { parts.append(part) }
      part = []
    }
    if let first = run.first, !area.holds(first) { part = [first] }
    for (start, end) in zip(run, run.dropFirst()) {
      guard let (from, to) = segment(start, end, within: area) else {
        part.append(end)
        continue
      }
      if from != start { part.append(from) }
      flush()
      if to != end { part = [to, end] }
    }
    flush()
    return parts
  }

  /// First, lowest, highest and last point of every column of 0.24 pt, in their order.
  /// - Source: Jugel et al., "M4: a visualization-oriented time series data aggregation", 2014.
  static func reduce(_ run: [Point]) -> [Point] {
    var kept: [Point] = []
    var start = 0
    while start < run.count {
      let column = Self.column(of: run[start])
      var end = start
      var (low, high) = (start, start)
      while end < run.count, Self.column(of: run[end]) == column {
        if run[end].y < run[low].y { low = end }
        if run[end].y > run[high].y { high = end }
        end += 1
      }
      var previous = -1
      for index in [start, min(low, high), max(low, high), end - 1] where index > previous {
        kept.append(run[index])
        previous = index
      }
      start = end
    }
    return kept
  }

  /// Points without those that cover their like: in the same square of 0.24 pt as one before.
  static func thin(_ points: [Point]) -> [Point] {
    struct Cell: Hashable {
      var column: Int
      var row: Int
    }
    var seen: Set<Cell> = []
    return points.filter { point in
      let row = Int((point.y / column).rounded(.down))
      return seen.insert(Cell(column: column(of: point), row: row)).inserted
    }
  }

  private static func column(of point: Point) -> Int {
    Int((max(-1e6, min(1e6, point.x)) / column).rounded(.down))
  }
}

extension Rectangle {
  /// Whether a point lies within.
  func holds(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }
}
