import Base
import Documents
import Plots
import Testing
import Typography

@Suite("Theme files")
struct ThemeFileTests {
  private static let folder = Sample.templates.removingLastComponent().appending("themes")

  @Test("every shipped theme reads, and the light and dark ones are those of reports")
  func shipped() throws {
    let names = try Files.names(in: Self.folder).filter { $0.hasSuffix(".yaml") }
    #expect(names == ["dark.yaml", "light.yaml", "print.yaml", "slide-dark.yaml", "slide.yaml"])
    for name in names { _ = try ThemeFile.read(Self.folder.appending(name)) }
    let light = try ThemeFile.read(Self.folder.appending("light.yaml"))
    #expect(light.palette == .light)
    #expect(light.magnification == 1)
    let dark = try ThemeFile.read(Self.folder.appending("dark.yaml"))
    #expect(dark.palette == .dark)
    #expect(dark.sizes == .report)
  }

  @Test("the light theme's file says every size that the program has")
  func complete() throws {
    // Sizes in the file that differ from the program's would change the drawing; the font alone is
    // said twice, as family and as fallback.
    let figure = try #require(Sample.wta.figures.first)
    let light = try ThemeFile.read(Self.folder.appending("light.yaml"))
    #expect(
      try FigureFiles.file(figure, of: Sample.wta, format: .png, theme: light).bytes
        == FigureFiles.file(figure, of: Sample.wta, format: .png, theme: .light).bytes)
  }

  @Test("a theme starts from the paper that it names")
  func partial() throws {
    let theme = try ThemeFile.parse(
      """
      paper: dark
      colours: {ink: "#ABCDEF"}
      series: {kh: "#123456"}
      sizes: {tick: 9}
      """, name: "mine", file: "mine.yaml")
    #expect(theme.name == "mine")
    #expect(theme.palette.ink == RGB(0xABCDEF))
    #expect(theme.palette.paper == Palette.dark.paper)
    #expect(theme.sizes.tick.size == 9)
    #expect(theme.sizes.label == FigureTheme.report.label)
    let kh = SeriesColor("kh", light: RGB(0), dark: RGB(0))
    #expect(theme.palette.color(of: kh) == RGB(0x123456))
  }

  @Test(
    "what is wrong is said with its line and column and what is known",
    arguments: [
      ("paper: white\n", "mine.yaml:1:8: unknown paper “white”; known: light, dark"),
      ("size: {tick: 9}\n", "mine.yaml:1:1: unknown key “size”; did you mean “sizes”? known: "),
      ("sizes:\n  tick: large\n", "mine.yaml:2:9: “tick” takes a number from 4 to 72, not “large”"),
      ("sizes:\n  tick: 900\n", "mine.yaml:2:9: “tick” takes a number from 4 to 72, not “900”"),
      (
        "colors:\n  ink: red\n",
        "mine.yaml:2:8: “ink” takes a colour in quotes such as \"#06795E\", not “red”"
      ),
      ("sizes: [1]\n", "mine.yaml:1:8: “sizes” takes a mapping of label, tick"),
      ("sizes: {tick: 9\n", "mine.yaml:"),
      ("panels: {smallest: 0}\n", "mine.yaml:1:20: “smallest” takes a number from 10 to 500"),
    ])
  func errors(text: String, expected: String) throws {
    let error = #expect(throws: ExplainedErrors.self) {
      try ThemeFile.parse(text, name: "mine", file: "mine.yaml")
    }
    let said = error?.description ?? ""
    #expect(said.hasPrefix(expected), "\(said)")
  }

  @Test("all that is wrong is said at once")
  func several() throws {
    let error = #expect(throws: ExplainedErrors.self) {
      try ThemeFile.parse(
        "sizes: {tick: a, label: b}\nink: 1\n", name: "mine", file: "mine.yaml")
    }
    #expect(error?.errors.count == 3)
  }
}

@Suite("Single figures")
struct SingleFigureTests {
  private func figure() throws -> Figure { try #require(Sample.wta.figures.first) }

  @Test("without a theme the file is the one that reports offer", arguments: FigureFormat.allCases)
  func plain(format: FigureFormat) throws {
    let file = try FigureFiles.file(figure(), of: Sample.wta, format: format)
    let shipped = try FigureFiles.files(of: Sample.wta)
    #expect(shipped.contains(file))
  }

  @Test("the width is that of the file, whatever a theme magnifies", arguments: [1.0, 2.25])
  func width(magnification: Double) throws {
    var theme = Theme.light
    theme.magnification = magnification
    // 84 mm.
    let width = 84 * 72 / 25.4
    let pdf = try FigureFiles.file(
      figure(), of: Sample.wta, format: .pdf, width: width * magnification, theme: theme)
    let box = try #require(
      String(decoding: pdf.bytes, as: UTF8.self).firstMatch(
        of: #/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/#))
    let shown = try #require(Double(box.1))
    // Cairo writes six decimals.
    #expect(abs(shown - width * magnification) < 1e-5)
    let svg = try FigureFiles.file(
      figure(), of: Sample.wta, format: .svg, width: width * magnification, theme: theme)
    let text = String(decoding: svg.bytes, as: UTF8.self)
    let size = try #require(text.firstMatch(of: #/ width="([0-9.]+)pt"/#))
    let svgWidth = try #require(Double(size.1))
    // SVG lengths have two decimals.
    #expect(abs(svgWidth - width * magnification) < 0.006)
    #expect(text.contains("viewBox=\"0 0 238.11 "))
    let png = try FigureFiles.file(
      figure(), of: Sample.wta, format: .png, width: width * magnification, theme: theme,
      dotsPerInch: 300)
    let pixels = try PNGReader.pixels(png.bytes)
    #expect(pixels.width == Int((width * magnification * 300 / 72).rounded(.up)))
  }

  @Test("a dark theme paints paper and ink for good")
  func dark() throws {
    let dark = Theme("dark", palette: .dark)
    let png = try FigureFiles.file(figure(), of: Sample.wta, format: .png, theme: dark)
    let pixels = try PNGReader.pixels(png.bytes)
    #expect(Array(pixels.rgb.prefix(3)) == [0x15, 0x18, 0x1D])
    let svg = try FigureFiles.file(figure(), of: Sample.wta, format: .svg, theme: dark)
    let text = String(decoding: svg.bytes, as: UTF8.self)
    #expect(text.contains(Palette.dark.paper.hex))
    // No mark is left to a style sheet's choice of page.
    #expect(!text.contains("class=\"fx-st-") && !text.contains("\"fx-fi-ink"))
  }
}
