import Base
import FoundationEssentials
import Statistics
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Stored values of Oracles/make.py.
func oracle(_ name: String) throws -> [Double] {
  let path = FilePath(#filePath).removingLastComponent().appending("Oracles/fits.json")
  return try JSONValue(parsing: Files.read(path))[name]?.elements.map { try $0.decode(Double.self) }
    ?? []
}

/// The spectrum of Oracles/make.py; sine and power from the C library, hence the tolerance below.
private let spectrum: [Double] = (1...600).map { rank in
  let n = Double(rank)
  let ripple = 0.2 * sin(n * 0.7) / pow(n, 0.25)
  return 3 * pow(n, -1.5) * (1 + ripple)
}

@Suite("Power-law fits")
struct PowerLawFitTests {
  /// Both sides sum 490 terms of size 1 in another order: 490 ε is 1e-13.
  private let tolerance = 1e-12

  @Test("the ordinary fit is SciPy's linregress over the window")
  func ordinary() throws {
    let expected = try oracle("ordinary")
    let fit = try PowerLawFit.ordinary(spectrum, ranks: 11...500)
    #expect((fit.slope - expected[0]).magnitude < tolerance)
    #expect((fit.prefactor / expected[1] - 1).magnitude < tolerance)
    #expect((fit.standardError / expected[2] - 1).magnitude < tolerance)
    #expect(fit.exponent == -fit.slope)
  }

  @Test("the weighted fit is NumPy's least squares with rows scaled by √(1/n)")
  func weighted() throws {
    let expected = try oracle("weighted")
    let fit = try PowerLawFit.weighted(spectrum, ranks: 11...500)
    #expect((fit.slope - expected[0]).magnitude < tolerance)
    #expect((fit.prefactor / expected[1] - 1).magnitude < tolerance)
    #expect((fit.standardError / expected[2] - 1).magnitude < tolerance)
  }

  @Test("an exact power law is found exactly, whatever the window")
  func exact() throws {
    let values = (1...64).map { 8 / Double($0 * $0) }
    let fit = try PowerLawFit.ordinary(values, ranks: 2...60)
    #expect((fit.exponent - 2).magnitude < 1e-14)
    #expect(fit.standardError < 1e-14)
  }

  @Test("R² is the squared correlation, and the intercept is the logarithm of the prefactor")
  func goodness() throws {
    let expected = try oracle("r squared")
    let ordinary = try PowerLawFit.ordinary(spectrum, ranks: 11...500)
    let weighted = try PowerLawFit.weighted(spectrum, ranks: 11...500)
    #expect((ordinary.rSquared - expected[0]).magnitude < tolerance)
    #expect((weighted.rSquared - expected[1]).magnitude < tolerance)
    #expect((ordinary.intercept - log(ordinary.prefactor)).magnitude < 1e-14)
    #expect((ordinary.value(at: 1) / ordinary.prefactor - 1).magnitude < 1e-15)
    #expect(ordinary.points == 490)
  }

  @Test("the unit of the eigenvalues moves the prefactor and nothing else")
  func units() throws {
    let fit = try PowerLawFit.weighted(spectrum, ranks: 11...500)
    let scaled = try PowerLawFit.weighted(spectrum.map { 1000 * $0 }, ranks: 11...500)
    #expect((fit.slope - scaled.slope).magnitude < tolerance)
    #expect((scaled.prefactor / fit.prefactor / 1000 - 1).magnitude < tolerance)
  }

  @Test("zeros are left out and counted; the weighted fit takes magnitudes as published")
  func omissions() throws {
    let values = (1...64).map { 8 / Double($0 * $0) }
    var damaged = values
    damaged[9] = 0
    damaged[19] = -damaged[19]
    let ordinary = try PowerLawFit.ordinary(damaged, ranks: 2...60)
    #expect(ordinary.omitted == 2)
    #expect(ordinary.points == 57)
    #expect((ordinary.exponent - 2).magnitude < 1e-14)
    let weighted = try PowerLawFit.weighted(damaged, ranks: 2...60)
    #expect(weighted.omitted == 1)
    #expect((weighted.exponent - 2).magnitude < 1e-14)
  }

  @Test("an impossible window is named")
  func windows() {
    #expect(throws: PowerLawError.windowOutside(ranks: 11...500, count: 3)) {
      try PowerLawFit.ordinary([3, 2, 1], ranks: 11...500)
    }
    #expect(throws: PowerLawError.windowOutside(ranks: 0...2, count: 3)) {
      try PowerLawFit.weighted([3, 2, 1], ranks: 0...2)
    }
    #expect(throws: PowerLawError.tooFew(ranks: 1...2, positive: 2)) {
      try PowerLawFit.ordinary([3, 2, 1], ranks: 1...2)
    }
    #expect(throws: PowerLawError.tooFew(ranks: 1...3, positive: 2)) {
      try PowerLawFit.ordinary([3, 2, -1], ranks: 1...3)
    }
    #expect(throws: PowerLawError.notFinite(rank: 2)) {
      try PowerLawFit.ordinary([3, .nan, 1], ranks: 1...3)
    }
  }

  @Test("every window that can be fitted is, and the exponents span what they found")
  func sensitivity() throws {
    let study = try WindowSensitivity(
      spectrum, first: [1, 11, 400], last: [2, 100, 500, 601], method: .weighted)
    #expect(study.fits.map(\.ranks) == [1...100, 1...500, 11...100, 11...500, 400...500])
    #expect(study.fits[3] == (try PowerLawFit.weighted(spectrum, ranks: 11...500)))
    let exponents = study.fits.map(\.exponent).sorted()
    #expect(study.exponents == exponents[0]...exponents[4])
    #expect(try WindowSensitivity([1, 2], first: [1], last: [2]).exponents == nil)
    #expect(throws: PowerLawError.notFinite(rank: 1)) {
      try WindowSensitivity([.infinity, 2, 1], first: [1], last: [3])
    }
  }

  @Test("a fit reads back from JSON")
  func coding() throws {
    let fit = try PowerLawFit.ordinary(spectrum, ranks: 11...500)
    #expect(try JSONValue(encoding: fit).decode(PowerLawFit.self) == fit)
  }
}
