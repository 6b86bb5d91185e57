import Testing

@testable import Plots

@Suite struct OKLabTests {
  @Test func agreesWithThePublishedColours() {
    // Ottosson's own table of primaries, to its three digits.
    let red = OKLab(RGB(0xFF0000))
    #expect(abs(red.lightness - 0.628) < 5e-4)
    #expect(abs(red.a - 0.225) < 5e-4)
    #expect(abs(red.b - 0.126) < 5e-4)
    let white = OKLab(RGB(0xFFFFFF))
    #expect(abs(white.lightness - 1) < 1e-6 && abs(white.a) < 1e-6 && abs(white.b) < 1e-6)
  }

  @Test func everyColourComesBack() {
    for step in 0..<4096 {
      let color = RGB(UInt32(step) * 4099 & 0xFFFFFF)
      #expect(OKLab(color).rgb == color)
    }
  }

  @Test func shadesRunFromPaperToTheFullColour() {
    let color = SeriesColor("data", light: RGB(0x01665E), dark: RGB(0x35978F))
    for palette in [Palette.light, .dark] {
      #expect(palette.color(of: color.shaded(0)) == palette.paper)
      let distances = stride(from: 0.0, through: 1, by: 0.1).map {
        OKLab(palette.color(of: color.shaded($0))).distance(to: OKLab(palette.paper))
      }
      #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 < $1 })
    }
    #expect(Palette.light.color(of: color) == color.light)
    #expect(Palette.dark.color(of: color) == color.dark)
  }

  @Test func inkStandsOutFromItsPaper() {
    for palette in [Palette.light, .dark] {
      for ink in [palette.ink, palette.secondaryInk, palette.link] {
        #expect(ink.contrast(with: palette.paper) >= 4.5)
      }
      #expect(palette.axis.contrast(with: palette.paper) >= 3)
    }
    #expect(abs(RGB(0xFFFFFF).contrast(with: RGB(0)) - 21) < 1e-9)
  }
}
