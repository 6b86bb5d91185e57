import Base
import Comparison
import Results
import TestSupport
import Testing

@Suite("Causes of golden differences")
struct GoldenCauseTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path)
    try accept(OutputFixture())
  }

  private func accept(_ fixture: OutputFixture) throws {
    try store.accept(fixture.result, .init(reason: "first", revision: "abc", platform: "Linux"))
  }

  private var golden: FilePath { folder.path.pushing("wta-spectra/quick") }

  private static let moved: [Double] = [4, 2, 1, 0.25]

  @Test(
    "what decided the results then and now is named, old and new",
    arguments: [
      (OutputFixture(rate: 0.03, eigenvalues: moved), "parameter rate 0.02 → 0.03"),
      (OutputFixture(seed: 2, eigenvalues: moved), "seed 1 → 2"),
      (OutputFixture(sourceDigest: "t", eigenvalues: moved), "code Learning/WTALayer.swift"),
      (OutputFixture(dataDigest: "e", eigenvalues: moved), "data fashion-mnist t10k"),
      (
        OutputFixture(toolchain: "Swift 6.4", eigenvalues: moved), "toolchain Swift 6.3 → Swift 6.4"
      ),
      (OutputFixture(eigenvalues: moved), "nothing recorded explains the change"),
    ])
  func causes(changed: OutputFixture, sentence: String) throws {
    let verdict = try store.check(changed.result)
    #expect(verdict.causes.count == 1)
    #expect(verdict.causes.first?.sentence.hasPrefix(sentence) == true, "\(verdict.lines)")
    #expect(verdict.lines.last?.contains("cause: \(sentence)") == true)
  }

  @Test("a golden file edited after it was accepted is the cause, not the code")
  func editedGolden() throws {
    let path = golden.appending("spectra.csv")
    try Files.write(
      try Files.readText(path).split(separator: "4", maxSplits: 1).joined(separator: "5"), to: path)
    let verdict = try store.check(OutputFixture().result)
    #expect(
      verdict.causes.map(\.sentence)
        == ["spectra.csv of wta-spectra was edited after it was accepted"])
  }

  @Test("without provenance the verdict says so; accepting again records it and nothing else")
  func withoutProvenance() throws {
    try Files.remove(golden.appending("provenance.json"))
    let history = try Files.readText(golden.appending("HISTORY.md"))
    let changed = OutputFixture(eigenvalues: Self.moved)
    #expect(try store.compare(changed.result).note?.contains("report accept -m") == true)
    try accept(OutputFixture())
    #expect(Files.exists(golden.appending("provenance.json")))
    #expect(try Files.readText(golden.appending("HISTORY.md")) == history)
    try Files.write("{", to: golden.appending("provenance.json"))
    #expect(try store.compare(changed.result).note?.contains("cannot be read") == true)
  }

  @Test("what costs time but decides nothing is no part of the provenance")
  func provenanceIsStable() throws {
    let before = try Files.readText(golden.appending("provenance.json"))
    #expect(!before.contains("seconds") && !before.contains("peakMemory"))
    try accept(OutputFixture())
    #expect(try Files.readText(golden.appending("provenance.json")) == before)
  }

  @Test("results that are as golden need no cause, whatever else changed")
  func noCause() throws {
    let verdict = try store.check(OutputFixture(rate: 0.03, sourceDigest: "t").result)
    #expect(verdict.passes && verdict.causes.isEmpty && verdict.note == nil)
  }
}
