import Testing
import Typography

@Suite("Setting formulas")
struct MathLayoutTests {
  /// Points at 10 pt of a constant in the font's table, as fontTools reads it.
  func constant(_ name: String) throws -> Double {
    let table = try Oracle.mathTable()
    return Double(try #require(table.constants[name])) * 10 / Double(table.unitsPerEm)
  }

  @Test("A superscript is raised and shrunk by the font's constants")
  func superscript() throws {
    let box = try TestFonts.formula("x^2")
    let script = try #require(box.run("2"))
    #expect(abs(script.y + (try constant("SuperscriptShiftUp"))) < 1e-9)
    let scale = Double(try #require(Oracle.mathTable().constants["ScriptPercentScaleDown"])) / 100
    #expect(script.run.size == 10 * scale)
    #expect(box.ascent > -script.y)
  }

  @Test("A subscript hangs from the letter's advance, a superscript from its slanted edge")
  func corners() throws {
    let box = try TestFonts.formula("f_1^2")
    let sub = try #require(box.run("1"))
    let sup = try #require(box.run("2"))
    #expect(sup.x > sub.x)
    #expect(sub.y > 0 && sup.y < 0)
  }

  @Test("Subscripts of one row share a baseline")
  func rowOfScripts() throws {
    let box = try TestFonts.formula("x_1 + y_2")
    #expect(box.run("1")?.y == box.run("2")?.y)
    #expect(abs((box.run("1")?.y ?? 0) - (try constant("SubscriptShiftDown"))) < 1e-9)
  }

  @Test("A fraction's bar is centred on the axis and spans both parts", arguments: [false, true])
  func fraction(display: Bool) throws {
    let box = try TestFonts.formula("\\frac{a + b}{2}", display: display)
    let rule = try #require(box.rules.first)
    #expect(abs(rule.y + rule.height / 2 + (try constant("AxisHeight"))) < 1e-9)
    #expect(abs(rule.height - (try constant("FractionRuleThickness"))) < 1e-9)
    let top = try #require(box.run("a"))
    let bottom = try #require(box.run("2"))
    #expect(top.y < rule.y && bottom.y > rule.y)
    let center = bottom.x + bottom.run.width / 2
    #expect(abs(center - (rule.x + rule.width / 2)) < 0.2)
  }

  @Test(
    "A radical covers its body, whatever its height",
    arguments: [
      "x", "\\frac{1}{2}", "\\frac{\\frac12}{\\frac12}",
      "\\frac{\\frac{\\frac12}2}{\\frac{\\frac12}2}",
    ])
  func radical(body: String) throws {
    let inside = try layoutMath(Math.parse(body), font: TestFonts.math(), size: 10, display: true)
    let box = try TestFonts.formula("\\sqrt{\(body)}", display: true)
    let sign = try #require(box.run("√"))
    let rule = try #require(box.rules.first { abs($0.y + sign.run.inkAscent - sign.y) < 0.2 })
    #expect(-rule.y >= inside.ascent * 0.9)
    #expect(rule.x + rule.width >= box.width - 1e-9)
    #expect(sign.y + sign.run.inkDescent >= inside.descent * 0.9)
    #expect(box.width > inside.width * 0.9)
  }

  @Test("Brackets grow with what they enclose, through variants to assemblies")
  func delimiters() throws {
    var last = 0.0
    for rows in [1, 2, 4, 12] {
      let body = Array(repeating: "x", count: rows).joined(separator: "\\\\")
      let box = try TestFonts.formula("\\begin{pmatrix}\(body)\\end{pmatrix}", display: true)
      let bracket = try #require(box.run("("))
      let height = bracket.run.inkAscent + bracket.run.inkDescent
      #expect(height > last)
      #expect(height > 0.85 * box.height)
      let middle = (bracket.run.inkDescent - bracket.run.inkAscent) / 2 + bracket.y
      #expect(abs(middle + (try constant("AxisHeight"))) < 1e-6)
      last = height
      if rows == 12 { #expect(bracket.run.glyphs.count > 2) }
    }
  }

  @Test("A sum in display style is tall, with limits above and below")
  func limits() throws {
    let inline = try TestFonts.formula("\\sum_{i}^n x_i")
    let display = try TestFonts.formula("\\sum_{j}^n x_i", display: true)
    let small = try #require(inline.run("∑"))
    let tall = try #require(display.run("∑"))
    let height = tall.run.inkAscent + tall.run.inkDescent
    #expect(height >= (try constant("DisplayOperatorMinHeight")) * 0.93)
    #expect(height > small.run.inkAscent + small.run.inkDescent)
    let upper = try #require(display.run("n"))
    #expect(upper.y < tall.y - tall.run.inkAscent)
    #expect(try #require(inline.run("n")).x >= small.x + small.run.width)
  }

  @Test("Relations stand off, and a leading minus does not")
  func spacing() throws {
    let relation = try TestFonts.formula("a=b")
    let letters = try TestFonts.formula("ab").width + TestFonts.formula("=").width
    #expect(abs(relation.width - letters - 2 * 10 * 5.0 / 18) < 1e-9)
    let sign = try TestFonts.formula("-1")
    let apart = try TestFonts.formula("{-}").width + TestFonts.formula("1").width
    #expect(abs(sign.width - apart) < 1e-9)
  }

  @Test("A hat is centred over its letter")
  func hat() throws {
    let plain = try TestFonts.formula("x")
    let box = try TestFonts.formula("\\hat{x}")
    #expect(box.width == plain.width)
    #expect(box.ascent > plain.ascent)
  }

  @Test("A font without a MATH table is refused")
  func noTable() throws {
    #expect(throws: FontError.noMathTable("Inter-Regular")) {
      try layoutMath(.number("1"), font: TestFonts.font("Inter"), size: 10, display: false)
    }
  }
}

@Suite("Labels")
struct LabelTests {
  @Test("Variables lean in the label's own font; words, digits and the minus stand")
  func fonts() throws {
    let box = try layoutLabel("rate $x_\\mathrm{crit} = 10^{-3}$", style: TestFonts.inter)
    #expect(box.run("x")?.run.font.postScriptName == "Inter-Italic")
    for text in ["rate ", "crit", "10", "−", "3"] {
      #expect(box.run(text)?.run.font.postScriptName == "Inter-Regular", "\(text)")
    }
    #expect((box.run("3")?.y ?? 0) < 0)
    #expect((box.run("crit")?.y ?? 0) > 0)
  }

  @Test(
    "Every run can be written as real text: its glyphs are what its text shapes to",
    arguments: [
      "$\\sqrt{x^2}$", "$\\left(\\frac12\\right)$", "$\\|\\Delta x\\|_2$",
      "$\\hat\\alpha \\propto \\infty$",
    ])
  func realText(source: String) throws {
    for (run, _, _) in try layoutLabel(source, style: TestFonts.inter).runs {
      let again = try shape(run.text, font: run.font, size: run.size, features: run.features)
      #expect(again.glyphs.map(\.glyph) == run.glyphs.map(\.glyph))
    }
  }

  @Test("A label is as wide as its parts")
  func width() throws {
    let box = try layoutLabel("ab", style: TestFonts.inter)
    let run = try shape("ab", font: TestFonts.font("Inter"), size: 8)
    #expect(box.width == run.width)
    #expect(try layoutLabel("", style: TestFonts.inter).width == 0)
  }
}
