import Statistics
import Testing
import Typography

@testable import Plots

@Suite struct MarkTests {
  private let color = NastyFigure.color

  private func figure(
    _ marks: [[Mark]], x: Axis? = .linear("x"), y: Axis? = .linear("y"),
    share: PanelGrid.Sharing = .none, width: FigureWidth = .full
  ) -> Figure {
    Figure(
      "f", title: "f", alternative: "f", width: width, tables: [],
      grid: PanelGrid(
        rows: [marks.map { Panel(x: x, y: y, marks: $0) }], shareColor: share, aspect: 0.8))
  }

  private func groups(_ nodes: [SceneNode], _ name: String) -> [SceneGroup] {
    nodes.flatMap { node -> [SceneGroup] in
      guard case .group(let group) = node else { return [] }
      return (group.name == name ? [group] : []) + groups(group.nodes, name)
    }
  }

  private func images(_ nodes: [SceneNode]) -> [SceneImage] {
    nodes.flatMap { node -> [SceneImage] in
      switch node {
      case .image(let image): [image]
      case .group(let group): images(group.nodes)
      case .path, .text: []
      }
    }
  }

  private func paths(_ nodes: [SceneNode]) -> [ScenePath] {
    nodes.flatMap { node -> [ScenePath] in
      switch node {
      case .path(let path): [path]
      case .group(let group): paths(group.nodes)
      case .image, .text: []
      }
    }
  }

  private func texts(_ scene: Scene) -> [String] {
    SceneLinter.texts(scene.nodes).map(\.box.text)
  }

  // MARK: Boxes

