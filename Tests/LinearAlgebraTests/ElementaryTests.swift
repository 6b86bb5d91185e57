import Base
import LinearAlgebra
import TestSupport
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles")

/// Distance in units of the last place of the expected value.
private func ulps(_ value: Double, _ expected: Double) -> Double {
  if value == expected || (value.isNaN && expected.isNaN) { return 0 }
  guard value.isFinite, expected.isFinite else { return .infinity }
  return ((value - expected) / expected.ulp).magnitude
}

@Suite("Elementary functions")
struct ElementaryTests {
  @Test("lie within one unit of the last place of mpmath's values")
  func agreeWithMpmath() throws {
    let lines = try Files.readText(oracle.appending("elementary.csv")).split(separator: "\n")
    #expect(lines.count > 900)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      let x = try #require(Double(cells[1]))
      let y = try #require(Double(cells[2]))
      let expected = try #require(Double(cells[3]))
      let value =
        switch cells[0] {
        case "exp": ElementaryFunctions.exp(x)
        case "log": ElementaryFunctions.log(x)
        default: ElementaryFunctions.pow(x, y)
        }
      #expect(ulps(value, expected) <= 1, "\(line) gave \(value)")
    }
  }

  @Test("treat the special values as IEEE 754 does")
  func specialValues() {
    #expect(ElementaryFunctions.exp(-Double.infinity) == 0)
    #expect(ElementaryFunctions.exp(Double.infinity) == .infinity)
    #expect(ElementaryFunctions.exp(1000.0) == .infinity)
    #expect(ElementaryFunctions.exp(Double.nan).isNaN)
    #expect(ElementaryFunctions.log(0.0) == -.infinity)
    #expect(ElementaryFunctions.log(-1.0).isNaN)
    #expect(ElementaryFunctions.log(Double.infinity) == .infinity)
    #expect(ElementaryFunctions.pow(0.0, 0.0) == 1)
    #expect(ElementaryFunctions.pow(0.0, 2.5) == 0)
    #expect(ElementaryFunctions.pow(0.0, -1.0) == .infinity)
    #expect(ElementaryFunctions.pow(-0.0, -3.0) == -.infinity)
    #expect(ElementaryFunctions.pow(-8.0, 1.0 / 3).isNaN)
    #expect(ElementaryFunctions.pow(1.0, Double.nan) == 1)
    #expect(ElementaryFunctions.pow(Double.infinity, -1.0) == 0)
    #expect(ElementaryFunctions.pow(-Double.infinity, 3.0) == -.infinity)
    #expect(ElementaryFunctions.pow(0.5, Double.infinity) == 0)
  }

  @Test("single precision is double precision rounded once")
  func singlePrecision() {
    for step in 0..<2000 {
      let x = Float(step) * 0.037 + 0.001
      #expect(ElementaryFunctions.exp(-x) == Float(ElementaryFunctions.exp(-Double(x))))
      #expect(ElementaryFunctions.log(x) == Float(ElementaryFunctions.log(Double(x))))
      #expect(
        ElementaryFunctions.pow(x, 1.5) == Float(ElementaryFunctions.pow(Double(x), 1.5)))
    }
  }
}

@Suite("Reductions")
struct ReductionTests {
  /// The slow version: 16 lanes, then a balanced tree.
  private func reference(_ terms: [Double]) -> Double {
    var lanes = [Double](repeating: 0, count: 16)
    for (index, term) in terms.enumerated() { lanes[index % 16] += term }
    var width = 8
    while width > 0 {
      for lane in 0..<width { lanes[lane] += lanes[lane + width] }
      width /= 2
    }
    return lanes[0]
  }

  @Test("add in 16 lanes joined by a tree, to the bit", arguments: [0, 1, 15, 16, 17, 1000, 4097])
  func order(count: Int) {
    let x = (0..<count).map { Double(($0 * 7919) % 10007) / 313 - 11 }
    let y = (0..<count).map { Double(($0 * 104_729) % 10009) / 717 - 5 }
    #expect(Reductions.sum(x) == reference(x))
    #expect(Reductions.dot(x, y) == reference(zip(x, y).map { $0 * $1 }))
    let single = x.map(Float.init)
    #expect(Reductions.sum(single) == reference(single.map(Double.init)))
    #expect(Reductions.sumOfSquares(single) == reference(single.map { Double($0) * Double($0) }))
  }
}
