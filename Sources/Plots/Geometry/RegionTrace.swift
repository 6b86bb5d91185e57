/// The areas in which each of several fields is the largest, with smooth borders.
///
/// Every cell is divided into four triangles about its middle, where each field has the mean of the
/// corners. In a triangle the fields are planes, so the areas are exact polygons: borders are zeros
/// of the largest minus the second, and meet in the point where three fields are equal.
struct RegionTrace {
  /// A border of two areas; the lower-numbered one lies on its left.
  struct Border {
    var classes: (Int, Int)
    var lines: [[Point]]
  }

  /// About each class's areas in fractional columns and rows, counter-clockwise with rows upwards.
  private(set) var loops: [[[Point]]]
  /// Between areas, in ascending order of their classes.
  private(set) var borders: [Border] = []

  private let columns: Int
  private let rows: Int
  /// Of every class at every place.
  private let scores: [[Double]]
  private var corners: [Int: Int] = [:]
  private var crossings: [Int: [Crossing]] = [:]
  private var points: [Point] = []
  private var outlines: [PathLinker]
  private var lines: [PathLinker]

  private struct Crossing {
    var node: Int
    var from: Int
    var to: Int
  }

  /// Traces all classes.
  /// - Parameter scores: One grid a class, row by row; NaN and −∞ count as less than all others.
  /// - Complexity: O(classes · places), and O(classes⁴) where three areas meet.
  init(_ scores: [[Float]], columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    let count = scores.count
    let finite = scores.joined().filter(\.isFinite)
    let (least, most) = (Double(finite.min() ?? 0), Double(finite.max() ?? 0))
    let below = least < most ? 2 * least - most : least - 1
    // No two classes are ever quite equal: the lower number wins.
    let lift = 1e-9 * max(most - least, 1e-6 * max(most.magnitude, 1e-30))
    self.scores = scores.enumerated().map { index, grid in
      grid.map { value in
        let held = value.isFinite ? Double(value) : value == .infinity ? most : below
        return held - Double(index) * lift
      }
    }
    loops = Array(repeating: [], count: count)
    outlines = Array(repeating: PathLinker(), count: count)
    lines = Array(repeating: PathLinker(), count: count * count)
    let isWhole = scores.allSatisfy { $0.count == columns * rows }
    guard count > 0, isWhole, columns > 1, rows > 1 else { return }
    let tops = (0..<columns * rows).map { top(at: $0) }
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 { walk(column, row, tops) }
    }
    link()
  }

  private mutating func link() {
    for index in outlines.indices {
      loops[index] = outlines[index].paths().closed.map { $0.map { points[$0] } }
    }
    let count = outlines.count
    for low in 0..<count {
      for high in low + 1..<max(low + 1, count) where !lines[low * count + high].isEmpty {
        let paths = lines[low * count + high].paths()
        let all = paths.open + paths.closed.map { $0 + [$0[0]] }
        borders.append(Border(classes: (low, high), lines: all.map { $0.map { points[$0] } }))
      }
    }
  }

  // MARK: Places

  private var middleStart: Int { columns * rows }

  /// A vertex's score: given at places, the mean of the corners in the middle of a cell.
  private func score(_ index: Int, at vertex: Int) -> Double {
    if vertex < middleStart { return scores[index][vertex] }
    let cell = vertex - middleStart
    let grid = scores[index]
    return 0.25 * (grid[cell] + grid[cell + 1] + grid[cell + columns] + grid[cell + columns + 1])
  }

  private func place(_ vertex: Int) -> Point {
    let isMiddle = vertex >= middleStart
    let corner = isMiddle ? vertex - middleStart : vertex
    let half = isMiddle ? 0.5 : 0
    return Point(Double(corner % columns) + half, Double(corner / columns) + half)
  }

  private func top(at vertex: Int) -> Int {
    var best = 0
    for index in scores.indices where score(index, at: vertex) > score(best, at: vertex) {
      best = index
    }
    return best
  }

  private mutating func node(_ point: Point) -> Int {
    points.append(point)
    return points.count - 1
  }

  private mutating func corner(_ vertex: Int) -> Int {
    if let known = corners[vertex] { return known }
    let made = node(place(vertex))
    corners[vertex] = made
    return made
  }

  // MARK: Sides

  /// Where the largest score changes hands between two vertices, from the lower-numbered one.
  private mutating func crossings(_ one: Int, _ other: Int) -> [Crossing] {
    let (from, to) = (min(one, other), max(one, other))
    let key = from * 2 * middleStart + to
    if let known = crossings[key] { return known }
    let starts = scores.indices.map { score($0, at: from) }
    let slopes = scores.indices.map { score($0, at: to) - starts[$0] }
    let (start, end) = (place(from), place(to))
    var found: [Crossing] = []
    var (own, reached) = (top(at: from), 0.0)
    while true {
      var next: (share: Double, index: Int)?
      for index in scores.indices where slopes[index] > slopes[own] {
        let share = max(reached, (starts[own] - starts[index]) / (slopes[index] - slopes[own]))
        if share >= 1 { continue }
        guard let best = next else {
          next = (share, index)
          continue
        }
        if share < best.share || (share == best.share && slopes[index] > slopes[best.index]) {
          next = (share, index)
        }
      }
      guard let next else { break }
      let node = node(
        Point(
          start.x + next.share * (end.x - start.x), start.y + next.share * (end.y - start.y)))
      found.append(Crossing(node: node, from: own, to: next.index))
      (own, reached) = (next.index, next.share)
    }
    crossings[key] = found
    return found
  }

  // MARK: Cells

  private mutating func walk(_ column: Int, _ row: Int, _ tops: [Int]) {
    let corner = row * columns + column
    let around = [corner, corner + 1, corner + columns + 1, corner + columns]
    let isRim = [row == 0, column == columns - 2, row == rows - 2, column == 0]
    for side in 0..<4 where isRim[side] { follow(around[side], around[(side + 1) % 4], tops) }
    guard around.contains(where: { tops[$0] != tops[corner] }) else { return }
    for side in 0..<4 { divide([around[side], around[(side + 1) % 4], middleStart + corner]) }
  }

  /// The rim of the grid belongs to the classes that are largest on it.
  private mutating func follow(_ from: Int, _ to: Int, _ tops: [Int]) {
    var found = crossings(from, to)
    if from > to {
      found = found.reversed().map { Crossing(node: $0.node, from: $0.to, to: $0.from) }
    }
    var (last, own) = (self.corner(from), tops[from])
    for crossing in found {
      outlines[own].add(from: last, to: crossing.node)
      (last, own) = (crossing.node, crossing.to)
    }
    outlines[own].add(from: last, to: self.corner(to))
  }

  private mutating func divide(_ triangle: [Int]) {
    let count = scores.count
    var ends: [Int: [Int]] = [:]
    var present: Set<Int> = []
    for side in 0..<3 {
      for crossing in crossings(triangle[side], triangle[(side + 1) % 3]) {
        let pair = min(crossing.from, crossing.to) * count + max(crossing.from, crossing.to)
        ends[pair, default: []].append(crossing.node)
        present.formUnion([crossing.from, crossing.to])
      }
    }
    guard !ends.isEmpty else { return }
    let corners = triangle.map(place)
    if present.count > 2 {
      for (classes, point) in junctions(triangle, corners) {
        let made = node(point)
        for (low, high) in [(0, 1), (0, 2), (1, 2)] {
          ends[classes[low] * count + classes[high], default: []].append(made)
        }
      }
    }
    for pair in ends.keys.sorted() {
      guard let nodes = ends[pair], let (from, to) = farthest(nodes) else { continue }
      connect(from, to, pair / count, pair % count, triangle, corners)
    }
  }

  /// The two nodes farthest apart; more than two are the work of rounding.
  private func farthest(_ nodes: [Int]) -> (Int, Int)? {
    guard nodes.count > 1 else { return nil }
    var best = (nodes[0], nodes[1])
    var largest = -1.0
    for one in nodes.indices {
      for other in nodes[..<one] {
        let (a, b) = (points[nodes[one]], points[other])
        let square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
        if square > largest { (best, largest) = ((other, nodes[one]), square) }
      }
    }
    return best
  }

  private mutating func connect(
    _ one: Int, _ other: Int, _ low: Int, _ high: Int, _ triangle: [Int], _ corners: [Point]
  ) {
    let leads = triangle.map { score(low, at: $0) - score(high, at: $0) }
    let far = leads.indices.max { leads[$0].magnitude < leads[$1].magnitude } ?? 0
    let (start, end) = (points[one], points[other])
    let turn =
      (end.x - start.x) * (corners[far].y - start.y) - (end.y - start.y)
      * (corners[far].x - start.x)
    let (from, to) = (turn > 0) == (leads[far] > 0) ? (one, other) : (other, one)
    lines[low * scores.count + high].add(from: from, to: to)
    outlines[low].add(from: from, to: to)
    outlines[high].add(from: to, to: from)
  }

  /// Points within a triangle where three classes are equal and no other is larger.
  private func junctions(
    _ triangle: [Int], _ corners: [Point]
  ) -> [(classes: [Int], point: Point)] {
    let values = scores.indices.map { index in triangle.map { score(index, at: $0) } }
    var found: [(classes: [Int], point: Point)] = []
    for i in values.indices {
      for j in values.indices where j > i {
        for k in values.indices where k > j {
          let (a, b) = (zip(values[i], values[j]).map(-), zip(values[i], values[k]).map(-))
          let weights = [
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
          ]
          let sum = weights[0] + weights[1] + weights[2]
          let shares = weights.map { $0 / sum }
          guard sum != 0, shares.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { continue }
          func value(_ index: Int) -> Double {
            shares[0] * values[index][0] + shares[1] * values[index][1]
              + shares[2] * values[index][2]
          }
          let own = value(i)
          guard values.indices.allSatisfy({ [i, j, k].contains($0) || value($0) < own }) else {
            continue
          }
          let x = shares[0] * corners[0].x + shares[1] * corners[1].x + shares[2] * corners[2].x
          let y = shares[0] * corners[0].y + shares[1] * corners[1].y + shares[2] * corners[2].y
          found.append(([i, j, k], Point(x, y)))
        }
      }
    }
    return found
  }
}
