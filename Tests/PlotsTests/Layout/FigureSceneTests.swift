import Testing
import Typography

@testable import Plots

@Suite struct FigureSceneTests {
  private func geometry(_ figure: Figure) throws -> GridGeometry {
    try FigureLayout(figure, page: .standard, library: .shared).geometry()
  }

  @Test(arguments: NastyFigure.all)
  func textsNeverOverlapNorLeaveTheFigure(nasty: NastyFigure) throws {
    #expect(SceneLinter.overlaps(try nasty.figure.scene()) == [])
  }

  @Test(arguments: NastyFigure.all)
  func panelsAreEquallyWideAndLargeEnough(nasty: NastyFigure) throws {
    let frames = try geometry(nasty.figure).frames
    let widths = frames.joined().map(\.width)
    #expect(widths.allSatisfy { $0 == widths[0] && $0 >= FigureTheme.report.smallestPanel })
    #expect(frames.allSatisfy { row in row.allSatisfy { $0.height == row[0].height } })
    #expect(frames.joined().allSatisfy { $0.maxX <= nasty.figure.width.points })
  }

  @Test(arguments: NastyFigure.all)
  func theWidthIsTheFiguresAndTheHeightIsWhole(nasty: NastyFigure) throws {
    let scene = try nasty.figure.scene()
    #expect(scene.width == nasty.figure.width.points)
    #expect(scene.height == scene.height.rounded() && scene.height > 0)
  }

  @Test(arguments: NastyFigure.all)
  func everyCoordinateIsFiniteAndInTheFigure(nasty: NastyFigure) throws {
    let scene = try nasty.figure.scene()
    let page = Rectangle(x: 0, y: 0, width: scene.width, height: scene.height)
    for point in points(scene.nodes) {
      #expect(point.x.isFinite && point.y.isFinite)
      #expect(page.grown(8).holds(point), "\(point)")
    }
  }

  private func points(_ nodes: [SceneNode]) -> [Point] {
    nodes.flatMap { node -> [Point] in
      switch node {
      case .group(let group): return points(group.nodes)
      case .path(let path):
        return path.elements.flatMap { element -> [Point] in
          switch element {
          case .move(let point), .line(let point): [point]
          case .curve(let one, let two, let three): [one, two, three]
          case .close: []
          }
        }
      case .text, .image: return []
      }
    }
  }

  @Test func marksAreClippedToTheirPanel() throws {
    let line = LineMark(
      x: [-5, 0.5, 5], y: [-3, 0.5, 9], color: NastyFigure.color, width: 1, label: "l")
    let dots = PointsMark(
      x: [-5, 0.5, 5], y: [0.5, 0.5, 0.5], color: NastyFigure.color, label: "p")
    let panel = Panel(
      x: .linear("x", lower: 0, upper: 1), y: .linear("y", lower: 0, upper: 1),
      marks: [.line(line), .points(dots)])
    let figure = Figure(
      "f", title: "f", alternative: "f", tables: [], grid: PanelGrid(rows: [[panel]]))
    let frame = try geometry(figure).frames[0][0]
    let groups = try figure.scene().nodes.compactMap { node -> SceneGroup? in
      if case .group(let group) = node, group.name == "s-data" { group } else { nil }
    }
    #expect(groups.count == 2)
    for group in groups {
      let clip = try #require(group.clip)
      #expect(frame.grown(1).contains(clip))
      #expect(points(group.nodes).allSatisfy { frame.grown(2.01).holds($0) })
    }
    #expect(points(groups[1].nodes).count == 2)  // One dot: a move and a line of no length.
  }

  @Test func sharedAxisLabelsAreSaidOnce() throws {
    let figure = try #require(NastyFigure.all.first { $0.figure.name == "spectra 3x2" }).figure
    let texts = SceneLinter.texts(try figure.scene().nodes).map(\.box.text)
    #expect(texts.count { $0 == "Dimension n" } == 1)
    #expect(texts.count { $0.hasPrefix("λ") } == 1)
    #expect(texts.count { $0 == "100" } == 2 + 6)  // 100 on two x axes, 10⁰ on six y axes.
  }

