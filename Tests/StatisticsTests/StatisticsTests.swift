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

private func oracle(_ name: String) throws -> [Double] {
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

@Suite("Statistics")
struct StatisticsTests {
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

  @Test("an impossible window is named")
  func windows() {
    #expect(throws: PowerLawError.windowOutside(ranks: 11...500, count: 3)) {
      try PowerLawFit.ordinary([3, 2, 1], ranks: 11...500)
    }
    #expect(throws: PowerLawError.windowTooShort(ranks: 1...2)) {
      try PowerLawFit.ordinary([3, 2, 1], ranks: 1...2)
    }
    #expect(throws: PowerLawError.notPositive(rank: 3, value: -1)) {
      try PowerLawFit.ordinary([3, 2, -1], ranks: 1...3)
    }
  }

  @Test("quantiles are NumPy's")
  func quantiles() throws {
    let sample = (0..<57).map { cos(Double($0) * 1.3) }.sorted()
    for (q, expected) in zip([0, 0.1, 0.25, 0.5, 0.9, 1], try oracle("quantiles")) {
      #expect((quantile(sorted: sample, q) - expected).magnitude < 1e-14)
    }
  }
}
