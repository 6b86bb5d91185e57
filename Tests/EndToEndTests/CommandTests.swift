import Base
import TestSupport
import Testing

@Suite("Commands")
struct CommandTests {
  @Test("list names experiments, profiles, notebooks and data sets, also as JSON")
  func list() async throws {
    let study = try SmallStudy()
    let text = try await study.run(["list"])
    for name in ["wta-learning", "wta-spectra", "quick", "small.md", "fashion-mnist"] {
      #expect(text.output.contains(name))
    }
    let json = try JSONValue(parsing: Array(try await study.run(["list", "--json"]).output.utf8))
    #expect(
      json["experiments"]?.elements.compactMap { $0["name"]?.text }.contains("wta-spectra") == true
    )
  }

  @Test("diff of two parameter values writes a page that names the parameter and exits with 1")
  func diff() async throws {
    let study = try SmallStudy()
    let small = SmallStudy.overrides.flatMap { ["-P", $0] }
    for (seed, folder) in [("0", "a"), ("1", "b")] {
      let run = try await study.run(
        ["run", "wta-spectra", "--seed", seed, "-o", folder, "--quiet"] + small)
      #expect(run.code == 0, "\(run.notes)")
    }
    let same = try await study.run(["diff", "a/wta-spectra", "a/wta-spectra"])
    #expect(same.code == 0, "\(same.output)")
    let other = try await study.run(["diff", "a/wta-spectra", "b/wta-spectra", "-o", "page"])
    #expect(other.code == 1)
    #expect(other.output.contains("seed"))
    let page = try Files.readText(study.folder.path.appending("page/diff.html"))
    // The name of the format is no address that a browser asks for.
    let addresses = page.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(page.contains("%3Csvg") && !addresses.contains("http://"))
    #expect(!page.contains("src=\"//"))
  }

  @Test(
    "inspect reads provenance out of every figure file, and --rerun makes it again",
    arguments: ["png", "svg", "pdf"])
  func inspect(kind: String) async throws {
    let study = try SmallStudy()
    let small = SmallStudy.overrides.flatMap { ["-P", $0] }
    _ = try await study.run(["run", "wta-spectra", "--seed", "3", "--quiet"] + small)
    let file = "output/wta-spectra/figures/wta-spectra.spectra.\(kind)"
    let before = try Files.read(study.folder.path.appending(file))
    let said = try await study.run(["inspect", file])
    #expect(said.code == 0, "\(said.notes)")
    #expect(said.output.contains("\"wta-spectra\""))
    let command = try await study.run(["inspect", file, "--rerun"])
    let words = command.output.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(words.prefix(3) == ["report", "run", "wta-spectra"])
    let again = try await study.run(Array(words.dropFirst()) + ["-o", "again", "--cache", "other"])
    #expect(again.code == 0, "\(again.notes)")
    let path = study.folder.path.appending("again/wta-spectra/figures/wta-spectra.spectra.\(kind)")
    #expect(try Files.read(path) == before)
  }

  @Test("verify replays with the same bits")
  func verify() async throws {
    let study = try SmallStudy()
    let small = SmallStudy.overrides.flatMap { ["-P", $0] }
    let outcome = try await study.run(["verify", "wta-spectra", "--quiet"] + small)
    #expect(outcome.code == 0, "\(outcome.notes)")
    #expect(outcome.output.contains("same bits"))
    #expect(outcome.output.contains("scalar"))
  }

  @Test("doctor finds fonts, data and templates")
  func doctor() async throws {
    let outcome = try await SmallStudy().run(["doctor"])
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test(
    "every command has help with an example",
    arguments: [
      "list", "run", "build", "status", "check", "accept", "reject", "review", "diff", "verify",
      "inspect", "figure", "export", "doctor",
    ])
  func help(command: String) async throws {
    let outcome = try await SmallStudy().run([command, "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Example: report \(command)"))
  }
}
