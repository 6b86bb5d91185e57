/// Which square points of a panel hold ink, so that labels can stand where none is.
struct Occupancy {
  /// The panel on the page.
  let frame: Rectangle
  private let columns: Int
  private let rows: Int
  private var cells: [Bool]
  private var sums: [Int32] = []

  /// An empty panel.
  init(_ frame: Rectangle) {
    self.frame = frame
    columns = max(1, Int(frame.width.rounded(.up)))
    rows = max(1, Int(frame.height.rounded(.up)))
    cells = Array(repeating: false, count: columns * rows)
  }

  // MARK: Ink

  /// Inks a dot.
  mutating func mark(_ point: Point, radius: Double = 0.5) {
    mark(
      Rectangle(
        x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
  }

  /// Inks an area.
  mutating func mark(_ area: Rectangle) {
    let across = cellRange(area.x - frame.x, area.width, columns)
    for row in cellRange(area.y - frame.y, area.height, rows) {
      for column in across { cells[row * columns + column] = true }
    }
  }

  /// Inks a line; one that is far longer than the panel is a mistake and left out.
  mutating func mark(from start: Point, to end: Point, radius: Double = 0.6) {
    guard max((end.x - start.x).magnitude, (end.y - start.y).magnitude) < 1e5 else { return }
    let steps = max(
      1, Int(max((end.x - start.x).magnitude, (end.y - start.y).magnitude).rounded(.up)))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      mark(
        Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)),
        radius: radius)
    }
  }

  private func cellRange(_ start: Double, _ length: Double, _ count: Int) -> Range<Int> {
    let first = min(count, max(0, Int(max(-1, min(1e6, start)).rounded(.down))))
    let end = min(count, max(0, Int(max(-1, min(1e6, start + length)).rounded(.up))))
    return first..<max(first, end)
  }

  // MARK: Asking

  /// Makes sums of the ink so far; ask only after this.
  mutating func sumUp() {
    sums = Array(repeating: 0, count: (columns + 1) * (rows + 1))
    for row in 0..<rows {
      var line: Int32 = 0
      for column in 0..<columns {
        line += cells[row * columns + column] ? 1 : 0
        sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + line
      }
    }
  }

  /// Inked cells in an area of the page.
  func ink(in area: Rectangle) -> Int {
    let across = cellRange(area.x - frame.x, area.width, columns)
    let down = cellRange(area.y - frame.y, area.height, rows)
    let (top, bottom) = (down.lowerBound * (columns + 1), down.upperBound * (columns + 1))
    return Int(
      sums[bottom + across.upperBound] - sums[top + across.upperBound]
        - sums[bottom + across.lowerBound] + sums[top + across.lowerBound])
  }

  /// The place for an area of this size with the least ink, nearest to `anchor`, in the panel; nil
  /// where every place is taken.
  /// - Parameter isTaken: Areas where it must not stand in any case.
  func place(
    width: Double, height: Double, near anchor: Point, margin: Double = 2,
    isTaken: (Rectangle) -> Bool
  ) -> Rectangle? {
    let (right, bottom) = (frame.width - width - margin, frame.height - height - margin)
    var best: Rectangle?
    var bestCost = Double.infinity
    for dy in stride(from: margin, through: max(margin, bottom), by: 1) {
      for dx in stride(from: margin, through: max(margin, right), by: 1) {
        let area = Rectangle(x: frame.x + dx, y: frame.y + dy, width: width, height: height)
        let (ax, ay) = (area.x + width / 2 - anchor.x, area.y + height / 2 - anchor.y)
        let cost = 1e4 * Double(ink(in: area.grown(1.5))) + (ax * ax + ay * ay).squareRoot()
        if cost < bestCost, !isTaken(area) { (best, bestCost) = (area, cost) }
      }
    }
    return best
  }
}
