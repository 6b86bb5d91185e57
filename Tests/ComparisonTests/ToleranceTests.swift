import Base
import Comparison
import Results
import TestSupport
import Testing

@Suite("Tolerances")
struct ToleranceTests {
  private let folder: TemporaryFolder
  private let store: GoldenStore

  init() throws {
    folder = try TemporaryFolder()
    store = GoldenStore(root: folder.path)
  }

  private func accept(_ fixture: OutputFixture) throws {
    try store.accept(fixture.result, .init(reason: "first", revision: "abc", platform: "Linux"))
  }

  private func sentences(_ fixture: OutputFixture) throws -> [String] {
    try store.compare(fixture.result).differences.map(\.problem.sentence)
  }

  @Test(
    "rtol, atol and ULP cover exactly what they say",
    arguments: [
      (0.01, 0.0, 0, 100.0, 101.0, true), (0.01, 0, 0, 100, 101.1, false),
      (0, 0.5, 0, 1, 1.5, true), (0, 0.5, 0, 1, 1.6, false), (0, 0, 1, 1, 1.0.nextUp, true),
      (0, 0, 1, 1, 1.0.nextUp.nextUp, false), (0.1, 0, 0, 0, 1e-300, false),
      (0.1, 1, 9, .nan, .nan, true), (0.1, 1, 9, 1, .nan, false),
      (0.1, 1, 9, .infinity, 1e308, false), (0.1, 1, 9, .infinity, .infinity, true),
      (0, 0, 1, -0.0, 0.0, true),
    ])
  func covers(
    relative: Double, absolute: Double, ulps: Int, expected: Double, got: Double, isCovered: Bool
  ) {
    let tolerance = Tolerance.scalar(
      "s", relative: relative, absolute: absolute, ulps: ulps, basis: "a test")
    #expect(tolerance.covers(expected: expected, got: got) == isCovered)
  }

  @Test("a column and a scalar within their accepted tolerances pass; beyond, each cell is named")
  func judges() throws {
    let tolerances: [Tolerance] = [
      .column("spectra", "eigenvalue", relative: 0.01, basis: "sampling"),
      .scalar("alpha", absolute: 0.1, basis: "one standard error of the fit"),
    ]
    try accept(OutputFixture(tolerances: tolerances))
    let near = OutputFixture(
      eigenvalues: [4.01, 2, 1, 0.501], alpha: 1.4, tolerances: tolerances)
    #expect(try sentences(near) == [])
    #expect(try store.compare(near.result).agreement == .tolerances)
    #expect(try store.compare(OutputFixture(tolerances: tolerances).result).agreement == .bits)
    let far = OutputFixture(eigenvalues: [4.01, 2, 1, 0.52], alpha: 1.5, tolerances: tolerances)
    let lines = try sentences(far)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("scalar alpha, value: expected 1.35, got 1.5"))
    #expect(
      lines[1].hasPrefix("column eigenvalue, row 4") && lines[1].hasSuffix("1 of 4 cells differs"))
  }

  @Test("a looser tolerance hides nothing before it is accepted, and its edit is named")
  func editedTolerance() throws {
    try accept(
      OutputFixture(tolerances: [.scalar("alpha", absolute: 0.01, basis: "the fit's error")]))
    let loose = OutputFixture(
      alpha: 1.5, tolerances: [.scalar("alpha", absolute: 1, basis: "the fit's error")])
    let lines = try sentences(loose)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("scalar alpha, value"))
    #expect(
      lines[1]
        == "the tolerance of scalar alpha was edited: accepted is atol 0.01: the fit's error; "
        + "declared is atol 1: the fit's error")
    try accept(loose)
    #expect(try sentences(loose) == [])
    #expect(
      try sentences(OutputFixture(alpha: 1.5)) == [
        "the tolerance of scalar alpha was edited: accepted is atol 1: the fit's error; "
          + "declared is exact"
      ])
    try accept(OutputFixture(alpha: 1.5))
    #expect(!Files.exists(folder.path.pushing("wta-spectra/quick/tolerances.json")))
  }

  @Test("a first tolerance is an edit too, and one for nothing is named")
  func newTolerance() throws {
    try accept(OutputFixture())
    #expect(
      try sentences(OutputFixture(tolerances: [.scalar("alpha", ulps: 4, basis: "b")])) == [
        "the tolerance of scalar alpha was edited: accepted is exact; declared is 4 ULP: b"
      ])
    let idle = OutputFixture(tolerances: [.column("spectra", "eigen", ulps: 4, basis: "b")])
    #expect(
      try sentences(idle).last
        == "there is no table spectra, column eigen for the tolerance declared")
  }

  @Test(
    "a damaged tolerance file is named and tolerates nothing",
    arguments: ["[", "{\"scalars\":{\"alpha\":{}}}"])
  func damaged(text: String) throws {
    let tolerances: [Tolerance] = [.scalar("alpha", absolute: 1, basis: "b")]
    try accept(OutputFixture(tolerances: tolerances))
    try Files.write(text, to: folder.path.pushing("wta-spectra/quick/tolerances.json"))
    let lines = try sentences(OutputFixture(alpha: 1.5, tolerances: tolerances))
    #expect(lines.count == 2)
    #expect(lines[1].contains("these are no tolerances"))
  }
}
