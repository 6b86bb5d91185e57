import Testing
import Typography

@testable import Plots

@Suite struct TickMakerTests {
  private func ticks(
    _ scale: AxisScale, length: Double, isHorizontal: Bool = true
  ) throws -> AxisTicks {
    let setter = LabelSetter(page: .standard, library: .shared)
    let maker = TickMaker(
      setter: setter, isHorizontal: isHorizontal, length: length,
      usesPowers: TickMaker.wantsPowers(scale))
    return try maker.ticks(of: scale)
  }

  private func labels(_ ticks: AxisTicks) -> [String] { ticks.labelled.map(\.label.text) }

  // MARK: Linear

  @Test(arguments: [
    (-0.02, 1.02, 150.0, ["0.0", "0.5", "1.0"]), (-6.0, 206, 150, ["0", "100", "200"]),
    (-1.1, 1.1, 250, ["\u{2212}1.0", "\u{2212}0.5", "0.0", "0.5", "1.0"]),
    (1.338, 1.351, 110, ["1.340", "1.345", "1.350"]),
  ])
  func linearLabelsHaveOneNumberOfDecimals(
    lower: Double, upper: Double, length: Double, expected: [String]
  ) throws {
    let made = try ticks(AxisScale(.linear, lower: lower, upper: upper), length: length)
    let found = labels(made)
    #expect(found == expected)
  }

  @Test(arguments: [40.0, 80, 120, 200, 400, 700])
  func labelsKeepTheirDistance(length: Double) throws {
    for (lower, upper) in [(0.0, 1.0), (-1e9, 1e9), (12345.678, 12345.689), (1e-9, 3e-9)] {
      let made = try ticks(AxisScale(.linear, lower: lower, upper: upper), length: length)
      #expect(!made.labelled.isEmpty)
      let gaps = zip(made.labelled, made.labelled.dropFirst()).map { one, next in
        (next.place - one.place) * length - (one.label.width + next.label.width) / 2
      }
      #expect(gaps.allSatisfy { $0 >= 0.6 * 7 }, "\(labels(made))")
    }
  }

  @Test func largeAndSmallNumbersShareAPowerOfTen() throws {
    let large = try ticks(AxisScale(.linear, lower: 0, upper: 3e6), length: 200)
    #expect(large.factor == "×$10^{6}$")
    #expect(labels(large).last == "3")
    let small = try ticks(AxisScale(.linear, lower: 0, upper: 5e-5), length: 200)
    #expect(small.factor == "×$10^{-6}$")
    #expect(labels(small).last == "50")
    #expect(try ticks(AxisScale(.linear, lower: 0, upper: 90_000), length: 200).factor.isEmpty)
  }

  // MARK: Logarithmic

  @Test(arguments: [
    // Decades, length, labelled exponents.
    (0.0, 3.0, 150.0, [0, 1, 2, 3]), (-6, 0, 60, [-6, -4, -2, 0]), (-7, 0, 60, [-6, -4, -2, 0]),
    (-14, 0, 62, [-12, -9, -6, -3, 0]), (-13.6, 0.4, 40, [-10, -5, 0]), (-5, -3, 62, [-5, -4, -3]),
  ])
  func strideIsInPhaseWithOne(
    first: Double, last: Double, length: Double, exponents: [Int]
  ) throws {
    let scale = AxisScale(.log, lower: Decades.power(first), upper: Decades.power(last))
    let made = try ticks(scale, length: length, isHorizontal: false)
    let found = made.labelled.map { Int((first + $0.place * (last - first)).rounded()) }
    #expect(found == exponents)
  }

  @Test(arguments: 1...14)
  func everyDecadeWithRoomHasAMajorTick(decades: Int) throws {
    let scale = AxisScale(.log, lower: Decades.power(-Double(decades)), upper: 1)
    for length in [40.0, 90, 200] {
      for isHorizontal in [true, false] {
        let made = try ticks(scale, length: length, isHorizontal: isHorizontal)
        #expect(made.labelled.count >= 1)
        guard decades > 1, length / Double(decades) >= 3.5 else { continue }
        #expect(made.ticks.filter(\.isMajor).count == decades + 1)
      }
    }
  }

  @Test func ticksOfSkippedDecadesNeverRunTogether() throws {
    for decades in [20.0, 60, 400] {
      let scale = AxisScale(
        .log, lower: Decades.power(-decades / 2), upper: Decades.power(decades / 2))
      let made = try ticks(scale, length: 50, isHorizontal: false)
      let places = made.ticks.map(\.place).sorted()
      #expect(zip(places, places.dropFirst()).allSatisfy { ($1 - $0) * 50 >= 3.49 })
      #expect(made.labelled.count >= 3)
    }
  }

  @Test func minorTicksFollowTheRoomOfADecade() throws {
    func minors(_ decades: Double, _ length: Double) throws -> Int {
      let scale = AxisScale(.log, lower: 1, upper: Decades.power(decades))
      return try ticks(scale, length: length, isHorizontal: false).ticks.count { !$0.isMajor }
    }
    #expect(try minors(3, 60) == 24)  // 20 pt a decade: 2 to 9.
    #expect(try minors(3, 45) == 6)  // 15 pt: 2 and 5.
    #expect(try minors(10, 80) == 0)  // 8 pt: labels skip decades, no minors.
  }

  @Test func decadesNearOneAreWrittenOut() throws {
    let near = try ticks(AxisScale(.log, lower: 0.01, upper: 100), length: 200)
    #expect(labels(near) == ["0.01", "0.1", "1", "10", "100"])
    let far = try ticks(AxisScale(.log, lower: 1e-4, upper: 1), length: 300)
    #expect(labels(far) == ["10\u{2212}4", "10\u{2212}3", "10\u{2212}2", "10\u{2212}1", "100"])
  }

  @Test func underADecadeOneTwoAndFiveAreLabelled() throws {
    let made = try ticks(AxisScale(.log, lower: 0.31, upper: 1.9), length: 150)
    #expect(labels(made) == ["0.5", "1"])
    let below = try ticks(AxisScale(.log, lower: 1.1, upper: 9.1), length: 150)
    #expect(labels(below) == ["2", "5"])
    #expect(below.ticks.count { !$0.isMajor } == 6)  // 3, 4, 6, 7, 8, 9.
  }

  @Test func fewTenthsOfADecadeAreLabelledLikeALinearAxis() throws {
    let made = try ticks(AxisScale(.log, lower: 0.81, upper: 1.02), length: 200)
    #expect(labels(made) == ["0.85", "0.90", "0.95", "1.00"])
  }
}
