import Base
import Subprocess
import TestSupport
import Testing

@Suite("report new")
struct NewTests {
  @Test("a new notebook builds as it stands, even strictly")
  func builds() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run(["new", "notebook", "tuning-curves"], in: folder.path)
    #expect(made.code == 0, "\(made.notes)")
    #expect(made.output == "notebooks/tuning-curves.md\n")
    let outcome = try await Program.run(
      ["build", made.output.split(separator: "\n").map(String.init)[0], "--strict"],
      in: folder.path)
    #expect(outcome.code == 0, "\(outcome.notes)")
    let page = try Files.readText(folder.path.appending("output/tuning-curves/index.html"))
    #expect(page.contains("Tuning curves") && page.contains("Cleveland"))
  }

  @Test("writes over nothing, and nothing at all where one of its files is there")
  func overwritesNothing() async throws {
    let folder = try TemporaryFolder()
    let data = folder.path.appending("notebooks").appending("mine.csv")
    try Files.write("my own", to: data)
    let outcome = try await Program.run(["new", "notebook", "mine"], in: folder.path)
    #expect(outcome.code == 2)
    #expect(outcome.notes.contains("mine.csv is there already"), "\(outcome.notes)")
    #expect(try Files.names(in: data.removingLastComponent()) == ["mine.csv"])
    #expect(try Files.readText(data) == "my own")
  }

  @Test(
    "a name that could leave the folder, or is no name, is refused",
    arguments: ["../up", "/tmp/up", "Up", "a--b", "a-", "", "1st", "a.b", "ä"])
  func refuses(name: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["new", "notebook", name], in: folder.path)
    #expect(outcome.code != 0)
    #expect(outcome.notes.contains("joined by hyphens"), "\(outcome.notes)")
    #expect(try Files.names(in: folder.path).isEmpty)
  }

  @Test("a new experiment joins the catalog of the package that one works in")
  func joins() async throws {
    let folder = try TemporaryFolder()
    let sources = folder.path.appending("Sources").appending("study")
    try Files.write("// a package", to: folder.path.appending("Package.swift"))
    try Files.write(
      "@main enum Study { let catalog = ExperimentCatalog([First.self]) }",
      to: sources.appending("Main.swift"))
    let made = try await Program.run(["new", "experiment", "tuning-curves"], in: folder.path)
    #expect(made.code == 0, "\(made.notes)")
    #expect(made.output == "Sources/study/TuningCurves.swift\n")
    #expect(made.notes.contains("swift run study run tuning-curves"), "\(made.notes)")
    let main = try Files.readText(sources.appending("Main.swift"))
    #expect(main.contains("ExperimentCatalog([First.self, TuningCurves.self])"))
    // The template means its own Table and Figure.
    _ = try await Program.run(["new", "experiment", "table"], in: folder.path)
    let table = try Files.readText(sources.appending("TableExperiment.swift"))
    #expect(table.contains("enum TableExperiment: Experiment") && table.contains(#""table""#))
    let again = try await Program.run(["new", "experiment", "table"], in: folder.path)
    #expect(again.code == 2)
    #expect(again.notes.contains("TableExperiment.swift is there already"), "\(again.notes)")
  }

  @Test("a catalog that holds more than types is left as it is, and nothing is written")
  func leavesCatalog() async throws {
    let folder = try TemporaryFolder()
    let sources = folder.path.appending("Sources").appending("study")
    try Files.write("// a package", to: folder.path.appending("Package.swift"))
    let text = "let catalog = ExperimentCatalog([First.self] + more([]))"
    let other = "let catalog = ExperimentCatalog([First.self /* one */, Second.self])"
    try Files.write(other, to: sources.appending("Main.swift"))
    let made = try await Program.run(["new", "experiment", "tuning-curves"], in: folder.path)
    #expect(made.code == 2 && made.notes.contains("TuningCurves.self"), "\(made.notes)")
    #expect(try Files.names(in: sources) == ["Main.swift"])
    #expect(try Files.readText(sources.appending("Main.swift")) == other)
    try Files.write(text, to: sources.appending("Second.swift"))
    let two = try await Program.run(["new", "experiment", "tuning-curves"], in: folder.path)
    #expect(two.code == 2 && two.notes.contains("no single file"), "\(two.notes)")
  }

  @Test(
    "where there is no package, a new experiment begins one that reads well to the package manager")
  func beginsPackage() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run(["new", "experiment", "tuning-curves"], in: folder.path)
    #expect(made.code == 0, "\(made.notes)")
    let package = folder.path.appending("tuning-curves")
    #expect(
      try Files.below(package).map(\.string) == [
        ".gitignore", "Package.swift", "Sources/tuning-curves/Study.swift",
        "Sources/tuning-curves/TuningCurves.swift", "notebooks/tuning-curves.md",
      ])
    let described = try await run(
      .name("swift"),
      arguments: [
        "package", "--package-path", package.string, "--cache-path",
        folder.path.appending("cache").string, "dump-package",
      ],
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    #expect(described.terminationStatus == .exited(0))
    let read = try JSONValue(parsing: Array(described.standardOutput.utf8))
    #expect(read["name"]?.text == "tuning-curves")
    #expect(described.standardOutput.contains(Checkout.root.string))
  }
}
