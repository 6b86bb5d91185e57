import Base
import CKernels
import TestSupport
import Testing

@Test("the inverse normal distribution agrees with mpmath to 2e-15")
func inverseNormal() throws {
  let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles/quantiles.csv")
  let lines = try Files.readText(oracle).split(separator: "\n").dropFirst()
  #expect(lines.count > 300)
  for line in lines {
    let cells = try line.split(separator: ",").map { try #require(Double($0)) }
    // AS 241 states 1e-16; the divisions and the logarithm add roundings of their own.
    let tolerance = max(2e-15 * cells[1].magnitude, 1e-16)
    #expect((ck_inverse_normal(cells[0]) - cells[1]).magnitude <= tolerance, "\(line)")
  }
}
