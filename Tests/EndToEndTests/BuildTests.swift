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

  @Test("writes Markdown when asked to, and a page over all reports")
  func writesMarkdownAndIndex() async throws {
    let study = try SmallStudy()
    let outcome = try await study.run(["build", "--to", "html,md"])
    #expect(outcome.code == 0, "\(outcome.notes)")
    #expect(outcome.output == "output/small/index.html\noutput/small/report.md\n")
    let files = try study.report()
    #expect(files["report.pdf"] == nil)
    let text = String(decoding: files["report.md"] ?? [], as: UTF8.self)
    #expect(text.contains("](<figures/wta.spectra.svg>)"))
    let index = try Files.readText(study.folder.path.appending("output/index.html"))
    #expect(index.contains("<a href=\"small/index.html\">A small study</a>"))
  }

  @Test("refuses numbers that are typed although they are computed, when strict")
  func refusesTypedNumbers() async throws {
    let study = try SmallStudy(SmallStudy.text + "Of 100 images.\n")
    #expect(try await study.run(["build", "--quiet"]).code == 0)
    let strict = try await study.run(["build", "--quiet", "--strict"])
    #expect(strict.code == 2)
    #expect(strict.notes.contains("small.md:19:4: "), "\(strict.notes)")
    #expect(strict.notes.contains("wta.images"), "\(strict.notes)")
  }

  @Test("builds again when an included file changes, and from a Jupyter notebook")
  func includesAndReadsJupyter() async throws {
    let study = try SmallStudy("---\ntitle: T\n---\n```{include} part.md\n```\n")
    let part = study.folder.path.appending("part.md")
    try Files.write("One.\n", to: part)
    _ = try await study.run(["build", "small.md"])
    try Files.write("Two.\n", to: part)
    let outcome = try await study.run(["build", "small.md", "--to", "html,pdf"])
    #expect(outcome.code == 0, "\(outcome.notes)")
    let page = String(decoding: try study.report()["index.html"] ?? [], as: UTF8.self)
    #expect(page.contains("Two."))
    try Files.write(
      """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# Cells\\n\\nWords."}]}
      """, to: study.folder.path.appending("cells.ipynb"))
    let other = try await study.run(["build", "cells.ipynb"])
    #expect(other.code == 0, "\(other.notes)")
    let cells = try Files.readText(study.folder.path.appending("output/cells/index.html"))
    #expect(cells.contains("<title>Cells</title>"))
  }
}
