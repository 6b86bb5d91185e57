import Base
import TestSupport
import Testing

/// Each ends with its exit code and says what is wrong, where, and what to do next.
@Suite("Bad input")
struct BadInputTests {
  @Test(
    "a notebook's faults are named at file, line and column",
    arguments: [
      ("{figrue} wta.spectra", "{figure} wta.spectra", "small.md:15:5: ", "figure"),
      ("wta.spektra", "{figure} wta.spectra", "small.md:15:13: ", "spectra"),
      ("wta-spektra", "wta-spectra", "small.md:8:", "wta-spectra"),
      ("hiden: 24", "hidden: 24", "small.md:8:", "hidden"),
      ("wta.alpha.datset.images", "wta.alpha.dataset.images", "small.md:13:", "alpha.dataset"),
      ("{ref}`fig-spektra`", "{ref}`fig-spectra`", "small.md:13:", "fig-spectra"),
    ])
  func notebookFaults(wrong: String, right: String, place: String, advice: String) async throws {
    let replacement = wrong.hasPrefix("wta.spek") ? "{figure} " + wrong : wrong
    let study = try SmallStudy(SmallStudy.text.replacing(right, with: replacement))
    let outcome = try await study.run(["build", "--quiet"])
    #expect(outcome.code == 2, "\(outcome.notes)")
    #expect(outcome.notes.contains(place), "\(outcome.notes)")
    #expect(outcome.notes.contains(advice), "\(outcome.notes)")
    #expect(!Files.exists(study.folder.path.appending("output/small/index.html")))
  }

  /// A copy of the data set with one file replaced.
  private func dataFolder(replacing name: String, by bytes: [UInt8]?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let own = folder.path.appending("fashion-mnist")
    let system = FilePath("/usr/share/datasets/fashion-mnist")
    for file in try Files.names(in: system) {
      let content = file == name ? bytes : try Files.read(system.appending(file))
      if let content { try Files.write(content, to: own.appending(file)) }
    }
    return folder
  }

  @Test("a truncated gzip file is named with the way out")
  func truncatedData() async throws {
    let name = "train-images-idx3-ubyte.gz"
    let whole = try Files.read(FilePath("/usr/share/datasets/fashion-mnist").appending(name))
    let data = try dataFolder(replacing: name, by: Array(whole.prefix(whole.count / 2)))
    let study = try SmallStudy()
    let outcome = try await study.run(["build", "--quiet", "--data", data.path.string])
    #expect(outcome.code == 2, "\(outcome.notes)")
    #expect(outcome.notes.contains(name))
    #expect(outcome.notes.contains("→"))
  }

  @Test("an output folder that cannot be written is named")
  func unwritableOutput() async throws {
    let study = try SmallStudy()
    try Files.write("a file", to: study.folder.path.appending("blocked"))
    let outcome = try await study.run(["build", "--quiet", "-o", "blocked"])
    #expect(outcome.code == 2 || outcome.code == 3, "\(outcome.notes)")
    #expect(outcome.notes.contains("blocked"))
    #expect(outcome.notes.contains("→"))
  }

  @Test(
    "wrong arguments list what there is",
    arguments: [
      (["run", "wta-spektra"], 2, "wta-spectra"),
      (["run", "wta-spectra", "-P", "hiden=3"], 2, "hidden"),
      (["run", "wta-spectra", "-P", "hidden=many"], 2, "whole number"),
      (["run", "wta-spectra", "-P", "dataset=fashion"], 2, "fashion-mnist"),
      (["run", "--profile", "quik"], 2, "quick"),
      (["run", "--isa", "sse9"], 2, "scalar"),
      (["build", "no-such"], 2, "small"),
      (["inspect", "small.md"], 2, "report build"),
      (["inspect", "nowhere.png"], 2, "nowhere.png"),
      (["diff", "here", "there"], 2, "here"),
    ])
  func wrongArguments(arguments: [String], code: Int, advice: String) async throws {
    let study = try SmallStudy()
    let outcome = try await study.run(arguments)
    #expect(outcome.code == Int32(code), "\(outcome.notes)")
    #expect(outcome.notes.contains(advice), "\(outcome.notes)")
  }
}
