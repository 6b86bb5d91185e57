import Base
import TestSupport
import Testing

@testable import Comparison

@Suite("Diff page")
struct DiffPageTests {
  private let folder: TemporaryFolder
  private let templates = Checkout.root.appending("templates")

  init() throws { folder = try TemporaryFolder() }

  private func page(
    _ new: OutputFixture, from old: OutputFixture = OutputFixture()
  ) async throws -> String {
    let (a, b) = (folder.path.appending("old"), folder.path.appending("new"))
    try old.write(to: a)
    try new.write(to: b)
    return try await DiffPage.render(ReportDiff.between(a, b), templates: templates)
  }

  @Test("the page shows both drawings, the numbers, the cause and nothing from outside")
  func shows() async throws {
    let page = try await page(
      OutputFixture(rate: 0.03, eigenvalues: [4.5, 2, 1, 0.5], alpha: 1.45))
    #expect(page.contains("<b>rate</b> <span class=\"was\">0.02</span> → <span class=\"is\">0.03"))
    #expect(page.components(of: "src=\"data:image/svg+xml;charset=utf-8,") == 2)
    #expect(page.contains("<td>1.35 ± 0.02</td><td>1.45 ± 0.02</td><td>+0.10</td>"))
    #expect(page.contains("default-src 'none'"))
    for outside in ["src=\"http", "href=\"http", "url(", "@import", "{{"] {
      #expect(!page.contains(outside), "\(outside)")
    }
  }

  @Test("of many causes the first stand open, and a plot follows its own file alone")
  func manyCauses() async throws {
    func plots(_ x: Int) -> OutputFixture {
      let names = (10..<24).map { "p\($0)" }
      return OutputFixture(
        extraFiles: names.flatMap { name in
          [
            (path: "data/plot.\(name).csv", text: "n,x\n1,\(x)\n"),
            (
              path: "figures/plot.\(name).svg",
              text: "<svg><metadata>{&quot;tables&quot;:[&quot;\(name)&quot;]}</metadata>"
                + "<path d=\"M0 \(x)\"/></svg>"
            ),
          ]
        })
    }
    let page = try await page(plots(2), from: plots(1))
    #expect(page.contains("<summary>and 2 more</summary>"))
    #expect(page.contains("Follows <code>data p13.csv</code>"))
    #expect(page.components(of: "<td>p13, x</td>") == 1)
  }

  @Test(
    "hostile names stand in the page as text",
    arguments: [
      "<script>alert(1)</script>", "\" onload=\"x", "'\u{301}x", "\"\u{301} onload=x", "&lt;",
    ])
  func escapes(name: String) async throws {
    var new = OutputFixture(claimSentence: name, prose: "safe")
    new.notebook = name
    new.revision = name
    let page = try await page(new)
    #expect(!page.contains("<script>alert"))
    let escaped = name.unicodeScalars.map { scalar in
      ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"][scalar]
        ?? String(scalar)
    }.joined()
    #expect(page.contains(scalars: "<title>" + escaped + ":"))
    #expect(!page.contains(scalars: name) || name == "&lt;")
  }

  @Test("a font that three drawings carry stands in the page once, and is told apart by number")
  func sharedFonts() throws {
    func face(_ data: String) -> String {
      "@font-face{font-family:\"Inter\";src:url(data:font/otf;base64,\(data))}"
    }
    var fonts = SharedFonts()
    let drawings = [face("AAAA"), face("BBBB") + face("AAAA"), "é#%" + face("AAAA")].map {
      fonts.lift(from: Array("<svg><style>\($0)</style></svg>".utf8))
    }
    #expect(fonts.rules == [face("AAAA"), face("BBBB")])
    let texts = drawings.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts[1] == "<svg><style>/*font 1*//*font 0*/</style></svg>")
    #expect(
      DataAddress.svg(drawings[2]).description
        == "data:image/svg+xml;charset=utf-8,%3Csvg%3E%3Cstyle%3E%C3%A9%23%25/*font 0*/"
        + "%3C/style%3E%3C/svg%3E")
  }

  @Test(
    "a rule that could end the script element stays in its drawing",
    arguments: ["</script>", "\\", "é", "url(http://x)"])
  func hostileFonts(text: String) {
    var fonts = SharedFonts()
    let data = text.hasPrefix("url") ? "" : "src:url(data:font/otf;base64,AA)"
    let drawing = Array("<style>@font-face{\(data)\(text)}</style>".utf8)
    #expect(fonts.lift(from: drawing) == drawing)
    #expect(fonts.rules.isEmpty)
  }

  @Test("the script and the style are allowed by the hash of what stands in the page")
  func hashes() async throws {
    let page = try await page(OutputFixture(alpha: 1.4))
    let script = try Files.readText(templates.pushing("html/diff.js"))
    #expect(page.contains("<script>\(script)</script>"))
    #expect(page.components(of: "'sha256-") == 2)
    #expect(!page.contains("unsafe-inline"))
  }

  @Test("the same folders give the same page twice")
  func deterministic() async throws {
    let new = OutputFixture(rate: 0.03, seed: 3, eigenvalues: [4.5, 2, 1, 0.2], alpha: 1.4)
    #expect(try await page(new) == page(new))
  }

  @Test("a template that is no Mustache is an error with its place")
  func badTemplate() async throws {
    let own = folder.path.appending("templates")
    for name in ["diff.css", "diff.js"] {
      try Files.write("", to: own.pushing("html").appending(name))
    }
    try Files.write("{{#open}}", to: own.pushing("html/diff.mustache"))
    let fixture = OutputFixture()
    try fixture.write(to: folder.path.appending("a"))
    let diff = try await ReportDiff.between(folder.path.appending("a"), folder.path.appending("a"))
    #expect(throws: DiffPageError.self) { try DiffPage.render(diff, templates: own) }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = utf8[...]
    while let range = rest.firstRange(of: text.utf8) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }

  /// Whether the scalars of a text occur in a row, whatever characters they combine to.
  fileprivate func contains(scalars text: String) -> Bool {
    utf8.firstRange(of: text.utf8) != nil
  }
}
