import Testing

@testable import Plots

@Suite struct LineReductionTests {
  private let wave = (0..<5000).map { index in
    Point(Double(index) * 0.02, Double((index * 7919) % 997) / 10)
  }

  @Test func everyColumnKeepsItsExtremesAndEnds() {
    let kept = LineReduction.reduce(wave)
    #expect(kept.count < wave.count / 2)
    func columns(_ points: [Point]) -> [Int: [Point]] {
      Dictionary(grouping: points) { Int(($0.x / LineReduction.column).rounded(.down)) }
    }
    let (before, after) = (columns(wave), columns(kept))
    #expect(before.count == after.count)
    for (column, points) in before {
      let mine = after[column] ?? []
      #expect(mine.count <= 4)
      #expect(mine.first == points.first && mine.last == points.last)
      #expect(mine.map(\.y).min() == points.map(\.y).min())
      #expect(mine.map(\.y).max() == points.map(\.y).max())
    }
  }

  @Test func shortLinesStayAsTheyAre() {
    let line = [Point(0, 0), Point(1, 5), Point(2, 3)]
    #expect(LineReduction.reduce(line) == line)
  }

  @Test func linesBreakAtNaN() {
    let gap = Point(1, .nan)
    let runs = LineReduction.split([gap, Point(0, 0), Point(1, 1), gap, gap, Point(2, 2)])
    #expect(runs == [[Point(0, 0), Point(1, 1)], [Point(2, 2)]])
  }

  @Test func clippingEndsOnTheEdges() {
    let area = Rectangle(x: 0, y: 0, width: 10, height: 10)
    let parts = LineReduction.clip(
      [Point(-5, 5), Point(5, 5), Point(5, 20), Point(8, 20), Point(8, -10)], to: area)
    #expect(parts == [[Point(0, 5), Point(5, 5), Point(5, 10)], [Point(8, 10), Point(8, 0)]])
    #expect(LineReduction.clip([Point(-5, 5), Point(-1, 9)], to: area).isEmpty)
    #expect(LineReduction.clip([Point(3, 3)], to: area) == [[Point(3, 3)]])
  }

  @Test func aLineThroughTheAreaOfFarEndsIsCut() {
    let parts = LineReduction.clip(
      [Point(-1e9, -1e9), Point(1e9, 1e9)], to: Rectangle(x: 0, y: 0, width: 10, height: 10))
    #expect(parts.count == 1)
    for point in parts.joined() { #expect(abs(point.x - point.y) < 1e-3 && abs(point.x) < 11) }
  }

  @Test func thinningDropsOnlyWhatOneCannotSee() {
    let thick = (0..<1000).map { Point(Double($0) * 0.001, 5) } + [Point(0.5, 6)]
    let kept = LineReduction.thin(thick)
    #expect(kept.count == 6)  // Five columns at 5, and the one at 6.
    #expect(kept.last == Point(0.5, 6))
  }
}
