import Base
import LinearAlgebra
import Testing

private let oracle = FilePath(#filePath).removingLastComponent().appending("Oracles/singular.csv")

/// The oblong matrices of Oracles/make.py, exactly.
private func dense(_ rows: Int, _ columns: Int) -> Matrix<Double> {
  EigenMatrix.build(rows, columns) { i, j in Double((i * j * 37 + 3 * i + j) % 101 - 50) }
}

@Suite("Singular values")
struct SingularValueTests {
  /// Both reductions are backward stable: 30 (m + n) ε of the largest value.
  private func tolerance(_ rows: Int, _ columns: Int, _ largest: Double) -> Double {
    30 * Double(rows + columns) * 0x1p-53 * largest
  }

  @Test(
    "agree with LAPACK's",
    arguments: [
      (1, 1), (3, 1), (1, 4), (5, 3), (33, 33), (70, 65), (50, 80), (200, 40), (40, 200),
    ])
  func agreeWithLAPACK(rows: Int, columns: Int) throws {
    let expected = try Files.readText(oracle)
      .split(separator: "\n").map { $0.split(separator: ",") }
      .filter { $0[0] == "dense-\(rows)-\(columns)" }.map { try #require(Double($0[2])) }
    let values = try SingularValues.values(of: dense(rows, columns))
    try #require(values.count == expected.count && !values.isEmpty)
    for (value, wanted) in zip(values, expected) {
      #expect((value - wanted).magnitude <= tolerance(rows, columns, expected[0]))
    }
  }

  /// A Gram matrix would leave only half of the digits: 1e-12 would drown in 1e-8.
  @Test("keep values far below the root of the rounding unit")
  func smallValues() throws {
    let vectors = try SymmetricEigen.decomposition(of: EigenMatrix.random(80)).vectors
    let wanted = (0..<80).map { index in index < 40 ? 1 : 1e-12 }
    let scaled = EigenMatrix.build(80, 80) { wanted[$0] * vectors[$0, $1] }
    let values = try SingularValues.values(of: vectors.transposedTimes(scaled))
    for (value, wanted) in zip(values, wanted) {
      #expect((value - wanted).magnitude <= tolerance(80, 80, 1))
    }
  }

  @Test("do not depend on the magnitude", arguments: [0x1p500, 0x1p-500])
  func magnitude(scale: Double) throws {
    let plain = dense(70, 65)
    let scaled = Matrix(rows: 70, columns: 65, elements: plain.elements.map { $0 * scale })
    let expected = try SingularValues.values(of: plain).map { $0 * scale }
    #expect(try SingularValues.values(of: scaled) == expected)
  }

  @Test(
    "are the same bits on every path and thread count",
    arguments: [(1, 1), (5, 3), (31, 31), (32, 32), (33, 33), (66, 65), (97, 64), (300, 150)])
  func sameBits(rows: Int, columns: Int) throws {
    let a = EigenMatrix.random(rows, columns)
    let expected = try SingularValues.values(of: a)
    try EigenMatrix.everyExecution {
      let values = try SingularValues.values(of: a)
      #expect(values == expected)
    }
  }

  @Test("of nothing are nothing, of an infinite element an error")
  func degenerate() throws {
    #expect(try SingularValues.values(of: Matrix(rows: 0, columns: 3, elements: [])).isEmpty)
    var spoiled = dense(5, 3)
    spoiled[1, 2] = -.infinity
    #expect(throws: SpectralError.notFinite(row: 1, column: 2)) {
      try SingularValues.values(of: spoiled)
    }
  }
}
