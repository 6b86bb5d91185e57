import Base
import TestSupport
import Testing

@Suite("report build")
struct BuildTests {
  @Test("makes HTML, PDF, figures and data from a folder that holds only a notebook")
  func builds() async throws {
    let study = try SmallStudy()
    let outcome = try await study.run(["build"])
    #expect(outcome.code == 0, "\(outcome.notes)")
    #expect(outcome.output == "output/small/index.html\noutput/small/report.pdf\n")
    let names = try study.report().keys.sorted()
    #expect(
      names == [
        "data/wta.claims.json", "data/wta.exponents.csv", "data/wta.scalars.json",
        "data/wta.spectra.csv", "figures/wta.spectra.pdf", "figures/wta.spectra.png",
        "figures/wta.spectra.svg", "index.html", "report.pdf",
      ])
  }

  @Test("does nothing the second time, and restores what was damaged")
  func isFreshTheSecondTime() async throws {
    let study = try SmallStudy()
    _ = try await study.run(["build"])
    let before = try study.report()
    let second = try await study.run(["build"])
    #expect(second.code == 0)
    #expect(second.notes == "small: fresh\n")
    let page = study.folder.path.appending("output/small/index.html")
    try Files.write("", to: page)
    let third = try await study.run(["build"])
    #expect(third.notes.contains("wta: fresh"))
    #expect(try study.report() == before)
  }

  @Test("gives the same bytes in other folders, time zones, locales, on other threads and paths")
  func givesTheSameBytes() async throws {
    let first = try SmallStudy()
    let second = try SmallStudy()
    let one = try await first.run(
      ["build", "-j", "1"], environment: ["TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"])
    let other = try await second.run(
      ["build", "-j", "2", "--isa", "scalar"],
      environment: ["TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"])
    #expect(one.code == 0 && other.code == 0, "\(one.notes)\(other.notes)")
    let (a, b) = (try first.report(), try second.report())
    #expect(a.keys.sorted() == b.keys.sorted())
    for (name, bytes) in a { #expect(b[name] == bytes, "\(name) differs") }
  }

  @Test("re-renders a changed sentence without running anything again")
  func rerenders() async throws {
    let study = try SmallStudy()
    _ = try await study.run(["build"])
    try Files.write(
      SmallStudy.text + "One more sentence.\n", to: study.folder.path.appending("small.md"))
    let outcome = try await study.run(["build"])
    #expect(outcome.notes.contains("wta: fresh"))
    let page = String(decoding: try study.report()["index.html"] ?? [], as: UTF8.self)
    #expect(page.contains("One more sentence."))
  }
}
