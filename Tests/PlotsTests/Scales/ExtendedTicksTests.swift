import Base
import Testing

@testable import Plots

@Suite struct ExtendedTicksTests {
  private func values(_ ticks: [DecimalTick]?) -> [Double] { (ticks ?? []).map(\.value) }

  @Test func findsTheLabellingOfThePaper() {
    // The example of the authors' own package: extended(8.1, 14.1, 4) is 8, 10, 12, 14.
    let finder = ExtendedTicks(lower: 8.1, upper: 14.1, target: 4, isInside: false)
    #expect(values(finder.best()) == [8, 10, 12, 14])
  }

  @Test func agreesWithExhaustiveSearch() throws {
    let text = try Files.readText(oracle("extended_ticks.csv"))
    let rows = text.split(separator: "\n").dropFirst()
    #expect(rows.count == 34)
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      let lower = try #require(Double(cells[0]))
      let upper = try #require(Double(cells[1]))
      let target = try #require(Int(cells[2]))
      let finder = ExtendedTicks(
        lower: lower, upper: upper, target: target, isInside: cells[3] == "1")
      let expected = cells[5].split(separator: " ").compactMap { Double($0) }
      #expect(values(finder.best()) == expected, "\(row)")
    }
  }

  @Test func refusesWhatIsNotLegible() {
    let finder = ExtendedTicks(lower: 0, upper: 100, target: 6, isInside: true)
    #expect(values(finder.best { $0.count <= 3 }).count <= 3)
    #expect(finder.best { _ in false } == nil)
  }

  @Test func ticksAreDecimalsWithoutBinaryNoise() {
    let finder = ExtendedTicks(lower: 0, upper: 0.7, target: 8, isInside: true)
    #expect(values(finder.best()) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  }

  @Test(arguments: [
    (DecimalTick(mantissa: 25, exponent: -2), 2), (DecimalTick(mantissa: 30, exponent: -1), 0),
    (DecimalTick(mantissa: 0, exponent: -5), 0), (DecimalTick(mantissa: -15, exponent: -1), 1),
    (DecimalTick(mantissa: 4, exponent: 3), 0),
  ])
  func decimalsAreThoseThatWriteTheValue(tick: DecimalTick, decimals: Int) {
    #expect(tick.decimals == decimals)
  }
}
