/// Eigenvalues of real symmetric matrices.
public enum SymmetricEigen {
  /// Returns the eigenvalues of a real symmetric matrix, largest first.
  ///
  /// Householder reduction to tridiagonal form, then the implicit QL iteration without vectors. The
  /// same input gives the same bits on every machine and thread count.
  /// - Parameter matrix: Symmetric, shape `[n, n]`; only the lower triangle is read.
  /// - Returns: Shape `[n]`, in the units of `matrix`.
  /// - Throws: ``SpectralError``
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  /// - Source: Golub & Van Loan, *Matrix Computations*, 4th ed., §8.3.
  public static func values(of matrix: Matrix<Double>) throws -> [Double] {
    guard matrix.rows == matrix.columns else {
      throw SpectralError.notSquare(rows: matrix.rows, columns: matrix.columns)
    }
    try checkFinite(matrix)
    var form = Tridiagonal(reducing: matrix)
    try form.diagonalise()
    return form.diagonal.sorted(by: >)
  }

  private static func checkFinite(_ matrix: Matrix<Double>) throws {
    for row in 0..<matrix.rows {
      for column in 0...row where !matrix.elements[row * matrix.columns + column].isFinite {
        throw SpectralError.notFinite(row: row, column: column)
      }
    }
  }
}