  @Test func boxesSayTheirRuleAndWhatIsNotDrawn() throws {
    let values = (0..<1500).map { Double($0 % 10) } + (0..<300).map { 100 + Double($0) }
    let box = BoxMark(at: 0, try #require(BoxSummary(values)), color: color, label: "d")
    #expect(
      BoxMark.statement(of: [box])
        == "Boxes: quartiles and median of n = 1800; whiskers: last value within 1.5 IQR."
        + " 200 of 300 outliers are drawn, chosen at random.")
    let other = BoxMark(at: 1, try #require(BoxSummary([1, 2, .nan])), color: color, label: "d")
    #expect(BoxMark.statement(of: [box, other]).contains("n = 2 to 1800"))
    #expect(BoxMark.statement(of: [other]).contains("1 values that are not finite"))
  }

  @Test func barsStandOnTheirBaseWithoutAMargin() throws {
    let scene = try figure([
      [.bars(BarsMark(x: [0, 1], heights: [2, 3], color: color, label: "b"))]
    ])
    .scene()
    let bars = try #require(groups(scene.nodes, "s-data").first)
    let clip = try #require(bars.clip)
    let lowest = paths(bars.nodes)[0].elements.compactMap { element -> Double? in
      switch element {
      case .move(let point), .line(let point): point.y
      case .curve, .close: nil
      }
    }.max()
    #expect(abs((lowest ?? 0) - clip.maxY) < 1e-9)
  }

  // MARK: Very many

  @Test func aLineOfAMillionPointsIsDrawnWithFew() throws {
    let count = 1_000_000
    let y = (0..<count).map { Double(($0 &* 7919) % 1013) }
    let mark = LineMark(x: (0..<count).map(Double.init), y: y, color: color, label: "l")
    let scene = try figure([[.line(mark)]]).scene()
    let path = try #require(paths(groups(scene.nodes, "s-data").map { .group($0) }).first)
    #expect(path.elements.count < 4 * 1700 && path.elements.count > 1000)
  }

  @Test func moreDotsThanAFileCanHoldBecomeAnImage() throws {
    var dice = Dice(seed: 4)
    func scene(_ count: Int) throws -> Scene {
      let x = (0..<count).map { _ in dice.between(0, 1) }
      let y = (0..<count).map { _ in dice.between(0, 1) }
      let mark = PointsMark(x: x, y: y, color: color, label: "p")
      return try figure([[.points(mark)]], width: .column).scene()
    }
    #expect(images(try scene(4000).nodes).isEmpty)
    let many = try scene(100_000)
    let image = try #require(images(many.nodes).first)
    #expect(image.light.alpha?.contains(255) ?? false)
    #expect(!texts(many).isEmpty)
    let size = try SVGWriter.standalone(
      many, id: "f", metadata: FigureMetadata(title: "", alternative: "", provenance: "")
    ).utf8.count
    #expect(size < 900_000)  // As paths it would be more than a megabyte.
  }

  // MARK: Maps

  private func field(_ shift: Float, columns: Int = 10, rows: Int = 8) -> Field {
    Field(
      (0..<columns * rows).map { Float($0) + shift }, columns: columns, rows: rows, x: 0...9,
      y: 0...7)
  }

  private func raster(_ shift: Float) -> Mark {
    .raster(RasterMark(field(shift), color: ColorScale(.magma), label: "value"))
  }

  @Test func aRasterHasItsOwnCellsAndFillsThePanel() throws {
    let scene = try figure([[raster(0)]]).scene()
    let group = try #require(groups(scene.nodes, "raster").first)
    let image = try #require(images(group.nodes).first)
    #expect((image.light.width, image.light.height) == (10, 8))
    let clip = try #require(group.clip)
    #expect(abs(image.frame.x - clip.x) < 1e-6 && abs(image.frame.maxX - clip.maxX) < 1e-6)
    #expect(abs(image.frame.y - clip.y) < 1e-6 && abs(image.frame.maxY - clip.maxY) < 1e-6)
    // The first row is at the bottom: the last pixel is brighter than the first above it.
    let first = image.light.rgb.prefix(3).map(Int.init).reduce(0, +)
    let last = image.light.rgb.suffix(3).map(Int.init).reduce(0, +)
    #expect(first > last)
  }

  @Test func aRasterInACloseViewHasTheCellsInView() throws {
    let scene = try figure([[raster(0)]], x: .linear("x", lower: 2, upper: 4)).scene()
    let image = try #require(images(groups(scene.nodes, "raster").map { .group($0) }).first)
    #expect(image.light.width == 3)  // Cells 1.5 to 2.5, 2.5 to 3.5 and 3.5 to 4.5.
  }

  @Test func aSharedScaleHasOneBarAndOwnScalesSaySo() throws {
    let shared = try figure([[raster(0)], [raster(50)]], share: .all).scene()
    #expect(groups(shared.nodes, "color-bar").count == 1)
    #expect(texts(shared).count { $0 == "value" } == 1)
    let own = try figure([[raster(0)], [raster(50)]]).scene()
    #expect(groups(own.nodes, "color-bar").count == 2)
    #expect(texts(own).count { $0.contains("own scale") } == 2)
    let same = try figure([[raster(0)], [raster(0)]]).scene()
    #expect(!texts(same).contains { $0.contains("own scale") })
    // The row says already of what.
    var titled = figure([[raster(0)], [raster(50)]])
    titled.grid.rowTitles = ["value"]
    #expect(texts(try titled.scene()).count { $0 == "own scale" } == 2)
  }

  @Test func filledContoursCoverWhatLiesBelowTheFirstLevelToo() throws {
    let mark = ContoursMark(
      field(0), levels: [20, 40, 60], fill: ColorScale(.viridis), label: "value")
    let scene = try figure([[.contours(mark)]]).scene()
    let fills = paths(groups(scene.nodes, "contours").map { .group($0) }).filter { $0.fill != nil }
    #expect(fills.count == 4)
  }

  @Test func namesOfRegionsStandInThemAndOffTheDots() throws {
    let up = Field((0..<100).map { Float($0 / 10) }, columns: 10, rows: 10, x: 0...9, y: 0...9)
    var level = up
    level.values = up.values.map { _ in 4.5 }
    let marks: [Mark] = [
      .regions(RegionsMark(scores: [up, level], classes: RegionsMark.classes(["high", "low"]))),
      .points(PointsMark(x: [4.5, 4.5], y: [2.2, 6.8], color: color, size: 4, label: "p")),
    ]
    let scene = try figure([marks], width: .column).scene()
    let found = SceneLinter.texts(scene.nodes).filter { ["high", "low"].contains($0.box.text) }
    #expect(found.map(\.box.text) == ["high", "low"])
    #expect(found[0].frame.maxY < found[1].frame.y)
    let dots = groups(scene.nodes, "s-data").flatMap { paths($0.nodes) }.flatMap(\.elements)
    for element in dots {
      guard case .move(let dot) = element else { continue }
      #expect(found.allSatisfy { !$0.frame.grown(1.5).holds(dot) })
    }
  }

  // MARK: Labels

  @Test func namesOfDotsTouchNeitherDotsNorErrorBars() throws {
    var dice = Dice(seed: 8)
    for _ in 0..<20 {
      let x = (0..<9).map { _ in dice.between(0, 1) }
      let y = (0..<9).map { _ in dice.between(0, 1) }
      let marks: [Mark] = [
        .errorBars(
          ErrorBarsMark(
            x: x, y: y, lower: y.map { $0 - 0.06 }, upper: y.map { $0 + 0.06 }, color: color,
            label: "e")),
        .points(
          PointsMark(
            x: x, y: y, color: color, size: 4, label: "p", names: x.indices.map { "run \($0)" })),
      ]
      let scene = try figure([marks], width: .column).scene()
      let names = SceneLinter.texts(scene.nodes).filter { $0.box.text.hasPrefix("run") }
      #expect(names.count == 9)
      let strokes = groups(scene.nodes, "s-data").flatMap { paths($0.nodes) }.flatMap(\.elements)
      for element in strokes {
        guard case .move(let point) = element else { continue }
        #expect(names.allSatisfy { !$0.frame.grown(-0.5).holds(point) })
      }
      #expect(SceneLinter.overlaps(scene) == [])
    }
  }

  @Test func aClearTextStandsOffTheData() throws {
    let line = LineMark(x: [0, 1, 2], y: [0, 1, 0], color: color, label: "l")
    let marks: [Mark] = [
      .line(line), .text(TextMark(x: 1, y: 1, text: "the top", placement: .clear)),
    ]
    let scene = try figure([marks], width: .column).scene()
    let text = try #require(SceneLinter.texts(scene.nodes).first { $0.box.text == "the top" })
    let path = paths(groups(scene.nodes, "s-data").map { .group($0) })[0]
    for (start, end) in zip(path.elements, path.elements.dropFirst()) {
      guard case .line(let to) = end else { continue }
      var from = to
      if case .move(let point) = start { from = point }
      if case .line(let point) = start { from = point }
      #expect(LineReduction.clip([from, to], to: text.frame).isEmpty)
    }
  }

  @Test func groupsOfBandsAreNamedBelowTheirBands() throws {
    let axis = Axis.band(
      "", ["a", "b", "c"], groups: [BandGroup("one", count: 1), BandGroup("two", count: 2)])
    let scene = try figure(
      [[.bars(BarsMark(x: [0, 1, 2], heights: [1, 2, 3], color: color, label: "b"))]], x: axis
    ).scene()
    let found = SceneLinter.texts(scene.nodes)
    let (b, c) = (found.first { $0.box.text == "b" }, found.first { $0.box.text == "c" })
    let two = try #require(found.first { $0.box.text == "two" })
    let middle = (try #require(b).frame.x + (try #require(c)).frame.maxX) / 2
    #expect(abs(two.frame.x + two.frame.width / 2 - middle) < 1)
    #expect(two.frame.y > (try #require(b)).frame.maxY)
  }

  @Test func insetsAndTablesStandWithinThePanelOffTheData() throws {
    let dots = PointsMark(
      x: (1...200).map(Double.init), y: (1...200).map { 1 / Double($0) }, color: color, label: "p")
    let small = Panel(x: .linear("u"), y: .linear("v"), marks: [.points(dots)])
    let marks: [Mark] = [
      .points(dots), .inset(InsetMark(small)),
      .table(
        TableMark(header: ["layer", "slope"], rows: [["first", "1.0"], ["second", "2.0"]])),
    ]
    let figure = figure([marks], x: .log("x"), y: .log("y"))
    let scene = try figure.scene()
    #expect(SceneLinter.problems(scene) == [])
    #expect(groups(scene.nodes, "inset").count == 1)
    #expect(["u", "v", "first", "2.0"].allSatisfy { texts(scene).contains($0) })
    #expect(try FigureLinter.problems(figure) == [])
  }

  @Test func namesOfAnUprightAxisReadFromTheTop() throws {
    let pairs = PairedValues(
      names: ["first", "second"], first: [1, 2], second: [2, .nan], colors: [color, color])
    let scene = try figure([pairs.dumbbells], y: .band("", ["first", "second"])).scene()
    let found = SceneLinter.texts(scene.nodes)
    let (first, second) = (
      try #require(found.first { $0.box.text == "first" }),
      try #require(found.first { $0.box.text == "second" })
    )
    #expect(first.frame.y < second.frame.y)
  }

  // MARK: Recipes

  @Test func stepsHoldEachValueUpToTheNextPlace() {
    let line = LineMark.steps(x: [0, 1, 3], y: [5, 6, 7], color: color, label: "s")
    #expect(line.x == [0, 1, 1, 3, 3] && line.y == [5, 5, 6, 6, 7])
    let shares = LineMark.distribution(of: [2, 1, 2, .nan, 4], color: color, label: "s")
    #expect(shares.x == [1, 1, 1, 2, 2, 4, 4] && shares.y == [0, 0, 0.25, 0.25, 0.75, 0.75, 1])
  }

  @Test func groupedBarsStandSideBySideInTheirBand() throws {
    let series = [[1.0, 2], [3, 4]].map { values in
      GroupedBars.Series("s", color: color, values: values, lower: values, upper: values)
    }
    let marks = GroupedBars.marks(series, width: 0.8)
    #expect(marks.count == 4)
    guard case .bars(let first) = marks[0], case .bars(let second) = marks[2] else {
      Issue.record("\(marks)")
      return
    }
    #expect(first.x == [-0.2, 0.8] && second.x == [0.2, 1.2])
    #expect(first.width <= 0.4)
  }

  @Test func curvesOfAMixtureAddUp() throws {
    let low: [Double] = (0..<200).map { Double($0 % 20) / 10 }
    let high: [Double] = (0..<100).map { 8 + Double($0 % 10) / 10 }
    let mixture = try GaussianMixture.fit(low + high, startMeans: [0, 8])
    let lines = mixture.curves(colors: [color], in: 0...9).compactMap { mark -> LineMark? in
      if case .line(let line) = mark { line } else { nil }
    }
    #expect(lines.count == 3 && lines[0].dash.count == 2 && lines[2].dash.isEmpty)
    for index in lines[2].x.indices {
      let sum = lines[0].y[index] + lines[1].y[index]
      #expect(abs(sum - lines[2].y[index]) < 1e-12)
      #expect(abs(sum - mixture.density(at: lines[2].x[index])) < 1e-12)
    }
  }

  @Test func confidenceContoursRunWhereTheLargestShareHasItsLevels() throws {
    let up = Field((0..<36).map { Float($0 / 6) }, columns: 6, rows: 6, x: 0...5, y: 0...5)
    var level = up
    level.values = up.values.map { _ in 2 }
    let regions = RegionsMark(scores: [up, level], classes: RegionsMark.classes(["a", "b"]))
    let marks = regions.confidenceContours([0.5, 0.9])
    #expect(marks.count == 2)
    guard case .contours(let contours) = marks[0] else { return }
    #expect(contours.names == ["0.5", "0.9"])
    // Scores y and 2: the share of the first is 0.9 where y is 2 + log 9.
    let line = try #require(ContourTrace(contours.field, level: contours.levels[1]).lines.first)
    #expect(line.allSatisfy { abs($0.y - 4.1972246) < 1e-5 })
  }
}
