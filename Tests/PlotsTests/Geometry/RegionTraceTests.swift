import Testing

@testable import Plots

@Suite struct RegionTraceTests {
  /// Smooth scores with several regions and triple points.
  private func scores(_ classes: Int, columns: Int, rows: Int, seed: UInt64) -> [[Float]] {
    var random = Dice(seed: seed)
    return (0..<classes).map { _ in
      let (a, b, c) = (random.between(-1, 1), random.between(-1, 1), random.between(-0.2, 0.2))
      let shift = random.between(-3, 3)
      return (0..<rows).flatMap { row in
        (0..<columns).map { column in
          let (x, y) = (Double(column), Double(row))
          return Float(a * x + b * y + c * (x - 5) * (y - 4) + shift)
        }
      }
    }
  }

  /// Which score is the largest at a place, by the four triangles of its cell.
  private func top(_ scores: [[Float]], columns: Int, at place: Point) -> (best: Int, lead: Double)
  {
    let (column, row) = (Int(place.x), Int(place.y))
    let (u, v) = (place.x - Double(column), place.y - Double(row))
    let values = scores.map { grid -> Double in
      let corner = row * columns + column
      let (a, b) = (Double(grid[corner]), Double(grid[corner + 1]))
      let (c, d) = (Double(grid[corner + columns]), Double(grid[corner + columns + 1]))
      let middle = (a + b + c + d) / 4
      // Barycentric: from the middle towards the two corners of the nearest side.
      let (x, y) = (u - 0.5, v - 0.5)
      let depth = 2 * max(abs(x), abs(y))
      let along = depth == 0 ? 0.5 : 0.5 + (abs(x) > abs(y) ? y : x) / depth
      let (from, to) = abs(x) > abs(y) ? (x > 0 ? (b, d) : (a, c)) : (y > 0 ? (c, d) : (a, b))
      return middle + depth * (from + along * (to - from) - middle)
    }
    let order = values.indices.sorted { values[$0] > values[$1] }
    return (order[0], order.count > 1 ? values[order[0]] - values[order[1]] : 1)
  }

  @Test(arguments: [(2, 1), (3, 2), (5, 3), (10, 4), (10, 5), (7, 6)] as [(Int, UInt64)])
  func everyPlaceLiesInTheRegionOfItsLargestScore(classes: Int, seed: UInt64) {
    let (columns, rows) = (11, 9)
    let scores = scores(classes, columns: columns, rows: rows, seed: seed)
    let trace = RegionTrace(scores, columns: columns, rows: rows)
    var random = Dice(seed: seed + 100)
    for _ in 0..<400 {
      let place = Point(random.between(0, 9.999), random.between(0, 7.999))
      let (best, lead) = top(scores, columns: columns, at: place)
      guard lead > 1e-4 else { continue }  // On a border either side will do.
      let inside = trace.loops.indices.filter { Winding.number(trace.loops[$0], about: place) > 0 }
      #expect(inside == [best])
    }
    let area = trace.loops.joined().map(Winding.area).reduce(0, +)
    #expect(abs(area - 80) < 1e-6)  // The whole grid, once.
  }

  @Test func bordersAreWhereTheTwoLargestAreEqual() {
    let scores = scores(10, columns: 11, rows: 9, seed: 4)
    let trace = RegionTrace(scores, columns: 11, rows: 9)
    #expect(!trace.borders.isEmpty)
    for border in trace.borders {
      for line in border.lines {
        for place in line where place.x < 10 && place.y < 8 {
          #expect(abs(top(scores, columns: 11, at: place).lead) < 1e-4)
        }
      }
    }
  }

  @Test func aStraightBorderIsStraight() {
    // Two planes meet on a slanted line; a picture of the largest score would have steps.
    let planes: [[Float]] = [
      (0..<100).map { Float($0 % 10) * 0.7 }, (0..<100).map { Float($0 / 10) * 0.4 + 1.1 },
    ]
    let trace = RegionTrace(planes, columns: 10, rows: 10)
    let points = trace.borders.flatMap { $0.lines.joined() }
    #expect(points.count > 10)
    #expect(points.allSatisfy { abs(0.7 * $0.x - 0.4 * $0.y - 1.1) < 1e-5 })
    #expect(trace.borders[0].lines.count == 1)
  }

  @Test func equalScoresGoToTheLowerNumber() {
    let flat = [Float](repeating: 1, count: 16)
    let trace = RegionTrace([flat, flat, flat], columns: 4, rows: 4)
    #expect(trace.loops.map(\.count) == [1, 0, 0])
    #expect(trace.borders.isEmpty)
  }

  @Test func whatIsNotFiniteCountsAsTheLeast() {
    var high = [Float](repeating: 2, count: 9)
    high[4] = .nan
    let trace = RegionTrace(
      [high, [Float](repeating: 1, count: 9)], columns: 3, rows: 3)
    #expect(trace.loops[1].count == 1)
  }
}

@Suite struct PoleOfInaccessibilityTests {
  @Test func findsTheMiddleOfASquareAndAvoidsAHole() throws {
    let square = [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]
    let middle = try #require(PoleOfInaccessibility.find([square], precision: 0.01))
    #expect(abs(middle.distance - 5) < 0.02)
    let hole = [Point(4, 4), Point(4, 6), Point(6, 6), Point(6, 4)]
    let beside = try #require(PoleOfInaccessibility.find([square, hole], precision: 0.01))
    #expect(beside.distance < 3.1 && Winding.number([square, hole], about: beside.point) == 1)
  }

  @Test func isAsFarFromTheEdgeAsAnyPlaceOfAGrid() throws {
    var random = Dice(seed: 3)
    for _ in 0..<20 {
      // A star about the middle.
      let loop = (0..<12).map { step -> Point in
        let (x, y) = [
          (1.0, 0.0), (0.87, 0.5), (0.5, 0.87), (0, 1), (-0.5, 0.87), (-0.87, 0.5),
          (-1, 0), (-0.87, -0.5), (-0.5, -0.87), (0, -1), (0.5, -0.87), (0.87, -0.5),
        ][step]
        let radius = random.between(5, 20)
        return Point(radius * x, radius * y)
      }
      let found = try #require(PoleOfInaccessibility.find([loop], precision: 0.1))
      for x in stride(from: -20.0, through: 20, by: 1) {
        for y in stride(from: -20.0, through: 20, by: 1) {
          guard Winding.number([loop], about: Point(x, y)) != 0 else { continue }
          let nearest = zip(loop, loop.dropFirst() + loop.prefix(1)).map { start, end -> Double in
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let share = min(
              1, max(0, ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy)))
            let (px, py) = (start.x + share * dx - x, start.y + share * dy - y)
            return (px * px + py * py).squareRoot()
          }.min()
          #expect((nearest ?? 0) <= found.distance + 0.11)
        }
      }
    }
  }
}
