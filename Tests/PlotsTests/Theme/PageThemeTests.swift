import Testing
import Typography

@testable import Plots

@Suite("Themes of pages")
struct PageThemeTests {
  private static let dots = Figure(
    "dots", title: "Dots", alternative: "Very many dots.", tables: [],
    grid: PanelGrid(rows: [
      [
        Panel(
          x: .linear("x"), y: .linear("y"),
          marks: [
            .points(
              PointsMark(
                x: (0..<6000).map { Double($0 % 77) }, y: (0..<6000).map { Double($0 % 79) },
                color: SeriesColor("dots", light: RGB(0x112233), dark: RGB(0x99AABB)),
                label: "dots"))
          ])
      ]
    ]))

  private static func images(_ nodes: [SceneNode]) -> [SceneImage] {
    nodes.flatMap { node -> [SceneImage] in
      switch node {
      case .image(let image): [image]
      case .group(let group): images(group.nodes)
      case .path, .text: []
      }
    }
  }

  @Test("dots drawn as an image take a theme's colour like all others")
  func dots() throws {
    let plain = try #require(Self.images(try Self.dots.scene().nodes).first)
    #expect(Array(plain.light.rgb.prefix(3)) == [0x11, 0x22, 0x33])
    #expect(Array(plain.dark?.rgb.prefix(3) ?? []) == [0x99, 0xAA, 0xBB])
    var theme = PageTheme.standard
    theme.light.series["dots"] = RGB(0x445566)
    let own = try #require(Self.images(try Self.dots.scene(theme: theme).nodes).first)
    #expect(Array(own.light.rgb.prefix(3)) == [0x44, 0x55, 0x66])
    #expect(own.dark == plain.dark)
  }

  @Test("gaps of an image grid are the theme's paper")
  func gaps() throws {
    let grid = ImageGridMark(
      images: [[1, -1, 1, -1], [1, 1, -1, -1]], height: 2, width: 2, columns: 2, gap: 40)
    let figure = Figure(
      "grid", title: "Grid", alternative: "Two images.", tables: [],
      grid: PanelGrid(rows: [[Panel(x: nil, y: nil, marks: [.imageGrid(grid)])]]))
    var theme = PageTheme.standard
    theme.light.paper = RGB(0xFFF8E7)
    let image = try #require(Self.images(try figure.scene(theme: theme).nodes).first)
    #expect(image.light.width > 4)
    #expect(Array(image.light.rgb[6..<9]) == [0xFF, 0xF8, 0xE7])
    #expect(Array(image.dark?.rgb[6..<9] ?? []) == [0x15, 0x18, 0x1D])
  }

  @Test("each theme gives the colours of its paper, the first the sizes")
  func joined() {
    var sizes = FigureTheme.report
    sizes.spine = 2
    var cream = Palette.light
    cream.paper = RGB(0xFFF8E7)
    let one = Theme("one", palette: .dark, sizes: sizes, magnification: 2)
    let other = Theme("other", palette: cream)
    let page = PageTheme([one, other])
    #expect(page.light == cream && page.dark == .dark)
    #expect(page.sizes == sizes && page.magnification == 2)
    #expect(PageTheme([other, one]).sizes == .report)
    #expect(PageTheme([]) == .standard)
  }

  @Test("text is as large as it is shown")
  func smallText() throws {
    var theme = PageTheme.standard
    theme.sizes.tick.size = 4
    let found = try FigureLinter.problems(Self.dots, theme: theme)
    #expect(found.contains { if case .drawing(.small) = $0 { true } else { false } }, "\(found)")
    theme.magnification = 1.5
    let shown = try FigureLinter.problems(Self.dots, theme: theme)
    #expect(!shown.contains { if case .drawing(.small) = $0 { true } else { false } }, "\(shown)")
  }

  @Test("a PDF on coloured paper is filled, on white it is not")
  func paper() throws {
    let scene = try Self.dots.scene()
    let metadata = FigureMetadata(title: "Dots", alternative: "Dots.", provenance: "{}")
    let white = try PDFWriter.figure(scene, metadata: metadata)
    #expect(try PDFWriter.figure(scene, metadata: metadata, palette: .light) == white)
    var cream = Palette.light
    cream.paper = RGB(0xFFF8E7)
    #expect(try PDFWriter.figure(scene, metadata: metadata, palette: cream) != white)
  }
}
