/// The lines on which a field has one value, and the areas above it, from one walk over the cells.
///
/// A cell is four neighbouring places that are all finite. Lines cross its sides by linear
/// interpolation; where two opposite corners are above and two not, the mean of the four decides
/// which are joined. Lines have the higher values on their left.
/// - Source: Lorensen & Cline, "Marching cubes", 1987, in two dimensions; the mean at saddles as
///   contourpy's `serial`.
struct ContourTrace {
  /// A place in fractional columns and rows.
  typealias Place = Point

  /// Where the field has the level; closed lines repeat their first place.
  private(set) var lines: [[Place]] = []
  /// About all that lies above, counter-clockwise with rows upwards; holes the other way.
  private(set) var loops: [[Place]] = []

  private let field: Field
  private let level: Double
  private var places: [Int: Place] = [:]

  /// Traces one level.
  /// - Complexity: O(columns · rows)
  init(_ field: Field, level: Double) {
    self.field = field
    self.level = level
    guard field.isWhole, level.isFinite else { return }
    var line = PathLinker()
    var loop = PathLinker()
    let isHigh = field.values.map { Double($0) > level }
    let hasGaps = !field.values.allSatisfy(\.isFinite)
    for row in 0..<max(0, field.rows - 1) {
      for column in 0..<max(0, field.columns - 1) {
        // Most cells lie wholly on one side: low ones have nothing to trace, high ones only a rim.
        let corner = row * field.columns + column
        let isLow =
          !isHigh[corner] && !isHigh[corner + 1] && !isHigh[corner + field.columns]
          && !isHigh[corner + field.columns + 1]
        let isInner =
          row > 0 && column > 0 && row < field.rows - 2 && column < field.columns - 2
          && isHigh[corner] && isHigh[corner + 1] && isHigh[corner + field.columns]
          && isHigh[corner + field.columns + 1]
        if isLow || isInner && !hasGaps || !isCell(column, row) { continue }
        walk(column, row, line: &line, loop: &loop)
      }
    }
    let traced = line.paths()
    lines = (traced.open + traced.closed.map { $0 + [$0[0]] }).map(resolved)
    loops = loop.paths().closed.map(resolved)
  }

  private func resolved(_ nodes: [Int]) -> [Place] { nodes.compactMap { places[$0] } }

  private func value(_ column: Int, _ row: Int) -> Double {
    Double(field.values[row * field.columns + column])
  }

  private func isCell(_ column: Int, _ row: Int) -> Bool {
    guard column >= 0, row >= 0, column + 1 < field.columns, row + 1 < field.rows else {
      return false
    }
    return value(column, row).isFinite && value(column + 1, row).isFinite
      && value(column, row + 1).isFinite && value(column + 1, row + 1).isFinite
  }

  private mutating func walk(
    _ column: Int, _ row: Int, line: inout PathLinker, loop: inout PathLinker
  ) {
    // Counter-clockwise from the lower left; side s runs from corner s to corner s + 1.
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map { (column + $0.0, row + $0.1) }
    let values = corners.map { value($0.0, $0.1) }
    let isHigh = values.map { $0 > level }
    let neighbours = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    for side in 0..<4 {
      let next = (side + 1) % 4
      guard isHigh[side] || isHigh[next] else { continue }
      let (dx, dy) = neighbours[side]
      guard !isCell(column + dx, row + dy) else { continue }
      let from = isHigh[side] ? corner(corners[side]) : crossing(corners[side], corners[next])
      let to = isHigh[next] ? corner(corners[next]) : crossing(corners[side], corners[next])
      loop.add(from: from, to: to)
    }
    let leaving = (0..<4).filter { isHigh[$0] && !isHigh[($0 + 1) % 4] }
    let entering = (0..<4).filter { !isHigh[$0] && isHigh[($0 + 1) % 4] }
    // At a saddle the line goes to the next way in, about the low corner, where the middle is high;
    // else back to the way in before, about the high corner.
    let isMiddleHigh = 0.25 * (values[0] + values[1] + values[2] + values[3]) > level
    for side in leaving {
      let steps = leaving.count == 1 ? [1, 2, 3] : isMiddleHigh ? [1] : [3]
      guard let way = steps.first(where: { entering.contains((side + $0) % 4) }) else { continue }
      let end = (side + way) % 4
      let from = crossing(corners[side], corners[(side + 1) % 4])
      let to = crossing(corners[end], corners[(end + 1) % 4])
      line.add(from: from, to: to)
      loop.add(from: from, to: to)
    }
  }

  private mutating func corner(_ place: (Int, Int)) -> Int {
    let id = 3 * (place.1 * field.columns + place.0) + 2
    places[id] = Point(Double(place.0), Double(place.1))
    return id
  }

  /// The node on the side between two corners, computed from its left or lower end.
  private mutating func crossing(_ one: (Int, Int), _ other: (Int, Int)) -> Int {
    let (low, high) = one.0 + one.1 < other.0 + other.1 ? (one, other) : (other, one)
    let isUpright = low.0 == high.0
    let id = 3 * (low.1 * field.columns + low.0) + (isUpright ? 1 : 0)
    if places[id] == nil {
      let (from, to) = (value(low.0, low.1), value(high.0, high.1))
      let share = (level - from) / (to - from)
      places[id] = Point(
        Double(low.0) + (isUpright ? 0 : share), Double(low.1) + (isUpright ? share : 0))
    }
    return id
  }
}
