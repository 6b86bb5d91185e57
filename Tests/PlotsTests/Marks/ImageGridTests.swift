import Testing

@testable import Plots

@Suite struct ImageGridTests {
  private func pixel(_ image: PixelImage, _ column: Int, _ row: Int) -> RGB {
    let place = 3 * (row * image.width + column)
    return RGB(red: image.rgb[place], green: image.rgb[place + 1], blue: image.rgb[place + 2])
  }

  @Test(arguments: [Palette.light, .dark])
  func zeroAndGapsArePaper(palette: Palette) {
    let mark = ImageGridMark(images: [[0, 1], [-2, 0], [4, 4]], height: 1, width: 2, columns: 2)
    let image = mark.pixels(gapPixels: 1, on: palette)
    #expect((image.width, image.height) == (5, 3))
    #expect(pixel(image, 0, 0) == palette.paper)
    #expect(pixel(image, 2, 0) == palette.paper)
    #expect(pixel(image, 4, 0) == palette.paper)
    #expect((0..<5).allSatisfy { pixel(image, $0, 1) == palette.paper })
    #expect(pixel(image, 3, 2) == palette.paper)  // No fourth image.
  }

  @Test func everyImageHasItsOwnScaleAboutZero() {
    let mark = ImageGridMark(
      images: [[1, -1], [100, -50]], height: 1, width: 2, columns: 2, gap: 0)
    let image = mark.pixels(gapPixels: 0, on: .light)
    #expect(pixel(image, 0, 0) == pixel(image, 2, 0))
    #expect(pixel(image, 1, 0) != pixel(image, 3, 0))
    #expect(pixel(image, 0, 0).red > pixel(image, 0, 0).blue)
    #expect(pixel(image, 1, 0).blue > pixel(image, 1, 0).red)
  }

  @Test func whatIsNotFiniteIsPaper() {
    let mark = ImageGridMark(images: [[.nan, 1]], height: 1, width: 2, columns: 1)
    #expect(pixel(mark.pixels(gapPixels: 0, on: .light), 0, 0) == Palette.light.paper)
    let dead = ImageGridMark(images: [[0, 0]], height: 1, width: 2, columns: 1)
    #expect(pixel(dead.pixels(gapPixels: 0, on: .light), 1, 0) == Palette.light.paper)
  }

  @Test func pixelsAreSquareOnThePage() throws {
    let figure = try #require(NastyFigure.all.first { $0.figure.name == "images" }).figure
    let images = try figure.scene().nodes.compactMap { node -> SceneImage? in
      if case .group(let group) = node, case .image(let image) = group.nodes.first {
        image
      } else {
        nil
      }
    }
    let image = try #require(images.first)
    let across = image.frame.width / Double(image.light.width)
    let down = image.frame.height / Double(image.light.height)
    #expect(abs(across / down - 1) < 1e-9)
  }
}
