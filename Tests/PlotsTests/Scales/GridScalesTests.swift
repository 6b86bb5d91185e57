import Testing

@testable import Plots

@Suite struct GridScalesTests {
  private let color = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))

  private func panel(
    _ x: [Double], _ y: [Double], xAxis: Axis = .linear("x"), yAxis: Axis = .linear("y")
  ) -> Panel {
    Panel(x: xAxis, y: yAxis, marks: [.points(PointsMark(x: x, y: y, color: color, label: "d"))])
  }

  private func scales(_ grid: PanelGrid) throws -> GridScales {
    try GridScales(
      Figure("f", title: "f", alternative: "f", tables: [], grid: grid), theme: .report)
  }

  @Test func linearDomainHasAMarginOfThreePercent() throws {
    let scales = try scales(PanelGrid(rows: [[panel([0, 100], [-1, 1])]]))
    #expect(scales.x[0][0] == AxisScale(.linear, lower: -3, upper: 103))
    #expect(scales.y[0][0] == AxisScale(.linear, lower: -1.06, upper: 1.06))
  }

  @Test func fixedEndsStayAndTheOtherEndFollowsTheData() throws {
    let axis = Axis.linear("y", lower: 0)
    let scale = try #require(
      try scales(PanelGrid(rows: [[panel([0, 1], [0.5, 1], yAxis: axis)]])).y[0][0])
    #expect(scale.lower == 0)
    #expect(abs(scale.upper - 1.03) < 1e-12)
  }

  @Test func logDomainIgnoresWhatIsNotPositive() throws {
    let axis = Axis.log("y")
    let panel = panel([1, 2, 3, 4], [0, -1, 1e-3, 1], yAxis: axis)
    let scale = try #require(try scales(PanelGrid(rows: [[panel]])).y[0][0])
    #expect(abs(Decades.log10(scale.lower) + 3.09) < 1e-9)
    #expect(abs(Decades.log10(scale.upper) - 0.09) < 1e-9)
  }

  @Test func sharingJoinsRowsColumnsOrAll() throws {
    let panels = [
      [panel([0, 1], [0, 1]), panel([0, 2], [0, 1])],
      [panel([0, 4], [0, 1]), panel([0, 8], [0, 1])],
    ]
    func uppers(_ sharing: PanelGrid.Sharing) throws -> [[Double?]] {
      try scales(PanelGrid(rows: panels, shareX: sharing)).x.map { $0.map { $0.map(\.upper) } }
    }
    #expect(try uppers(.none) == [[1.03, 2.06], [4.12, 8.24]])
    #expect(try uppers(.rows) == [[2.06, 2.06], [8.24, 8.24]])
    #expect(try uppers(.columns) == [[4.12, 8.24], [4.12, 8.24]])
    #expect(try uppers(.all) == [[8.24, 8.24], [8.24, 8.24]])
  }

  @Test(arguments: [0.0, 5, -2e9, 1e-300])
  func constantDataStandsInsideItsDomain(value: Double) throws {
    for axis in [Axis.linear("y"), .log("y")] {
      let scale = try #require(
        try scales(PanelGrid(rows: [[panel([1, 2], [value, value], yAxis: axis)]])).y[0][0])
      #expect(scale.lower < scale.upper)
      if axis.scale == .linear { #expect(abs(scale.fraction(of: value) - 0.5) < 0.01) }
    }
  }

  @Test func emptyDataGivesAView() throws {
    let scales = try scales(
      PanelGrid(rows: [[panel([], [], xAxis: .log("x")), panel([.nan], [.infinity])]]))
    #expect(scales.x[0][0] == AxisScale(.log, lower: 1, upper: 10))
    #expect(scales.y[0][1] == AxisScale(.linear, lower: 0, upper: 1))
  }

  @Test func fixedEndsThatLeaveNothingAreAnError() throws {
    let bad = [
      Axis.linear("y", lower: 2, upper: 1), .log("y", lower: -1), .log("y", lower: 3, upper: 3),
    ]
    for axis in bad {
      #expect(throws: FigureError.self) {
        try scales(PanelGrid(rows: [[panel([1, 2], [1, 2], yAxis: axis)]]))
      }
    }
  }

  @Test func omissionsCountWhatCannotBeShown() {
    let axis = Axis.log("y", lower: 0.1)
    let figure = Figure(
      "f", title: "f", alternative: "f", tables: [],
      grid: PanelGrid(rows: [[panel([1, 2, 3, 4, 5], [0, -1, 0.01, 1, .nan], yAxis: axis)]]))
    #expect(
      figure.omissions() == [
        Omission(row: 0, column: 0, mark: "d", unshowable: 3, beyond: 1)
      ])
  }

  @Test func logarithmsOfPowersOfTenAreWhole() {
    for power in -300...300 {
      #expect(Decades.log10(Decades.power(Double(power))) == Double(power))
    }
  }
}
