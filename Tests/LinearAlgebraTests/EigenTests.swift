import Base
import LinearAlgebra
import TestSupport
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles")

@Suite("Symmetric eigenvalues")
struct EigenTests {
  /// Backward stability bounds the error of each eigenvalue by a small multiple of n ε ‖A‖; LAPACK's
  /// own tests allow 30 of these.
  @Test(
    "agree with LAPACK's",
    arguments: [
      "dense-60", "dense-1", "dense-2", "graded-40", "clustered-40", "rank-deficient-40", "tiny-30",
      "huge-30", "diagonal-20", "dense-200", "graded-150", "rank-deficient-150",
    ])
  func agreeWithLAPACK(name: String) throws {
    let expected = try Files.readText(oracle.appending("eigenvalues.csv"))
      .split(separator: "\n").map { $0.split(separator: ",") }.filter { $0[0] == name }
      .map { try #require(Double($0[2])) }
    let values = try SymmetricEigen.values(of: EigenMatrix.named(name))
    try #require(values.count == expected.count && !values.isEmpty)
    let norm = expected.map(\.magnitude).max() ?? 0
    let tolerance = 30 * Double(values.count) * 0x1p-53 * norm
    for (value, wanted) in zip(values, expected) {
      #expect((value - wanted).magnitude <= tolerance, "\(value) for \(wanted)")
    }
  }

  /// Sizes around the width of a vector, of a tile, of the band and of panels.
  @Test(
    "are the same bits on every path and thread count",
    arguments: [1, 2, 3, 8, 31, 32, 33, 64, 65, 66, 67, 129, 200, 301])
  func sameBits(size: Int) throws {
    let a = EigenMatrix.random(size)
    let expected = try SymmetricEigen.values(of: a)
    try EigenMatrix.everyExecution {
      let values = try SymmetricEigen.values(of: a)
      #expect(values == expected)
    }
  }

  /// 30 n ε ‖A‖, ‖A‖ being below 4, as LAPACK's tests allow.
  @Test("of second differences are 2 − 2 cos(k π / (n + 1))", arguments: [10, 65, 66, 130, 257])
  func secondDifferences(size: Int) throws {
    let values = try SymmetricEigen.values(of: EigenMatrix.secondDifferences(size))
    for (index, value) in values.enumerated() {
      let wanted = EigenMatrix.secondDifference(size, index)
      #expect((value - wanted).magnitude <= 30 * Double(size) * 0x1p-53 * 4)
    }
  }

  @Test("of a covariance of few samples are 0 but for as many")
  func deficientRank() throws {
    let covariance = EigenMatrix.covariance(samples: 100, units: 784)
    let values = try SymmetricEigen.values(of: covariance)
    #expect(values[98] > 0.1)
    // Rounding of the matrix and of the reduction: 30 n ε ‖A‖.
    #expect(values[99...].allSatisfy { $0.magnitude <= 30 * 784 * 0x1p-53 * values[0] })
  }

  @Test("read only the lower triangle")
  func readsLowerTriangle() throws {
    let symmetric = EigenMatrix.named("dense-60")
    var spoiled = symmetric
    for row in 0..<60 { for column in row + 1..<max(row + 1, 60) { spoiled[row, column] = .nan } }
    #expect(try SymmetricEigen.values(of: spoiled) == SymmetricEigen.values(of: symmetric))
  }

  @Test("name the element that is not finite")
  func notFinite() {
    var spoiled = EigenMatrix.named("dense-60")
    spoiled[7, 3] = .infinity
    #expect(throws: SpectralError.notFinite(row: 7, column: 3)) {
      try SymmetricEigen.values(of: spoiled)
    }
  }

  @Test("of nothing are nothing, of an oblong matrix an error")
  func degenerate() throws {
    #expect(try SymmetricEigen.values(of: Matrix(rows: 0, columns: 0, elements: [])).isEmpty)
    #expect(throws: SpectralError.notSquare(rows: 2, columns: 3)) {
      try SymmetricEigen.values(of: Matrix(rows: 2, columns: 3, repeating: 0))
    }
  }
}
