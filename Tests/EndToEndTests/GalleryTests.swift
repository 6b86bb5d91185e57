import Base
import TestSupport
import Testing

@Suite("Plots in notebooks")
struct GalleryTests {
  @Test("the gallery builds, and the figure linter finds nothing in it")
  func gallery() async throws {
    let folder = try TemporaryFolder()
    let notebook = Checkout.root.appending("notebooks").appending("gallery.md")
    let outcome = try await Program.run(["build", notebook.string, "--strict"], in: folder.path)
    #expect(outcome.code == 0, "\(outcome.notes)")
    let output = folder.path.appending("output").appending("gallery")
    let page = try Files.readText(output.appending("index.html"))
    #expect(page.contains("Figure 14.") && page.contains("data:text/csv"))
    // The lines that draw a figure stand above it.
    #expect(page.contains("</span>: [bars, errorbars]"))
    #expect(try Files.names(in: output.appending("data")).contains("plot.gallery-wave.csv"))
  }

  @Test("--strict fails with the figure, the rule and the numbers")
  func strict() async throws {
    let folder = try TemporaryFolder()
    try Files.write("a,b\n1,1\n2,5\n3,9\n", to: folder.path.appending("few.csv"))
    try Files.write(
      """
      ---
      title: Cut
      ---

      ```{plot}
      :label: fig-cut
      data: few.csv
      x: a
      y: {column: b, to: 6}
      marks: [points]
      ```

      """, to: folder.path.appending("cut.md"))
    let plain = try await Program.run(["build", "cut.md"], in: folder.path)
    #expect(plain.code == 0, "\(plain.notes)")
    // Even of a report that is fresh.
    let strict = try await Program.run(["build", "cut.md", "--strict"], in: folder.path)
    #expect(strict.code == 1)
    #expect(
      strict.notes.contains("figure 1, plot.fig-cut: outside-view: 1 values"), "\(strict.notes)")
    // A data file that changes makes the report stale.
    try Files.write("a,b\n1,1\n2,5\n3,5.5\n", to: folder.path.appending("few.csv"))
    let again = try await Program.run(["build", "cut.md", "--strict"], in: folder.path)
    #expect(again.code == 0, "\(again.notes)")
    #expect(!again.notes.contains("cut: fresh"))
    let fresh = try await Program.run(["build", "cut.md", "--strict"], in: folder.path)
    #expect(fresh.notes.contains("cut: fresh"), "\(fresh.notes)")
  }
}
