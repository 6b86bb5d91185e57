import Base
import TestSupport
import Testing

@Suite("Themes of reports")
struct ReportThemeTests {
  private static let cream = """
    paper: light
    colors: {paper: "#FFF8E7", ink: "#3B2F1E"}
    series: {data: "#7A1FA2"}
    sizes: {tick: 9}

    """

  /// A notebook of one plot, without experiments.
  private static func notebook(_ theme: String) -> String {
    """
    ---
    title: Themed
    \(theme)
    ---

    ```{plot}
    :label: fig-line
    data: few.csv
    x: a
    y: b
    marks: [points, line]
    ```

    """
  }

  private static func folder(_ theme: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Files.write("a,b\n1,1\n2,5\n3,9\n", to: folder.path.appending("few.csv"))
    try Files.write(cream, to: folder.path.appending("cream.yaml"))
    try Files.write(notebook(theme), to: folder.path.appending("themed.md"))
    return folder
  }

  @Test("figures of experiments are drawn in it, pixel for pixel as report figure draws them")
  func experiment() async throws {
    let text = SmallStudy.text.replacing("profile: quick", with: "theme: cream.yaml")
      .replacing(":id: wta\n", with: ":id: wta-spectra\n").replacing("wta.", with: "wta-spectra.")
    let study = try SmallStudy(text)
    try Files.write(Self.cream, to: study.folder.path.appending("cream.yaml"))
    let outcome = try await study.run(["build"])
    #expect(outcome.code == 0, "\(outcome.notes)")
    let single = try await study.run(
      [
        "figure", "wta-spectra.spectra", "--format", "png", "--dpi", "144", "--theme",
        "cream.yaml", "-o", "single",
      ] + SmallStudy.overrides.flatMap { ["-P", $0] })
    #expect(single.code == 0, "\(single.notes)")
    let report = try study.report()
    #expect(
      try report["figures/wta-spectra.spectra.png"]
        == Files.read(study.folder.path.appending("single/wta-spectra.spectra.png")))
    let page = String(decoding: report["index.html"] ?? [], as: UTF8.self)
    // The page is of the same paper, the dark page has its own colours still.
    #expect(page.contains(":root{color-scheme:light;") && page.contains("--fx-paper:#FFF8E7"))
    #expect(page.contains("--fx-paper:#15181D"))
    #expect(page.contains("--fx-s-data-100:#7A1FA2") && page.contains("--fx-s-data-100:#35978F"))
    #expect(page.contains("stroke=\"#7A1FA2\"") || page.contains("fill=\"#7A1FA2\""))
  }

  @Test("a changed theme makes the report stale, the command line's wins and has its own place")
  func stale() async throws {
    let folder = try Self.folder("theme: [cream.yaml, slide-dark]")
    func build(_ arguments: [String] = []) async throws -> (notes: String, page: String) {
      let outcome = try await Program.run(
        ["build", "themed.md", "--strict", "--to", "html,pdf"] + arguments, in: folder.path)
      #expect(outcome.code == 0, "\(outcome.notes)")
      return (
        outcome.notes,
        try Files.readText(folder.path.appending("output/themed/index.html"))
      )
    }
    let first = try await build()
    #expect(first.notes.contains("themed: 0 experiments (0 fresh), 1 figures"), "\(first.notes)")
    #expect(first.page.contains("--fx-paper:#FFF8E7"))
    #expect(try await build().notes == "themed: fresh\n")
    try Files.write(
      Self.cream.replacing("#FFF8E7", with: "#F7FFF0"), to: folder.path.appending("cream.yaml"))
    let second = try await build()
    #expect(!second.notes.contains("themed: fresh"))
    #expect(second.page.contains("--fx-paper:#F7FFF0"))
    let third = try await build(["--theme", "print"])
    #expect(!third.notes.contains("themed: fresh"))
    #expect(!third.page.contains("#F7FFF0"))
    #expect(third.page.contains("report build themed.md --theme print"))
    #expect(try await build(["--theme", "print"]).notes == "themed: fresh\n")
  }

  @Test("a theme magnifies within the figure's width")
  func magnified() async throws {
    let folder = try Self.folder("theme: big.yaml")
    func build(_ magnification: String) async throws -> (svg: String, png: [UInt8]) {
      try Files.write(
        "magnification: \(magnification)\n", to: folder.path.appending("big.yaml"))
      let outcome = try await Program.run(["build", "themed.md"], in: folder.path)
      #expect(outcome.code == 0, "\(outcome.notes)")
      let figures = folder.path.appending("output/themed/figures")
      return (
        try Files.readText(figures.appending("plot.fig-line.svg")),
        try Files.read(figures.appending("plot.fig-line.png"))
      )
    }
    let plain = try await build("1")
    let large = try await build("1.5")
    let width = try #require(plain.svg.firstMatch(of: #/ width="[0-9.]+pt"/#)?.output)
    #expect(large.svg.contains(width))
    #expect(plain.svg.contains("font-size=\"7\""))
    let box = try #require(large.svg.firstMatch(of: #/viewBox="0 0 ([0-9.]+) /#)?.output.1)
    let (shown, drawn) = (Double(width.dropFirst(8).dropLast(3)), Double(box))
    // Two decimals each.
    #expect(abs((shown ?? 0) / (drawn ?? 1) - 1.5) < 1e-3)
    // Pixels across stand in the 17th to 20th byte.
    #expect(plain.png[16..<20] == large.png[16..<20])
  }

  @Test(
    "names and files that lead nowhere are errors at their place, with the nearest name",
    arguments: [
      ("theme: prnt", "themed.md:3:8: unknown theme “prnt”", "did you mean “print”?"),
      ("theme: [cream.yaml, dakr]", "themed.md:3:21: unknown theme “dakr”", "“dark”"),
      ("theme: none.yaml", "themed.md:3:8: cannot read “none.yaml”", ""),
      ("theme: ../up.yaml", "themed.md:3:8: “../up.yaml” lies outside", "beside the notebook"),
      ("theme: {a: b}", "themed.md:3:8: “theme” must be a text", ""),
      ("theme: [light, print]", "themed.md:3:16: “theme” must be one theme for light paper", ""),
      ("theme: wrong.yaml", "wrong.yaml:2:3: unknown key “tik”", "did you mean “tick”?"),
    ])
  func errors(theme: String, what: String, advice: String) async throws {
    let folder = try Self.folder(theme)
    try Files.write("sizes:\n  tik: 9\n", to: folder.path.appending("wrong.yaml"))
    let outcome = try await Program.run(["build", "themed.md"], in: folder.path)
    #expect(outcome.code == 2, "\(outcome.notes)")
    #expect(outcome.notes.contains(what), "\(outcome.notes)")
    #expect(outcome.notes.contains(advice), "\(outcome.notes)")
  }

  @Test(
    "so are those of the command line",
    arguments: [
      (["--theme", "prnt"], "no theme “prnt”", "did you mean print?"),
      (["--theme", "light", "--theme", "print"], "two themes are for one paper", "or both"),
    ])
  func options(arguments: [String], what: String, advice: String) async throws {
    let folder = try Self.folder("lang: en")
    let outcome = try await Program.run(["build", "themed.md"] + arguments, in: folder.path)
    #expect(outcome.code == 2, "\(outcome.notes)")
    #expect(outcome.notes.contains(what), "\(outcome.notes)")
    #expect(outcome.notes.contains(advice), "\(outcome.notes)")
  }

  @Test("the linter judges the figure in its theme")
  func strict() async throws {
    let folder = try Self.folder("theme: faint.yaml")
    try Files.write(
      "colors: {second-ink: \"#E8E8E8\"}\n", to: folder.path.appending("faint.yaml"))
    let outcome = try await Program.run(["build", "themed.md", "--strict"], in: folder.path)
    #expect(outcome.code == 1)
    #expect(outcome.notes.contains("faint-text"), "\(outcome.notes)")
    let plain = try await Program.run(
      ["build", "themed.md", "--strict", "--theme", "light"], in: folder.path)
    #expect(plain.code == 0, "\(plain.notes)")
  }
}
