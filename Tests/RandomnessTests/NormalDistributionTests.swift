import Base
import Randomness
import TestSupport
import Testing

@Suite("The normal distribution")
struct NormalDistributionTests {
  @Test("quantiles agree with mpmath to 2e-15")
  func quantiles() throws {
    let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles/quantiles.csv")
    let lines = try Files.readText(oracle).split(separator: "\n").dropFirst()
    #expect(lines.count > 300)
    for line in lines {
      let cells = try line.split(separator: ",").map { try #require(Double($0)) }
      // AS 241 states 1e-16; the divisions and the logarithm add roundings of their own.
      let tolerance = max(2e-15 * cells[1].magnitude, 1e-16)
      let quantile = NormalDistribution.quantile(cells[0])
      #expect((quantile - cells[1]).magnitude <= tolerance, "\(line)")
    }
  }

  @Test("the ends are infinite and there is nothing beyond")
  func ends() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(-0.1).isNaN)
    #expect(NormalDistribution.quantile(1.1).isNaN)
    #expect(NormalDistribution.quantile(.nan).isNaN)
  }

  @Test("quantiles are odd about one half and never fall, across the seams of the formulas too")
  func monotonic() {
    let places = (1..<4000).map { Double($0) / 8000 } + [0.075, 0.0750000001, 1e-11, 1.38879e-11]
    for p in places {
      // 1 − p is exact from a half down to a quarter only, hence the doubly rounded p.
      let exact = 1 - (1 - p)
      #expect(NormalDistribution.quantile(exact) == -NormalDistribution.quantile(1 - p))
    }
    let values = places.sorted().map { NormalDistribution.quantile($0) }
    #expect(values == values.sorted())
  }
}
