import Testing
import Typography

@testable import Plots

@Suite struct FigureLinterTests {
  static let one = SeriesColor("one", light: RGB(0x06795E), dark: RGB(0x00E0E0))
  static let two = SeriesColor("two", light: RGB(0x7031B9), dark: RGB(0x7E6CF7))

  private func figure(
    _ marks: [Mark], x: Axis = .linear("x"), y: Axis = .linear("y"), name: String = "f"
  ) -> Figure {
    Figure(
      name, title: "f", alternative: "f", tables: [],
      grid: PanelGrid(rows: [[Panel(x: x, y: y, marks: marks)]]))
  }

  private func line(_ color: SeriesColor, _ label: String = "l") -> Mark {
    .line(LineMark(x: [0, 1, 2], y: [0, 3, 1], color: color, label: label))
  }

  private func problems(_ figure: Figure) throws -> [FigureProblem] {
    try FigureLinter.problems(figure)
  }

  @Test func aGoodFigureHasNone() throws {
    let good = figure([
      line(Self.one), line(Self.two), .text(TextMark(x: 1, y: 0.5, text: "1.2 ± 0.1")),
    ])
    #expect(try problems(good) == [])
  }

  @Test func errorBarsInInkAreNoSeries() throws {
    let ink = SeriesColor("ink", light: Palette.light.ink, dark: Palette.dark.ink)
    #expect(try problems(figure([line(Self.one), line(ink)])) == [])
    // Nearly ink is a series that looks like another.
    let near = SeriesColor("near", light: Palette.light.ink, dark: RGB(0xE6E9EF))
    #expect(try problems(figure([line(Self.one), line(near)])) != [])
  }

  @Test func anAxisWithoutALabelIsFound() throws {
    #expect(
      try problems(figure([line(Self.one)], y: .linear(" ")))
        == [.unlabelledAxis(row: 0, column: 0, isX: false)])
    let names = figure([line(Self.one)], x: .band("", ["a", "b", "c"]))
    #expect(try problems(names) == [])  // Names speak for themselves.
  }

  @Test func dataOutOfViewAreFound() throws {
    #expect(
      try problems(figure([line(Self.one, "loss")], y: .linear("y", lower: 0, upper: 2)))
        == [.outsideView(mark: "loss", count: 1)])
  }

  @Test func aFaintSeriesIsFoundOnItsPaper() throws {
    let pale = SeriesColor("pale", light: RGB(0xCCDDEE), dark: RGB(0xCCDDEE))
    let found = try problems(figure([line(pale)]))
    #expect(found.count == 1)
    guard case .faintSeries("pale", let contrast, .light) = found[0] else {
      Issue.record("\(found)")
      return
    }
    #expect(contrast < 3)
  }

  @Test func seriesThatSomeEyesCannotTellApartAreFound() throws {
    // The first and the fourth colour of Brewer's Dark2, for deuteranopes.
    let green = SeriesColor("green", light: RGB(0x1B9E77), dark: RGB(0x00E0E0))
    let pink = SeriesColor("pink", light: RGB(0xE7298A), dark: RGB(0xE9884D))
    let found = try problems(figure([line(green), line(pink)]))
    guard found.count == 1,
      case .similarSeries("green", "pink", let distance, .deuteranopia, .light) = found[0]
    else {
      Issue.record("\(found)")
      return
    }
    #expect(abs(distance - 0.017) < 5e-4)
  }

  @Test func oneNameInTwoColoursIsFoundAcrossFigures() {
    var other = Self.one
    other = SeriesColor("one", light: RGB(0x6F3600), dark: other.dark)
    let figures = [
      figure([line(Self.one)], name: "a"), figure([line(other)], name: "b"),
      figure([line(Self.one.shaded(0.4))], name: "c"),
    ]
    #expect(
      FigureLinter.conflicts(figures)
        == [.severalColors(series: "one", figures: ["a", "b", "c"])])
    #expect(FigureLinter.conflicts([figures[0], figures[2]]) == [])
  }

  @Test(arguments: [
    ("α = 2.67 ± 0.00", true), ("1 ±0", true), ("1 ± 0.001", false), ("±", false), ("0.00", false),
    ("1 ± 0.10 or 2 ± 0.0", true),
  ])
  func anUncertaintyOfZeroIsFound(text: String, isFault: Bool) throws {
    let found = try problems(figure([line(Self.one), .text(TextMark(x: 1, y: 0.5, text: text))]))
    #expect(found == (isFault ? [.zeroUncertainty(text)] : []))
  }

  @Test func textWithoutAPlaceIsFound() throws {
    let label = String(repeating: "far too long ", count: 12)
    let names = PointsMark(
      x: [1], y: [1], color: Self.one, size: 4, label: "p", names: [label])
    #expect(try problems(figure([line(Self.one), .points(names)])) == [.dropped(label)])
  }

  // MARK: Drawings

  private func scene(_ nodes: [SceneNode]) -> Scene { Scene(width: 100, height: 40, nodes: nodes) }

  private func text(
    _ size: Double = 7, x: Double = 10, paint: Paint = .ink
  ) throws -> SceneNode {
    .text(
      SceneText(try layoutLabel("word", style: .label(size: size)), at: Point(x, 20), paint: paint))
  }

  @Test func smallTextIsFound() throws {
    #expect(SceneLinter.problems(scene([try text(5.9)])) == [.small("word", size: 5.9)])
    #expect(SceneLinter.problems(scene([try text(6)])) == [])
    let power = try layoutLabel("$10^{-3}$", style: .label(size: 7))
    #expect(
      SceneLinter.problems(scene([.text(SceneText(power, at: Point(10, 20)))])) == [])
  }

  @Test func overlapEdgeAndClipAreFound() throws {
    #expect(
      SceneLinter.problems(scene([try text(), try text(x: 14)])) == [.overlap("word", "word")])
    #expect(SceneLinter.problems(scene([try text(x: 95)])) == [.outside("word")])
    let cut = SceneGroup([try text()], clip: Rectangle(x: 0, y: 0, width: 15, height: 40))
    #expect(SceneLinter.problems(scene([.group(cut)])) == [.clipped("word")])
  }

  @Test func faintTextIsFoundOnPaperAreasAndImages() throws {
    func schemes(_ nodes: [SceneNode]) -> [Palette.Scheme] {
      SceneLinter.problems(scene(nodes)).compactMap {
        if case .faint(_, _, let scheme) = $0 { scheme } else { nil }
      }
    }
    let page = Rectangle(x: 0, y: 0, width: 100, height: 40)
    #expect(schemes([try text(paint: .grid)]) == [.light, .dark])
    let middle = SceneNode.path(
      ScenePath(PanelCanvas.outline(page), fill: Fill(.fixed(RGB(0x777777)))))
    #expect(schemes([middle, try text(paint: .secondaryInk)]) == [.light, .dark])
    #expect(schemes([try text(), middle]) == [])  // What is drawn later does not count.
    let black = SceneNode.image(
      SceneImage(light: PixelImage(width: 1, height: 1, rgb: [0, 0, 0]), frame: page))
    #expect(schemes([black, try text()]) == [.light])
  }
}
