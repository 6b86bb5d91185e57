import Testing

@testable import Typography

@Suite("Paragraphs")
struct ParagraphTests {
  static let prose = """
    A network that learns with winner-take-all dynamics spreads its variance over many directions, \
    and the spectrum of its hidden representation falls as a power law. Where the exponent is near \
    one the code is as rich as it can be while it stays smooth; a faster decay throws detail away, \
    a slower one lets tiny changes of the image move the representation far. We measure this \
    exponent for five regularisers and ask how it goes together with robustness against attacks.
    """

  func lines(
    _ text: String, width: Double = 240, alignment: Paragraph.Alignment = .justified,
    hyphenation: Paragraph.Hyphenation = .none
  ) throws -> [ParagraphLine] {
    try Paragraph.layout(
      [.text(text, TestFonts.pagella)], width: width, alignment: alignment, leading: 13,
      hyphenation: hyphenation)
  }

  @Test("All lines but the last end at the measure", arguments: [120.0, 180, 240, 345])
  func justifies(width: Double) throws {
    let lines = try lines(Self.prose, width: width)
    #expect(lines.count > 3)
    for line in lines.dropLast() { #expect(abs(line.width - width) < 0.01) }
    #expect(try #require(lines.last).width <= width + 0.01)
  }

  @Test("Nothing is lost: the lines hold the words in order", arguments: [60.0, 150, 240])
  func keepsText(width: Double) throws {
    let lines = try lines(Self.prose, width: width)
    let words = lines.flatMap { $0.text.split(separator: " ") }
    #expect(words.joined() == Self.prose.split(separator: " ").joined())
  }

  @Test("Total fit has fewer demerits than first fit")
  func beatsGreedy() throws {
    var content = ParagraphContent(
      lineWidth: 150, isJustified: true, hyphenator: nil, library: .shared)
    try content.append(text: Self.prose, style: TestFonts.pagella, attributes: TextAttributes())
    content.forceBreak()
    let breaker = LineBreaker(
      items: content.items, width: 150, tolerance: .infinity, isForgiving: true)
    let best = try #require(breaker.breaks()?.last).demerits
    let greedy = GreedyReference(items: content.items, width: 150).demerits()
    #expect(best < greedy)
    #expect(greedy.isFinite)
  }

  @Test("Total fit finds the least demerits of all ways to break")
  func isOptimal() throws {
    var items: [BreakItem] = []
    for width in [31.0, 22, 44, 17, 28, 35, 12, 40, 26, 19, 33, 24] {
      items += [.box(width), .glue(6, stretch: 4, shrink: 2)]
    }
    items.removeLast()
    items += [.penalty(BreakItem.infinite), .fill, .penalty(-BreakItem.infinite)]
    let breaker = LineBreaker(items: items, width: 100, tolerance: .infinity)
    let best = try #require(breaker.breaks()?.last).demerits
    #expect(abs(best - ExhaustiveReference(items: items, width: 100).least()) < 1e-6)
  }

  @Test("A word longer than the measure is broken rather than hung out")
  func longWord() throws {
    let lines = try lines(String(repeating: "m", count: 60), width: 100)
    #expect(lines.count > 3)
    for line in lines { #expect(line.width <= 100.01) }
    #expect(lines.map(\.text).joined() == String(repeating: "m", count: 60))
  }

  @Test("A box wider than the measure still gives a line")
  func wideBox() throws {
    let box = TextBox(width: 300, ascent: 5, descent: 1)
    let lines = try Paragraph.layout(
      [
        .text("before", TestFonts.pagella), .text(" ", TestFonts.pagella), .box(box),
        .text(" after it", TestFonts.pagella),
      ], width: 100, leading: 12)
    #expect(lines.count == 3)
  }

  @Test("Paragraphs without content have no lines", arguments: ["", "   ", "\n"])
  func empty(text: String) throws {
    #expect(try lines(text).isEmpty)
    #expect(try Paragraph.layout([], width: 100, leading: 12).isEmpty)
  }

  @Test("One word is one line at its natural width")
  func oneWord() throws {
    let lines = try lines("word")
    #expect(lines.count == 1)
    #expect(lines[0].width == (try textLine("word", style: TestFonts.pagella).width))
  }

  @Test("A soft hyphen shows only where the line breaks")
  func softHyphen() throws {
    let lines = try lines("represen\u{AD}tation", width: 50)
    #expect(lines.map(\.text) == ["represen-", "tation"])
    #expect(lines[0].isHyphenated)
    #expect(try self.lines("represen\u{AD}tation").map(\.text) == ["representation"])
  }

  @Test("A no-break space holds its neighbours together")
  func noBreak() throws {
    let text = String(repeating: "Fig.\u{A0}1 ", count: 12)
    for line in try lines(text, width: 70, alignment: .left) {
      #expect(line.text.hasPrefix("Fig. 1") && line.text.hasSuffix("1"))
    }
  }

  @Test("Ragged lines keep natural spaces and stand where they are told")
  func alignments() throws {
    let left = try lines(Self.prose, alignment: .left)
    let right = try lines(Self.prose, alignment: .right)
    let center = try lines(Self.prose, alignment: .center)
    for line in left { #expect(line.ratio == 0 && line.x == 0 && line.width <= 240.01) }
    for line in right { #expect(abs(line.width - 240) < 1e-6) }
    for line in center { #expect(abs(line.x + line.width - 240) < 1e-6) }
  }

  @Test("Baselines are a leading apart, and further where a formula is tall")
  func baselines() throws {
    let plain = try lines(Self.prose)
    for line in plain.dropFirst() { #expect(abs(line.advance - 13) < 1e-9) }
    let tall = try Paragraph.layout(
      [.text(Self.prose + " ", TestFonts.pagella), .math(try Math.parse("\\dfrac{\\dfrac12}{3}"))],
      width: 240, leading: 13)
    #expect(try #require(tall.last).advance > 13)
    #expect(abs(tall.height - (tall[tall.count - 1].y + tall[tall.count - 1].descent)) < 1e-9)
  }

  @Test("A link is a span on each line it touches")
  func links() throws {
    let link = TextAttributes(link: "https://example.org")
    let lines = try Paragraph.layout(
      [.text("See ", TestFonts.pagella), .text(Self.prose, TestFonts.pagella, link)], width: 240,
      leading: 13)
    let prefix = try textLine("See", style: TestFonts.pagella).width
    #expect(lines.allSatisfy { $0.links.count == 1 })
    #expect(lines[0].links[0].x0 > prefix)
    #expect(abs(lines[1].links[0].x1 - 240) < 0.01)
    #expect(lines.allSatisfy { $0.links[0].target == "https://example.org" })
  }

  @Test("Text of two styles without a space between them stays one word")
  func gluedStyles() throws {
    let italic = TestFonts.pagella.face(.italic)
    let lines = try Paragraph.layout(
      [
        .text("(", TestFonts.pagella), .text("robustness", italic),
        .text("), then", TestFonts.pagella),
      ],
      width: 52, leading: 13, hyphenation: .none)
    #expect(lines.map(\.text) == ["(robustness),", "then"])
  }

  @Test("Forced breaks end lines at their natural width, twice for an empty line")
  func forced() throws {
    let style = TestFonts.pagella
    let lines = try Paragraph.layout(
      [.text("one", style), .lineBreak, .lineBreak, .text("two ", style)], width: 100, leading: 12)
    #expect(lines.map(\.text) == ["one", "", "two"])
    #expect(lines.allSatisfy { $0.ratio == 0 })
  }

  @Test("A formula breaks after a relation, and else is as wide as in one piece")
  func formulas() throws {
    let node = try Math.parse("f(x) = a + b + c + d + e + g")
    let items: [InlineItem] = [.text("where ", TestFonts.pagella), .math(node)]
    let whole = try Paragraph.layout(items, width: 300, leading: 13)
    let formula = try layoutMath(node, font: TestFonts.math(), size: 10, display: false)
    let word = try textLine("where ", style: TestFonts.pagella)
    #expect(whole.count == 1)
    #expect(abs(whole[0].width - word.width - formula.width) < 1e-9)
    let broken = try Paragraph.layout(items, width: 65, alignment: .left, leading: 13)
    #expect(broken.map(\.text).first == "where f(x)=")
    #expect(broken.count > 1)
  }

  @Test("Options in code keep their dashes")
  func dashes() {
    #expect(WordBreaks("--to", hyphenator: nil).places.isEmpty)
    #expect(WordBreaks("winner-take", hyphenator: nil).places.map(\.offset) == [7])
  }

  @Test("Eight tasks at once give the same lines as one")
  func concurrent() async throws {
    let library = FontLibrary()
    let expected = try lines(Self.prose)
    let all = try await withThrowingTaskGroup(of: [ParagraphLine].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try Paragraph.layout(
            [.text(Self.prose, TestFonts.pagella)], width: 240, leading: 13, hyphenation: .none,
            library: library)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.count == 8)
    for lines in all { #expect(lines == expected) }
  }
}
