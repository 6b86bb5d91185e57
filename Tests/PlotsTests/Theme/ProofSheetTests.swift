import Testing
import Typography

@testable import Plots

@Suite("Proof sheets")
struct ProofSheetTests {
  @Test("colours of every sight are those of the published matrices")
  func sights() throws {
    let rows = try oracleRows("vision.csv")
    #expect(rows.count == 72)
    for row in rows {
      let color = RGB(try #require(UInt32(row[1], radix: 16)))
      let expected = RGB(try #require(UInt32(row[2], radix: 16)))
      let shown = row[0] == "grey" ? color.grey : ColorVision(rawValue: row[0])?.shown(color)
      #expect(shown == expected, "\(row)")
    }
  }

  @Test("pixels are changed one by one and normal eyes see them as they are")
  func pixels() throws {
    let image = PixelImage(width: 2, height: 1, rgb: [255, 0, 0, 6, 121, 94])
    let same = ProofSheet.pixels(image, as: .vision(.normal))
    #expect(same == image)
    let grey = ProofSheet.pixels(image, as: .grey)
    let red = RGB(red: 255, green: 0, blue: 0).grey
    #expect(Array(grey.rgb[0..<3]) == [red.red, red.red, red.red])
    #expect(grey.rgb[3] == grey.rgb[4] && grey.rgb[4] == grey.rgb[5])
  }

  @Test("a sheet holds seven views with what comes nearest in each, and no text touches another")
  func sheet() throws {
    let figure = try #require(MarkFigure.all.first { $0.testDescription == "line" }?.figure)
    let scene = try ProofSheet.scene(
      figure, dark: Theme("dark", palette: .dark), print: .light)
    let images = scene.nodes.filter { if case .image = $0 { true } else { false } }
    #expect(images.count == 7, "two papers, print, a copy and three kinds of sight")
    let texts = SceneLinter.texts(scene.nodes).map(\.box.text)
    for title in ["On white", "On dark", "In print", "Grey copy", "Protanopia", "Tritanopia"] {
      #expect(texts.contains(title))
    }
    #expect(SceneLinter.overlaps(scene).isEmpty)
  }
}

@Suite("Themes")
struct ThemeTests {
  @Test("a painted scene has the colours of its palette and nothing left to choose")
  func painted() throws {
    let kh = SeriesColor("kh", light: RGB(0x06795E), dark: RGB(0x00E0E0))
    let image = SceneImage(
      light: PixelImage(width: 1, height: 1, rgb: [1, 2, 3]),
      dark: PixelImage(width: 1, height: 1, rgb: [4, 5, 6]),
      frame: Rectangle(x: 0, y: 0, width: 1, height: 1))
    let line = ScenePath(
      [.move(Point(0, 0)), .line(Point(1, 1))], stroke: Stroke(.series(kh), width: 1))
    let scene = Scene(
      width: 10, height: 10, nodes: [.group(SceneGroup([.path(line), .image(image)]))])
    var palette = Palette.dark
    let dark = scene.painted(by: palette)
    guard case .path(let paper) = dark.nodes[0], case .group(let group) = dark.nodes[1],
      case .path(let path) = group.nodes[0], case .image(let drawn) = group.nodes[1]
    else {
      Issue.record("another order of nodes")
      return
    }
    #expect(paper.fill?.paint == .fixed(Palette.dark.paper))
    #expect(path.stroke?.paint == .fixed(RGB(0x00E0E0)))
    #expect(drawn.light.rgb == [4, 5, 6] && drawn.dark == nil)
    // A theme's own colour of a series, shades mixed from it.
    palette.series["kh"] = RGB(0x102030)
    #expect(palette.color(of: kh) == RGB(0x102030))
    #expect(palette.color(of: kh.shaded(0)) == palette.paper)
  }
}
