import Base
import Testing
import Typography

@Suite("Shaping")
struct ShapingTests {
  @Test("Glyphs, places and widths are those of hb-shape, scaled from font units")
  func matchesOracle() throws {
    for oracle in try Oracle.shaping() {
      let font = try TestFonts.font(oracle.family, oracle.slant)
      guard font.digest.hex == oracle.digest else { continue }
      for (text, glyphs) in oracle.shaped {
        let run = try shape(text, font: font, size: 12)
        let scale = 12 / Double(oracle.unitsPerEm)
        #expect(run.glyphs.map { Int($0.glyph) } == glyphs.map { $0[0] })
        #expect(run.glyphs.map(\.cluster.lowerBound) == glyphs.map { $0[1] })
        var pen = 0
        for (glyph, expected) in zip(run.glyphs, glyphs) {
          #expect(glyph.x == Double(pen + expected[3]) * scale)
          pen += expected[2]
        }
        #expect(run.width == Double(pen) * scale)
      }
    }
  }

  @Test("A and V move together", arguments: ["TeX Gyre Pagella", "Inter"])
  func kerning(family: String) throws {
    let font = try TestFonts.font(family)
    let pair = try shape("AV", font: font, size: 10).width
    let apart = try shape("A", font: font, size: 10).width + shape("V", font: font, size: 10).width
    #expect(pair < apart - 0.3)
  }

  @Test(
    "Clusters cover the text without gaps, ligatures and accents included",
    arguments: ["office", "x\u{302}y", "a − b", "ﬁ naïve", ""])
  func clusters(text: String) throws {
    for run in try textLine(text, style: TestFonts.pagella).runs.map(\.run) {
      var end = 0
      for glyph in run.glyphs {
        #expect(glyph.cluster.lowerBound <= end)
        end = max(end, glyph.cluster.upperBound)
      }
      #expect(end == run.text.utf8.count)
    }
    #expect(try textLine(text, style: TestFonts.pagella).text == text)
  }

  @Test("A feature makes all figures one width")
  func features() throws {
    let font = try TestFonts.font("Inter")
    let plain = try ["1", "8"].map { try shape($0, font: font, size: 10).width }
    let tabular = try ["1", "8"].map {
      try shape($0, font: font, size: 10, features: [.tabularFigures]).width
    }
    #expect(plain[0] < plain[1])
    #expect(tabular[0] == tabular[1])
  }

  @Test("Characters that the font lacks come from the fallbacks, the rest does not")
  func fallback() throws {
    let runs = try textLine("a ∝ b", style: TestFonts.inter).runs
    #expect(runs.map(\.run.text) == ["a ", "∝", " b"])
    #expect(runs.map(\.run.font.family) == ["Inter", "DejaVu Sans", "Inter"])
    #expect(runs[2].x == runs[0].run.width + runs[1].run.width)
  }

  @Test("A character that no font has is named")
  func missing() {
    #expect {
      try textLine("a\u{13000}b", style: TestFonts.inter)
    } throws: { error in
      guard case .missingGlyph(let character, let fonts)? = error as? TextError else {
        return false
      }
      return character == "\u{13000}" && fonts.count == 3 && "\(error)".contains("U+13000")
    }
  }

  @Test("Plain labels are equally tall, with or without ascenders")
  func height() throws {
    let boxes = try ["aone", "Xg", "x"].map { try textLine($0, style: TestFonts.inter) }
    #expect(Set(boxes.map(\.descent)).count == 1)
    #expect(Set(boxes.map(\.ascent)).count == 1)
    #expect(try layoutLabel("$\\lambda$ (0)", style: TestFonts.inter).ascent == boxes[0].ascent)
    #expect(try layoutLabel("$10^2$", style: TestFonts.inter).ascent > boxes[0].ascent)
  }
}
