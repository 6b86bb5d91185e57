import Testing

@testable import Plots

@Suite struct ContourTraceTests {
  private struct Case {
    var field: Field
    var lines: [Double: [[Point]]]
  }

  private func cases() throws -> [Case] {
    let rows = try oracleRows("contours.csv")
    return try (0..<3).map { index in
      let own = rows.filter { $0[1] == "\(index)" }
      let values = own.filter { $0[0] == "f" }
      let columns = try #require(values.compactMap { Int($0[2]) }.max()) + 1
      var lines: [Double: [[Point]]] = [:]
      for row in own where row[0] == "p" {
        let (level, line) = (try #require(Double(row[2])), try #require(Int(row[3])))
        if lines[level, default: []].count <= line { lines[level, default: []].append([]) }
        let place = Point(try #require(Double(row[4])), try #require(Double(row[5])))
        lines[level, default: []][line].append(place)
      }
      let count = values.count / columns
      return Case(
        field: Field(
          values.map { Float($0[4]) ?? .nan }, columns: columns, rows: count,
          x: 0...Double(columns - 1), y: 0...Double(count - 1)), lines: lines)
    }
  }

  private func length(_ line: [Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) {
      let (dx, dy) = ($1.0.x - $1.1.x, $1.0.y - $1.1.y)
      return $0 + (dx * dx + dy * dy).squareRoot()
    }
  }

  @Test func linesAreThoseOfContourpy() throws {
    var compared = 0
    for one in try cases() {
      for (level, expected) in one.lines {
        let found = ContourTrace(one.field, level: level).lines
        #expect(found.count == expected.count)
        // Lengths in order say which points are joined; the tolerance is the CSV's and Float's.
        let (ours, theirs) = (found.map(length).sorted(), expected.map(length).sorted())
        for (own, other) in zip(ours, theirs) { #expect(abs(own - other) < 1e-5) }
        #expect(
          found.count { $0.first == $0.last } == expected.count { $0.first == $0.last })
        for point in expected.joined() {
          #expect(
            found.joined().contains { abs($0.x - point.x) < 1e-5 && abs($0.y - point.y) < 1e-5 })
          compared += 1
        }
      }
    }
    #expect(compared > 100)
  }

  @Test func saddlesGoByTheMean() {
    func lines(_ values: [Float]) -> [[Point]] {
      ContourTrace(Field(values, columns: 2, rows: 2, x: 0...1, y: 0...1), level: 0).lines
    }
    // High at two opposite corners: joined where the middle is high, cut off where it is low.
    let joined = lines([3, -1, -1, 3])
    let cut = lines([1, -3, -3, 1])
    #expect(joined.count == 2 && cut.count == 2)
    // Each line runs about one corner: a low one, then a high one.
    #expect(joined.allSatisfy { $0.allSatisfy { abs($0.x - $0.y) > 0.5 } })
    #expect(cut.allSatisfy { $0.allSatisfy { abs($0.x + $0.y - 1) > 0.5 } })
  }

  @Test func loopsEncloseWhatIsHigher() throws {
    for one in try cases() {
      for level in one.lines.keys {
        let loops = ContourTrace(one.field, level: level).loops
        for row in 0..<one.field.rows {
          for column in 0..<one.field.columns {
            let value = Double(one.field.values[row * one.field.columns + column])
            guard value.isFinite, abs(value - level) > 0.05 else { continue }
            // Inside by winding number, a hair off the place towards the middle of the field.
            let place = Point(
              Double(column) + (column == 0 ? 1e-4 : -1e-4), Double(row) + (row == 0 ? 1e-4 : -1e-4)
            )
            guard isWhole(one.field, place) else { continue }
            #expect((Winding.number(loops, about: place) > 0) == (value > level))
          }
        }
      }
    }
  }

  private func isWhole(_ field: Field, _ place: Point) -> Bool {
    let (column, row) = (Int(place.x), Int(place.y))
    return [0, 1, field.columns, field.columns + 1].allSatisfy {
      field.values[row * field.columns + column + $0].isFinite
    }
  }

  @Test func linesHaveTheHigherValuesOnTheirLeft() throws {
    for one in try cases() {
      for level in one.lines.keys {
        let trace = ContourTrace(one.field, level: level)
        for line in trace.lines {
          let step = (line[0], line[1])
          let (dx, dy) = (step.1.x - step.0.x, step.1.y - step.0.y)
          let size = (dx * dx + dy * dy).squareRoot()
          let middle = Point(
            (step.0.x + step.1.x) / 2 - 1e-3 * dy / size,
            (step.0.y + step.1.y) / 2 + 1e-3 * dx / size)
          #expect(Winding.number(trace.loops, about: middle) > 0)
        }
      }
    }
  }
}

/// How often outlines go round a point: the slow and sure way.
enum Winding {
  static func number(_ loops: [[Point]], about point: Point) -> Int {
    var number = 0
    for loop in loops {
      for (start, end) in zip(loop, loop.dropFirst() + loop.prefix(1)) {
        let turn =
          (end.x - start.x) * (point.y - start.y) - (point.x - start.x) * (end.y - start.y)
        if start.y <= point.y, end.y > point.y, turn > 0 { number += 1 }
        if start.y > point.y, end.y <= point.y, turn < 0 { number -= 1 }
      }
    }
    return number
  }

  static func area(_ loop: [Point]) -> Double {
    zip(loop, loop.dropFirst() + loop.prefix(1)).reduce(0) {
      $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
    }
  }
}
