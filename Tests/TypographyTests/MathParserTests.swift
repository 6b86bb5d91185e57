import Testing
import Typography

@Suite("Reading formulas")
struct MathParserTests {
  static let x = MathNode.identifier("x", .italic)

  @Test("Letters are variables, digits with a point are one number, a hyphen is a minus")
  func atoms() throws {
    #expect(
      try Math.parse("-1.5x")
        == .row([.symbol("−", .binary), .number("1.5"), Self.x]))
    #expect(try Math.parse("\\mathrm{crit}") == .identifier("crit", .upright))
    #expect(try Math.parse("\\Delta") == .identifier("Δ", .upright))
    #expect(try Math.parse("") == .empty)
  }

  @Test("Scripts take one token or a group, in either order")
  func scripts() throws {
    let expected = MathNode.scripts(Self.x, sub: .identifier("i", .italic), sup: .number("2"))
    #expect(try Math.parse("x_i^2") == expected)
    #expect(try Math.parse("x^2_i") == expected)
    #expect(
      try Math.parse("x^23") == .row([.scripts(Self.x, sub: nil, sup: .number("2")), .number("3")]))
    #expect(
      try Math.parse("10^{-3}")
        == .scripts(
          .number("10"), sub: nil, sup: .row([.symbol("−", .binary), .number("3")])))
    #expect(
      try Math.parse("f'")
        == .scripts(.identifier("f", .italic), sub: nil, sup: .symbol("′", .ordinary)))
  }

  @Test("Structures become their nodes")
  func structures() throws {
    #expect(try Math.parse("\\frac12") == .fraction(.number("1"), .number("2"), hasBar: true))
    #expect(try Math.parse("\\sqrt[3]{x}") == .radical(Self.x, degree: .number("3")))
    #expect(try Math.parse("\\hat x") == .accent(.hat, Self.x))
    #expect(try Math.parse("\\left\\|x\\right\\|") == .fenced(open: "‖", Self.x, close: "‖"))
    #expect(try Math.parse("\\text{a b}") == .text("a b"))
    #expect(
      try Math.parse("\\begin{pmatrix}x&x\\\\x&x\\end{pmatrix}")
        == .fenced(open: "(", .table([[Self.x, Self.x], [Self.x, Self.x]], .matrix), close: ")"))
    #expect(
      try Math.parse("\\sum_{i}^n")
        == .scripts(
          .largeOperator("∑", limits: true), sub: .identifier("i", .italic),
          sup: .identifier("n", .italic)))
  }

  @Test(
    "Every formula of the study reads",
    arguments: [
      "\\lambda_n \\propto n^{-\\alpha}", "\\|\\nabla_x \\mathcal{L}(x, y)\\|_2 \\le \\varepsilon",
      "\\hat{y} = \\operatorname{softmax}(W^\\top h + b)", "\\mathbb{E}_{x\\sim p}[f(x)]",
      "\\sigma_{\\max}(J) \\approx 1.5 \\pm 0.1", "\\int_0^\\infty e^{-x^2}\\,\\mathrm{d}x",
      "\\begin{aligned} a &= b + c \\\\ &\\ge d \\end{aligned}", "x \\in [0, 1]^{784}",
      "h_j = \\begin{cases} 1 & j = j^* \\\\ -\\Delta & \\text{else} \\end{cases}",
      "\\overline{x}\\,\\vec{v}\\,\\widehat{ab}\\,\\big( a \\big)",
    ])
  func readsAll(source: String) throws {
    let node = try Math.parse(source)
    #expect(node != .empty)
    #expect(!node.plainText.isEmpty)
    let box = try layoutMath(node, font: TestFonts.math(), size: 10, display: true)
    #expect(box.width > 0 && box.height > 0)
  }

  @Test("An unknown command gives its place and the nearest known name")
  func unknown() throws {
    #expect(throws: MathError.unknownCommand("alpa", offset: 4, nearest: "alpha")) {
      try Math.parse("x + \\alpa")
    }
    #expect(
      "\(MathError.unknownCommand("alpa", offset: 4, nearest: "alpha"))".contains("character 5"))
    #expect(throws: MathError.unknownEnvironment("matrx", offset: 0, nearest: "matrix")) {
      try Math.parse("\\begin{matrx}\\end{matrx}")
    }
  }

  @Test(
    "What does not balance is an error with a place",
    arguments: ["{x", "x}", "\\frac{1}", "x^", "x^2^3", "\\left( x", "\\sqrt", "\\begin{matrix}x"])
  func unbalanced(source: String) {
    #expect(throws: MathError.self) { try Math.parse(source) }
  }

  @Test("Plain text of a formula reads aloud on one line")
  func plainText() throws {
    #expect(try Math.parse("10^{-3}").plainText == "10⁻³")
    #expect(try Math.parse("\\frac{a+b}{2}").plainText == "(a + b)/2")
    #expect(try RichText(parsing: "step $\\varepsilon$ for \\$5").plainText == "step ε for $5")
  }

  @Test("A dollar that is never closed is an error with its place")
  func unclosed() {
    #expect(throws: TextError.unclosedMath(offset: 2, source: "a $x")) {
      try RichText(parsing: "a $x")
    }
  }
}
