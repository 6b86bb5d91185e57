import Comparison
import Testing

@Suite("Names with wild cards")
struct NamePatternTests {
  @Test(
    "the whole name must fit",
    arguments: [
      ("wta-spectra", "wta-spectra", true), ("wta-spectra", "wta", false), ("*", "", true),
      ("wta-*", "wta-spectra", true), ("*-spectra", "wta-spectra", true), ("w?a*", "wta", true),
      ("?", "", false), ("*a*a*", "banana", true), ("*a*b", "banana", false), ("", "", true),
      ("a*b*c", "abxbc", true),
    ])
  func matches(pattern: String, name: String, isMatch: Bool) {
    #expect(NamePattern(pattern).matches(name) == isMatch)
  }

  @Test("a selection names experiments, or their files after a slash")
  func selection() {
    let selection = GoldenSelection(["wta-*/*.csv", "model-spectra"])
    #expect(selection.selects(experiment: "wta-spectra"))
    #expect(selection.selects(experiment: "wta-spectra", file: "spectra.csv"))
    #expect(!selection.selects(experiment: "wta-spectra", file: "scalars.json"))
    #expect(selection.selects(experiment: "model-spectra", file: "scalars.json"))
    #expect(!selection.selects(experiment: "robustness"))
    #expect(GoldenSelection([]).selects(experiment: "any", file: "any"))
    #expect(selection.plainExperiments == ["model-spectra"])
  }
}
