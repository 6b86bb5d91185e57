import Base
import TestSupport
import Testing

@Suite("report figure")
struct FigureCommandTests {
  private static let small = SmallStudy.overrides.flatMap { ["-P", $0] }

  @Test("writes one figure of the width and theme asked for, from stored findings")
  func figure() async throws {
    let study = try SmallStudy()
    let first = try await study.run(["run", "wta-spectra"] + Self.small)
    #expect(first.code == 0, "\(first.notes)")
    let outcome = try await study.run(
      [
        "figure", "wta-spectra.spectra", "--format", "pdf", "--format", "svg", "--width", "120mm",
        "--theme", "print", "-o", "paper",
      ] + Self.small)
    #expect(outcome.code == 0, "\(outcome.notes)")
    #expect(outcome.notes.contains("fresh"), "\(outcome.notes)")
    #expect(
      outcome.output == "paper/wta-spectra.spectra.pdf\npaper/wta-spectra.spectra.svg\n")
    let folder = study.folder.path.appending("paper")
    let pdf = try Files.read(folder.appending("wta-spectra.spectra.pdf"))
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    let svg = try Files.readText(folder.appending("wta-spectra.spectra.svg"))
    #expect(svg.contains(" width=\"340.16pt\""))
    let said = try await study.run(["inspect", "paper/wta-spectra.spectra.pdf"])
    #expect(said.output.contains("\"wta-spectra\""))
  }

  @Test(
    "names that lead nowhere give the nearest and exit with 2",
    arguments: [
      (["wta-spectre.spectra"], "no experiment “wta-spectre”", "did you mean wta-spectra?"),
      (
        ["wta-spectra.spectrum"], "“wta-spectra” has no figure “spectrum”",
        "did you mean wta-spectra.spectra?"
      ),
      (["wta-spectra"], "which figure of “wta-spectra”?", "known are wta-spectra.spectra"),
      (["wta-spectra.spectra", "--theme", "prind"], "no theme “prind”", "did you mean print?"),
      (["wta-spectra.spectra", "--width", "84"], "84", "--width"),
      (["wta-spectra.spectra", "--format", "gif"], "gif", "svg"),
      (["wta-spectra.spectra", "--theme", "none.yaml"], "none.yaml", ""),
    ])
  func unknown(arguments: [String], what: String, advice: String) async throws {
    let outcome = try await SmallStudy().run(["figure"] + arguments)
    #expect(outcome.code == 2, "\(outcome.notes)")
    #expect(outcome.notes.contains(what), "\(outcome.notes)")
    #expect(outcome.notes.contains(advice), "\(outcome.notes)")
  }

  @Test("a theme of the user's own is read from its file, errors with line and column")
  func ownTheme() async throws {
    let study = try SmallStudy()
    try Files.write("sizes:\n  tik: 9\n", to: study.folder.path.appending("mine.yaml"))
    let outcome = try await study.run(["figure", "wta-spectra.spectra", "--theme", "mine.yaml"])
    #expect(outcome.code == 2)
    #expect(outcome.notes.contains("mine.yaml:2:3: unknown key “tik”"), "\(outcome.notes)")
    #expect(outcome.notes.contains("did you mean “tick”?"), "\(outcome.notes)")
  }
}
