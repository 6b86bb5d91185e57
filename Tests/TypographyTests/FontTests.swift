import Base
import FoundationEssentials
import Testing
import Typography

@Suite("Fonts")
struct FontTests {
  @Test("A font carries the file's digest and measures per em")
  func measures() throws {
    let font = try TestFonts.font("TeX Gyre Pagella")
    #expect(try font.digest == Files.digest(font.path))
    #expect(font.postScriptName == "TeXGyrePagella-Regular")
    #expect(font.unitsPerEm == 1000)
    #expect(font.xHeight == 0.469)
    #expect(font.capHeight == 0.692)
    #expect(font.bytes.count > 10_000)
  }

  @Test("Advances are those of the font's own table")
  func advances() throws {
    for oracle in try Oracle.shaping() {
      let font = try TestFonts.font(oracle.family, oracle.slant)
      guard font.digest.hex == oracle.digest else { continue }
      for (character, advance) in oracle.advances {
        let scalar = try #require(character.unicodeScalars.first)
        let glyph = try #require(font.glyph(of: scalar))
        #expect(font.advance(of: glyph) == advance)
      }
    }
  }

  @Test("The same file is one font, whatever asks for it")
  func identity() throws {
    let library = FontLibrary()
    let a = try library.font(FontStyle(family: "Inter", weight: 400))
    let b = try library.font(FontStyle(family: "Inter", weight: 410))
    #expect(a === b)
    #expect(try a == TestFonts.font("Inter"))
    #expect(library.used == [a])
    let bold = try library.font(FontStyle(family: "Inter", weight: 700))
    #expect(bold != a)
    #expect(library.used.map(\.postScriptName) == ["Inter-Bold", "Inter-Regular"])
  }

  @Test(
    "A missing family says what to install",
    arguments: [
      ("TeX Gyre Nosuch", "apt install fonts-texgyre"), ("Intr", "did you mean \"Inter\"?"),
      ("TeX Gyre Nosuch Math", "apt install fonts-texgyre-math"),
    ])
  func missing(family: String, advice: String) {
    #expect {
      try FontLibrary().font(FontStyle(family: family))
    } throws: { error in
      let text = "\(error)"
      return text.contains("\"\(family)\" is not installed") && text.contains(advice)
    }
  }

  @Test("A family without italics is an error, not an upright substitute")
  func slant() {
    #expect(throws: FontError.missingSlant(FontStyle.pagellaMath.italic)) {
      try FontLibrary().font(FontStyle.pagellaMath.italic)
    }
  }

  @Test("A subset is small, shapes its text alike and depends on the characters alone")
  func subset() throws {
    let font = try TestFonts.font("Inter")
    let bytes = try font.subset(for: "AV fi 123")
    #expect(bytes.count < font.bytes.count / 10)
    #expect(try bytes == font.subset(for: "321 ifVA AV"))
    #expect(try bytes.count < font.subset(for: "AV fi 123 xyz").count)
    let folder = FilePath(FileManager.default.temporaryDirectory.path)
    let path = folder.appending("facsimile-subset-\(font.digest.short).otf")
    try Files.write(bytes, to: path)
    defer { try? Files.remove(path) }
    let cut = try Font(path: path)
    for features in [[], [FontFeature.tabularFigures]] {
      let whole = try shape("AV 123", font: font, size: 10, features: features)
      let small = try shape("AV 123", font: cut, size: 10, features: features)
      #expect(small.glyphs.map(\.x) == whole.glyphs.map(\.x))
    }
  }

  @Test("A file that is no font is refused")
  func unreadable() {
    #expect(throws: FontError.self) { try Font(path: FilePath(#filePath)) }
  }
}
