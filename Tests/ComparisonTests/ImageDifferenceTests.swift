import Base
import Plots
import TestSupport
import Testing

@testable import Comparison

@Suite("Image comparison")
struct ImageDifferenceTests {
  @Test("colour differences are those of the published test pairs, in both directions")
  func published() throws {
    let path = Checkout.root.appending("Tests/ComparisonTests/Oracles/ciede2000.json")
    let rows = try JSONValue(parsing: Files.read(path)).elements
    #expect(rows.count == 34)
    for row in rows {
      let cells = row.elements.compactMap(\.double)
      let (a, b) = (
        LabColor(cells[0], cells[1], cells[2]), LabColor(cells[3], cells[4], cells[5])
      )
      // The table is printed to four decimals.
      #expect((a.difference(to: b) - cells[6]).magnitude < 0.5e-4 + 1e-9, "\(cells)")
      #expect((b.difference(to: a) - cells[6]).magnitude < 0.5e-4 + 1e-9, "\(cells)")
    }
  }

  @Test("white, black and red of sRGB lie where the standard puts them")
  func lab() {
    let white = LabColor(red: 255, green: 255, blue: 255)
    #expect((white.lightness - 100).magnitude < 1e-3 && white.a.magnitude < 0.02)
    #expect(LabColor(red: 0, green: 0, blue: 0) == LabColor(0, 0, 0))
    // Lindbloom's calculator for sRGB red: 53.24, 80.09, 67.20.
    let red = LabColor(red: 255, green: 0, blue: 0)
    #expect((red.lightness - 53.24).magnitude < 0.01)
    #expect((red.a - 80.09).magnitude < 0.02 && (red.b - 67.20).magnitude < 0.02)
  }

  /// A black disc on white, drawn with coverage in 16 × 16 samples a pixel.
  private func disc(
    x: Double, color: UInt8 = 0, size: Int = 40, radius: Double = 10
  ) -> PixelImage {
    var rgb = [UInt8](repeating: 255, count: 3 * size * size)
    for row in 0..<size {
      for column in 0..<size {
        var inside = 0
        for i in 0..<256 {
          let px = Double(column) + (Double(i % 16) + 0.5) / 16 - x
          let py = Double(row) + (Double(i / 16) + 0.5) / 16 - 20
          if px * px + py * py <= radius * radius { inside += 1 }
        }
        let value = UInt8((255 * (256 - inside) + Int(color) * inside) / 256)
        for channel in 0..<3 { rgb[3 * (row * size + column) + channel] = value }
      }
    }
    return PixelImage(width: size, height: size, rgb: rgb)
  }

  @Test("equal images have no difference")
  func same() {
    let (difference, _) = ImageDifference.between(disc(x: 20), disc(x: 20))
    #expect(difference.changed == 0 && difference.looksSame && difference.sentence == "same pixels")
  }

  @Test("an edge that moves by a fraction of a pixel is anti-aliasing", arguments: [0.1, 0.25])
  func subpixel(shift: Double) {
    let (difference, _) = ImageDifference.between(disc(x: 20), disc(x: 20 + shift))
    #expect(difference.antialiased > 10 && difference.looksSame, "\(difference.sentence)")
  }

  @Test("a moved, recoloured or lost disc is seen, and where", arguments: [3.0, 0, 100])
  func visible(shift: Double) throws {
    let new = shift == 0 ? disc(x: 20, color: 60) : disc(x: 20 + shift)
    let (difference, picture) = ImageDifference.between(disc(x: 20), new)
    #expect(!difference.looksSame && difference.visible > 30, "\(difference.sentence)")
    let box = try #require(difference.box)
    #expect(box.x >= 9 && box.y >= 9 && box.x + box.width <= 34 && box.y + box.height <= 31)
    #expect(difference.largest > 10)
    #expect(picture?.rgb.contains(214) == true)
  }

  @Test("one visible pixel in a plain area is found")
  func onePixel() {
    let old = PixelImage(width: 9, height: 9, rgb: [UInt8](repeating: 250, count: 243))
    var new = old
    new.rgb[3 * 40] = 200
    let (difference, _) = ImageDifference.between(old, new)
    #expect(difference.visible == 1 && difference.box == .init(x: 4, y: 4, width: 1, height: 1))
    new.rgb[3 * 40] = 249
    let (faint, _) = ImageDifference.between(old, new)
    #expect(faint.changed == 1 && faint.looksSame && faint.mean > 0)
  }

  @Test("other sizes are a difference of their own")
  func sizes() {
    let (difference, picture) = ImageDifference.between(disc(x: 20), disc(x: 20, size: 41))
    #expect(!difference.looksSame && picture == nil)
    #expect(difference.sentence == "40 × 40 pixels became 41 × 41")
  }

  @Test("a picture of the difference reads back through libpng")
  func readsBack() throws {
    let (_, picture) = ImageDifference.between(disc(x: 20), disc(x: 25))
    let image = try #require(picture)
    #expect(try PNGReader.pixels(image.png) == image)
  }
}
