import Base
import Testing

@testable import ReportCommands

@Suite("what report build makes again")
struct BuildFreshnessTests {
  @Test("a build with nothing to do does nothing, and says so")
  func fresh() async throws {
    let project = try BuildProject()
    #expect(try await !project.build().isFresh)
    #expect(try await project.build().isFresh)
    #expect(try await project.build().isFresh)
    #expect(try project.text("output/a/index.html").contains("Included words."))
  }

  @Test(
    "any input that changes makes it again, even if only its content tells",
    arguments: [
      ("notebooks/a.md", "number", "figure"), ("notebooks/part.md", "words", "lines"),
      ("notebooks/points.csv", "2,4", "2,5"), ("notebooks/refs.bib", "Lovelace", "Byron-Ki"),
      ("templates/html/report.mustache", "<main", "<nain"),
      ("templates/html/report.css", "body", "bodx"),
    ])
  func input(file: String, old: String, new: String) async throws {
    let project = try BuildProject()
    _ = try await project.build()
    #expect(try await project.build().isFresh)
    let before = try project.text("output/a/index.html")
    try project.changeUnseen(file, old, new)
    #expect(try await !project.build().isFresh)
    #expect(try project.text("output/a/index.html") != before)
    #expect(try await project.build().isFresh)
  }

  @Test(
    "any output that is edited or gone is made again",
    arguments: ["index.html", "data/probe.scalars.json", "figures/plot-1.svg"], [true, false])
  func output(file: String, isEdited: Bool) async throws {
    let project = try BuildProject()
    _ = try await project.build()
    let listed = try Files.names(in: project.path("output/a/figures"))
    let name =
      file.hasPrefix("figures") ? "figures/\(listed.first { $0.hasSuffix("svg") } ?? "")" : file
    #expect(try await project.build().isFresh)
    let before = try project.text("output/a/\(name)")
    if isEdited {
      try project.changeUnseen("output/a/\(name)", "e", "x")
      #expect(try project.text("output/a/\(name)") != before)
    } else {
      try Files.remove(project.path("output/a/\(name)"))
    }
    #expect(try await !project.build().isFresh)
    #expect(try project.text("output/a/\(name)") == before)
    #expect(try await project.build().isFresh)
  }

  @Test("seed, revision and formats are inputs")
  func settings() async throws {
    let project = try BuildProject()
    _ = try await project.build()
    #expect(try await !project.build(["--seed=1"]).isFresh)
    #expect(try await project.build(["--seed=1"]).isFresh)
    #expect(try await !project.build(revision: String(repeating: "a", count: 40)).isFresh)
    #expect(try await !project.build(["--to=html,md"]).isFresh)
    #expect(try await project.build(["--to=html,md"]).isFresh)
  }

  @Test("a damaged or missing memory of digests costs time and nothing else")
  func memory() async throws {
    let project = try BuildProject()
    _ = try await project.build()
    try project.write("digests 1\nnonsense\n", to: "cache/digests")
    #expect(try await project.build().isFresh)
    try Files.remove(project.path("cache/digests"))
    #expect(try await project.build().isFresh)
  }

  @Test("all errors of a notebook come at once, at their places")
  func errors() async throws {
    let project = try BuildProject()
    _ = try await project.build()
    let wrong = """

      ```{experiment} prone
      :id: other
      ```

      ```{figgure} probe.x
      ```

      ```{figure} probe.curve
      ```

      ```{table} probe.rates
      ```

      ```{claim} probe.holds
      ```

      A {value}`probe.t`, {ref}`none`, {cite}`adda` and {valeu}`probe.s`.

      """
    try project.write(BuildProject.text + wrong, to: "notebooks/a.md")
    var found: [String] = []
    do {
      _ = try await project.build()
    } catch let errors as ExplainedErrors {
      found = errors.errors.map(\.description)
    }
    let expected = [
      "unknown directive “figgure”; did you mean “figure”?", "unknown figure “curve”",
      "unknown table “rates”", "unknown claim “holds”", "unknown scalar “t”",
      "unknown label “none”",
      "unknown citation “adda”; did you mean “ada”?",
      "unknown role “valeu”; did you mean “value”?",
    ]
    for sentence in expected {
      #expect(found.count { $0.contains(sentence) } == 1, "\(sentence) in \(found)")
    }
    #expect(found.contains { $0.contains("a.md:23:17: ") && $0.contains("“prone”") }, "\(found)")
    #expect(found.count == expected.count + 1, "\(found)")
  }

  @Test("a misspelt figure is an error before its experiment runs")
  func figureBeforeRun() async throws {
    let project = try BuildProject()
    let figure = "\n```{figure} probe.curve\n```\n"
    try project.write(BuildProject.text + figure, to: "notebooks/a.md")
    await #expect(throws: ExplainedErrors.self) { try await project.build() }
    #expect(!Files.exists(project.path("cache/results")))
  }
}
