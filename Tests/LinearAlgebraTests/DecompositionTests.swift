import LinearAlgebra
import Testing

@Suite("Eigenvectors")
struct DecompositionTests {
  /// The measures of LAPACK's own tests, in units of n ε, and their threshold.
  static let threshold = 30.0

  /// The largest sum of magnitudes of a column.
  private func norm(_ a: Matrix<Double>) -> Double {
    (0..<a.columns).map { column in
      (0..<a.rows).reduce(0) { $0 + a[$1, column].magnitude }
    }.max() ?? 0
  }

  private func difference(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Double {
    norm(
      Matrix(
        rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 - $1 }))
  }

  private func expectDecomposition(_ a: Matrix<Double>) throws {
    let (n, unit) = (a.rows, Double(a.rows) * 0x1p-52)
    let result = try SymmetricEigen.decomposition(of: a)
    let vectors = result.vectors
    let scaled = EigenMatrix.build(n, n) { result.values[$0] * vectors[$0, $1] }
    let residual = difference(vectors.times(a), scaled)
    #expect(residual <= Self.threshold * unit * norm(a), "residual")
    let identity = EigenMatrix.build(n, n) { $0 == $1 ? 1 : 0 }
    let orthogonality = difference(vectors.timesTransposed(vectors), identity)
    #expect(orthogonality <= Self.threshold * unit, "orthogonality")
    #expect(zip(result.values, result.values.dropFirst()).allSatisfy { $0 >= $1 }, "order")
    for (value, wanted) in zip(result.values, try SymmetricEigen.values(of: a)) {
      #expect((value - wanted).magnitude <= Self.threshold * unit * norm(a))
    }
  }

  @Test(
    "fit the matrix and are orthogonal",
    arguments: [
      "dense-0", "dense-1", "dense-2", "dense-3", "random-31", "random-32", "random-33",
      "random-64", "random-65", "random-97", "random-200", "random-301", "random-400", "dense-200",
      "graded-40", "graded-150", "clustered-40", "clustered-150", "rank-deficient-40",
      "rank-deficient-150", "tiny-100", "huge-100", "diagonal-100", "identity-100", "zero-70",
      "second-differences-200",
    ])
  func fitTheMatrix(name: String) throws {
    try expectDecomposition(EigenMatrix.named(name))
  }

  @Test("fit a covariance of few samples and are orthogonal")
  func deficientRank() throws {
    try expectDecomposition(EigenMatrix.covariance(samples: 100, units: 784))
  }

  @Test(
    "are the same bits on every path and thread count",
    arguments: [1, 2, 3, 31, 32, 33, 64, 65, 97, 200, 301, 350])
  func sameBits(size: Int) throws {
    let a = EigenMatrix.random(size)
    let expected = try SymmetricEigen.decomposition(of: a)
    try EigenMatrix.everyExecution {
      let result = try SymmetricEigen.decomposition(of: a)
      #expect(result == expected)
    }
  }

  @Test("have a positive component of largest magnitude", arguments: ["random-97", "dense-60"])
  func sign(name: String) throws {
    let vectors = try SymmetricEigen.decomposition(of: EigenMatrix.named(name)).vectors
    for row in 0..<vectors.rows {
      let largest = vectors.row(row).max { $0.magnitude < $1.magnitude } ?? 0
      #expect(largest > 0)
    }
  }

  @Test("read only the lower triangle")
  func readsLowerTriangle() throws {
    let symmetric = EigenMatrix.named("dense-60")
    var spoiled = symmetric
    for row in 0..<60 { for column in row + 1..<max(row + 1, 60) { spoiled[row, column] = .nan } }
    let expected = try SymmetricEigen.decomposition(of: symmetric)
    #expect(try SymmetricEigen.decomposition(of: spoiled) == expected)
  }

  @Test("name the element that is not finite", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    var spoiled = EigenMatrix.named("dense-60")
    spoiled[7, 3] = value
    #expect(throws: SpectralError.notFinite(row: 7, column: 3)) {
      try SymmetricEigen.decomposition(of: spoiled)
    }
    #expect(throws: SpectralError.notSquare(rows: 2, columns: 3)) {
      try SymmetricEigen.decomposition(of: Matrix(rows: 2, columns: 3, repeating: 0))
    }
  }
}