  @Test func sharedLabelsCentreOnTheInnerSpan() throws {
    let figure = try #require(NastyFigure.all.first { $0.figure.name == "spectra 3x2" }).figure
    let frames = try geometry(figure).frames
    let label = try #require(
      SceneLinter.texts(try figure.scene().nodes).first { $0.box.text == "Dimension n" })
    let center = (frames[2][0].x + frames[2][1].maxX) / 2
    #expect(abs(label.frame.x + label.frame.width / 2 - center) < 0.01)
  }

  @Test func labelsOfFitsAvoidThePointsAndTakeOneCorner() throws {
    let figure = try #require(NastyFigure.all.first { $0.figure.name == "spectra 3x2" }).figure
    let scene = try figure.scene()
    let frames = try geometry(figure).frames.flatMap(\.self)
    let labels = SceneLinter.texts(scene.nodes).filter { $0.box.text.hasPrefix("α") }
    #expect(labels.count == 6)
    var offsets: [Double] = []
    for (frame, label) in zip(frames, labels) {
      #expect(frame.contains(label.frame))
      offsets.append(((frame.maxX - label.frame.maxX) * 100).rounded())
      for group in groups(scene.nodes, "s-data") + groups(scene.nodes, "fit") {
        #expect(points(group.nodes).allSatisfy { !label.frame.grown(0.8).holds($0) })
      }
    }
    #expect(Set(offsets).count == 1)
  }

  private func groups(_ nodes: [SceneNode], _ name: String) -> [SceneGroup] {
    nodes.compactMap { if case .group(let group) = $0, group.name == name { group } else { nil } }
  }

  @Test func marksSayTheirLabelAndReach() throws {
    let figure = NastyFigure.all[2].figure
    let group = try #require(groups(try figure.scene().nodes, "s-data").first)
    #expect(group.tooltip == "all\n784 points; Dimension n 1 to 784; λ_n/λ₁ 0.00128 to 1")
  }

  @Test func theSameFigureGivesTheSameScene() throws {
    for nasty in NastyFigure.all {
      #expect(try nasty.figure.scene() == nasty.figure.scene(library: FontLibrary.shared))
    }
  }

  @Test func yAxesOfARowThatSayTheSameHaveTheSameDecimals() throws {
    func panel(_ label: String, _ high: Double) -> Panel {
      NastyFigure.curves(.linear("x"), .linear(label, lower: 0, upper: high))
    }
    let grid = PanelGrid(rows: [[panel("share", 1), panel("share", 50), panel("count", 50)]])
    let figure = Figure("f", title: "f", alternative: "f", tables: [], grid: grid)
    let last = try geometry(figure).plans[0].map { $0.yTicks?.labelled.last?.label.text }
    #expect(last == ["1.0", "50.0", "50"])
  }

  // MARK: Errors

  @Test func tooManyColumnsAreAnError() {
    let panels = (0..<12).map { _ in NastyFigure.curves(.linear("x"), .linear("y")) }
    let figure = Figure(
      "f", title: "f", alternative: "f", width: .column, tables: [],
      grid: PanelGrid(rows: [panels]))
    #expect { try figure.scene() } throws: { error in
      if case FigureError.noRoom(figure: "f", width: 245, _, _) = error { true } else { false }
    }
  }

  @Test func aWordTooLongForItsColumnIsAnError() {
    let panels = (0..<4).map { _ in NastyFigure.curves(.linear("x"), .linear("y")) }
    let figure = Figure(
      "f", title: "f", alternative: "f", tables: [],
      grid: PanelGrid(
        rows: [panels], columnTitles: ["a", "Donaudampfschifffahrtsgesellschaft", "c", "d"]))
    #expect { try figure.scene() } throws: { error in
      if case FigureError.labelTooLong = error { true } else { false }
    }
  }

  @Test func misshapenFiguresAreErrors() {
    let panel = NastyFigure.curves(.linear("x"), .linear("y"))
    let uneven = Panel(
      x: .linear("x"), y: .linear("y"),
      marks: [.points(PointsMark(x: [1, 2], y: [1], color: NastyFigure.color, label: "p"))])
    let grids = [
      PanelGrid(rows: [[panel, panel], [panel]]),
      PanelGrid(rows: [[panel]], columnTitles: ["a", "b"]),
      PanelGrid(rows: [[panel]], rowTitles: ["a", "b"]), PanelGrid(rows: [[uneven]]),
    ]
    for grid in grids {
      let figure = Figure("f", title: "f", alternative: "f", tables: [], grid: grid)
      #expect(throws: FigureError.self) { try figure.scene() }
    }
  }
}
