import Testing
import Typography

@testable import Plots

@Suite struct OtherScalesTests {
  private func ticks(
    _ scale: AxisScale, length: Double, isHorizontal: Bool = true, at values: [Double] = []
  ) throws -> AxisTicks {
    let setter = LabelSetter(page: .standard, library: .shared)
    let maker = TickMaker(
      setter: setter, isHorizontal: isHorizontal, length: length, usesPowers: false)
    return try maker.ticks(of: scale, at: values)
  }

  private func labels(_ ticks: AxisTicks) -> [String] { ticks.labelled.map(\.label.text) }

  // MARK: Symlog

  @Test func symlogPlacesAreThoseOfMatplotlib() throws {
    let rows = try oracleRows("scales.csv").filter { $0[0] == "symlog" }
    #expect(rows.count == 24)
    for row in rows {
      let cells = row.dropFirst().compactMap(Double.init)
      let scale = AxisScale(.symlog(within: cells[0]), lower: -cells[0], upper: cells[0])
      // From −1 to 1 in measure: places are half the measure plus a half.
      let measure = 2 * scale.fraction(of: cells[1]) - 1
      #expect(abs(measure - cells[2]) < 1e-9 * max(1, abs(cells[2])))
      let back = scale.value(at: scale.fraction(of: cells[1]))
      #expect(abs(back - cells[1]) <= 1e-9 * max(cells[0], abs(cells[1])))
    }
  }

  @Test func symlogTicksStandAtZeroAndPowersOfBothSigns() throws {
    let scale = AxisScale(.symlog(within: 1), lower: -1000, upper: 1000)
    let found = labels(try ticks(scale, length: 240, isHorizontal: false))
    #expect(
      found == [
        "\u{2212}103", "\u{2212}102", "\u{2212}101", "\u{2212}100", "0", "100", "101", "102", "103",
      ])
    let tight = labels(try ticks(scale, length: 60, isHorizontal: false))
    #expect(tight.contains("0") && tight.count >= 3 && tight.count < 9)
  }

  // MARK: Percent

  @Test func percentIsWrittenWithoutFractions() throws {
    let made = try ticks(AxisScale(.percent, lower: 0, upper: 1), length: 150)
    #expect(labels(made) == ["0%", "50%", "100%"])
    #expect(made.factor.isEmpty)
  }

  // MARK: Names

  @Test func namesStandInTheirBandsAndTurnWhenTheyAreWide() throws {
    let short = AxisScale(.band(["KH", "BP"], groups: []), lower: -0.5, upper: 1.5)
    let made = try ticks(short, length: 100)
    #expect(labels(made) == ["KH", "BP"])
    #expect(made.ticks.map(\.place) == [0.25, 0.75])
    #expect(!made.isTurned && made.isBare)
    let names = (0..<6).map { "a long name \($0)" }
    let long = AxisScale(.band(names, groups: []), lower: -0.5, upper: 5.5)
    #expect(try ticks(long, length: 150).isTurned)
    #expect(labels(try ticks(long, length: 150)).count == 6)
  }

  // MARK: Dates

  @Test func datesAreThoseOfTheCalendar() throws {
    let rows = try oracleRows("scales.csv").filter { $0[0] == "date" }
    #expect(rows.count == 11)
    for row in rows {
      let cells = row.dropFirst().compactMap(Int.init)
      let date = CalendarDate(seconds: cells[0])
      #expect(
        date == CalendarDate(year: cells[1], month: cells[2], day: cells[3], second: cells[4]))
      #expect(date.seconds == cells[0])
    }
    for days in stride(from: -800_000, through: 800_000, by: 37) {
      #expect(CalendarDate(seconds: days * 86_400).days == days)
    }
  }

  @Test(
    arguments: [
      // From, to, labels, what is left unsaid.
      (1_700_000_000.0, 1_726_000_000.0, ["2024", "Apr", "Jul"], ""),
      (1_704_067_200, 1_706_745_600, ["1 Jan", "8 Jan", "15 Jan", "22 Jan", "29 Jan"], "2024"),
      (
        1_704_067_200 + 3600, 1_704_067_200 + 40_000, ["03:00", "06:00", "09:00"], "1 Jan 2024, UTC"
      ),
      (-1_000_000_000, 1_700_000_000, ["1940", "1960", "1980", "2000", "2020"], ""),
    ] as [(Double, Double, [String], String)])
  func timeTicksBeginPartsOfTheCalendar(
    lower: Double, upper: Double, expected: [String], rest: String
  ) throws {
    let made = try ticks(AxisScale(.time, lower: lower, upper: upper), length: 200)
    #expect(labels(made) == expected)
    #expect(made.factor == rest)
  }

  // MARK: Given

  @Test func givenTicksStandWhereTheyAreWanted() throws {
    let scale = AxisScale(.linear, lower: -20, upper: 20)
    let made = try ticks(scale, length: 90, at: [-20, 0, 20, 40])
    #expect(labels(made) == ["\u{2212}20", "0", "20"])
    let tight = try ticks(scale, length: 30, at: [-20, 0, 20])
    #expect(labels(tight) == ["\u{2212}20", "20"] && tight.ticks.count == 3)
    let shares = try ticks(AxisScale(.percent, lower: 0, upper: 1), length: 250, at: [0, 0.125, 1])
    #expect(labels(shares) == ["0.0%", "12.5%", "100.0%"])
  }
}
