import Base
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
}
