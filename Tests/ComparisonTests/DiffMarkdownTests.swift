import Base
import Comparison
import TestSupport
import Testing

@Suite("Diff as a comment")
struct DiffMarkdownTests {
  private func markdown(_ new: OutputFixture) async throws -> String {
    let folder = try TemporaryFolder()
    let paths = (folder.path.appending("a"), folder.path.appending("b"))
    try OutputFixture().write(to: paths.0)
    try new.write(to: paths.1)
    return try await ReportDiff.between(paths.0, paths.1, names: ("v1 <x>", "v2")).markdown
  }

  @Test("verdict, cause, figures, numbers and prose stand in it, escaped")
  func content() async throws {
    let text = try await markdown(
      OutputFixture(
        rate: 0.03, eigenvalues: [8, 2, 1, 0.5], alpha: 1.5,
        prose: "The exponent is 1.50 after | training."))
    #expect(text.hasPrefix("### study: v1 &lt;x&gt; → v2\n"))
    #expect(text.contains("- cause: parameter rate 0.02 → 0.03 (wta)"))
    #expect(text.contains("| wta.spectra | data | column eigenvalue, row 1"), "\(text)")
    #expect(text.contains("| 1 of 4<br>`█···` |"))
    #expect(text.contains("after \\| training."))
    #expect(text.contains("| wta | 41 s → 41 s | 1 MB → 1 MB |"))
  }

  @Test("it stays under 60 kB however long the words are")
  func limit() async throws {
    let text = try await markdown(
      OutputFixture(prose: String(repeating: "<&|> word ", count: 40_000)))
    #expect(text.utf8.count < 60_000)
  }
}
