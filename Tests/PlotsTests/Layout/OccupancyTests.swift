import Testing

@testable import Plots

@Suite struct OccupancyTests {
  @Test func sumsCountInkedCells() {
    var panel = Occupancy(Rectangle(x: 10, y: 20, width: 50, height: 40))
    panel.mark(Rectangle(x: 12, y: 22, width: 3, height: 4))
    panel.sumUp()
    #expect(panel.ink(in: Rectangle(x: 10, y: 20, width: 50, height: 40)) == 12)
    #expect(panel.ink(in: Rectangle(x: 14, y: 25, width: 9, height: 9)) == 1)
    #expect(panel.ink(in: Rectangle(x: 15, y: 26, width: 9, height: 9)) == 0)
  }

  @Test func inkOutsideThePanelIsIgnored() {
    var panel = Occupancy(Rectangle(x: 0, y: 0, width: 10, height: 10))
    panel.mark(Point(1e12, -1e12))
    panel.mark(from: Point(-5, -5), to: Point(-5, 30))
    panel.sumUp()
    #expect(panel.ink(in: Rectangle(x: 0, y: 0, width: 10, height: 10)) == 0)
  }

  @Test func placesWhereNoInkIs() throws {
    var panel = Occupancy(Rectangle(x: 0, y: 0, width: 100, height: 60))
    panel.mark(Rectangle(x: 0, y: 0, width: 100, height: 35))
    panel.sumUp()
    let place = try #require(
      panel.place(width: 30, height: 10, near: Point(50, 10)) { _ in false })
    #expect(panel.ink(in: place) == 0)
    #expect(place.y > 35 && place.y < 39)  // As near to the wish as the ink lets it.
    let other = try #require(
      panel.place(width: 30, height: 10, near: Point(50, 10)) { $0.x < 60 })
    #expect(other.x >= 60)
  }
}
