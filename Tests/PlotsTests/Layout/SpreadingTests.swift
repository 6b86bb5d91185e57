import Testing

@testable import Plots

@Suite struct SpreadingTests {
  @Test func placesFarApartStay() {
    #expect(Spreading.spread([50, 10, 90], pitch: 10, in: 0...100) == [50, 10, 90])
  }

  @Test func equalPlacesSpreadAboutTheirMean() {
    #expect(Spreading.spread([50, 50, 50], pitch: 10, in: 0...100) == [40, 50, 60])
  }

  @Test func neighboursAreDrawnIntoThePool() {
    // 40 and 42 want 36 and 46; that meets 47, and the three stand about their mean of 43.
    #expect(Spreading.spread([47, 40, 42], pitch: 10, in: 0...100) == [53, 33, 43])
  }

  @Test func theRangeHolds() {
    #expect(Spreading.spread([1, 2, 99, 100], pitch: 10, in: 0...100) == [0, 10, 90, 100])
  }

  @Test func tooManyStandAboutTheMiddleAtTheirPitch() {
    #expect(Spreading.spread([0, 0, 0], pitch: 10, in: 0...10) == [-5, 5, 15])
  }

  /// The optimum of the squared moves, found by trying every way of cutting into pools.
  @Test(arguments: 0..<40)
  func isTheLeastSquaresSolution(seed: Int) {
    let wanted = (0..<6).map { Double((seed * 7919 + $0 * $0 * 104_729) % 61) }.sorted()
    let found = Spreading.spread(wanted, pitch: 8, in: -100...200)
    var best = Double.infinity
    for cuts in 0..<32 {
      var places: [Double] = []
      var start = 0
      for end in 1...6 where end == 6 || cuts >> (end - 1) & 1 == 1 {
        let mean =
          (start..<end).map { wanted[$0] - 8 * Double($0 - start) }.reduce(0, +)
          / Double(end - start)
        places += (start..<end).map { mean + 8 * Double($0 - start) }
        start = end
      }
      guard zip(places, places.dropFirst()).allSatisfy({ $1 - $0 >= 8 - 1e-9 }) else { continue }
      best = min(best, cost(places, wanted))
    }
    #expect(abs(cost(found, wanted) - best) < 1e-6)
    #expect(zip(found, found.dropFirst()).allSatisfy { $1 - $0 >= 8 - 1e-9 })
  }

  private func cost(_ places: [Double], _ wanted: [Double]) -> Double {
    zip(places, wanted).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
  }
}
