import Testing
import Typography

@testable import Plots

@Suite struct LabelRunsTests {
  private func runs(_ labels: [[String?]], isOfX: Bool = true) -> [String] {
    LabelRuns.runs(labels, isOfX: isOfX).map { run in
      "\(run.text) \(run.rows.lowerBound)-\(run.rows.upperBound) "
        + "\(run.columns.lowerBound)-\(run.columns.upperBound)"
    }
  }

  @Test func oneLabelForAllThatAgree() {
    #expect(runs([["n", "n"], ["n", "n"]]) == ["n 0-1 0-1"])
    #expect(runs([["", ""]]).isEmpty)
  }

  @Test func anXLabelJoinsAColumnAndAYLabelARow() {
    #expect(runs([["a", "b"], ["a", "b"]]) == ["a 0-1 0-0", "b 0-1 1-1"])
    #expect(runs([["a", "a"], ["b", "b"]], isOfX: false) == ["a 0-0 0-1", "b 1-1 0-1"])
    #expect(runs([["a", "b"], ["a", "b"]], isOfX: false) == ["a 0-1 0-0", "b 0-1 1-1"])
  }

  @Test func panelsThatDisagreeSpeakForThemselves() {
    #expect(
      runs([["a", "b"], ["c", "a"]]) == ["a 0-0 0-0", "b 0-0 1-1", "c 1-1 0-0", "a 1-1 1-1"])
    #expect(runs([["a", nil]]) == ["a 0-0 0-0"])
  }
}

@Suite struct LegendLayoutTests {
  @Test func rowsBreakWhereTheWidthEnds() throws {
    let setter = LabelSetter(page: .standard, library: .shared)
    let grid = PanelGrid(rows: [], legend: NastyFigure.legend, legendTitle: "Models")
    let wide = try LegendLayout(grid, width: 500, setter: setter)
    let narrow = try LegendLayout(grid, width: 150, setter: setter)
    #expect(wide.width <= 500 && narrow.width <= 150)
    #expect(narrow.height > 2 * wide.height)
    #expect(SceneLinter.texts(wide.nodes(at: Point(0, 0))).count == 6)
    #expect(try LegendLayout(PanelGrid(rows: []), width: 150, setter: setter).height == 0)
  }

  @Test func keysCarryTheClassOfTheirSeries() throws {
    let setter = LabelSetter(page: .standard, library: .shared)
    let grid = PanelGrid(
      rows: [], legend: [LegendEntry("KH", color: NastyFigure.color, key: .line, dash: [3, 1])])
    let nodes = try LegendLayout(grid, width: 100, setter: setter).nodes(at: Point(0, 0))
    guard case .group(let group) = nodes[0], case .path(let path) = group.nodes[0] else {
      Issue.record("a key is a group of a path and a text")
      return
    }
    #expect(group.name == "key s-data")
    #expect(path.stroke?.dash == [3, 1])
  }
}

@Suite struct SceneLinterTests {
  @Test func findsTextsThatOverlapOrLeaveThePage() throws {
    let setter = LabelSetter(page: .standard, library: .shared)
    let box = try setter.box("text", setter.theme.label)
    func scene(_ places: [Point], quarterTurns: Int = 0) -> [SceneProblem] {
      SceneLinter.overlaps(
        Scene(
          width: 100, height: 100,
          nodes: places.map {
            .group(
              SceneGroup([.text(SceneText(box, at: $0, quarterTurns: quarterTurns))]))
          }))
    }
    #expect(scene([Point(10, 50), Point(60, 50)]).isEmpty)
    #expect(scene([Point(10, 50), Point(12, 53)]) == [.overlap("text", "text")])
    #expect(scene([Point(90, 50)]) == [.outside("text")])
    #expect(scene([Point(50, 5)], quarterTurns: 1) == [.outside("text")])
    #expect(scene([Point(50, 50)], quarterTurns: 1).isEmpty)
  }
}
