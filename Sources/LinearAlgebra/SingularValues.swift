import CKernels

/// Singular values of real matrices.
public enum SingularValues {
  /// Returns the singular values of a matrix, largest first.
  ///
  /// Householder reflections from both sides down to a band, whose shuffled Jordan–Wielandt form is
  /// reduced like a symmetric band. No Gram matrix is formed: the error of each value is a small
  /// multiple of (*m* + *n*) ε times the largest one. Values far below that carry no correct digits.
  /// The same input gives the same bits on every machine, kernel path and thread count.
  /// - Parameter matrix: Shape `[m, n]`.
  /// - Returns: Shape `[min(m, n)]`, in the units of `matrix`.
  /// - Throws: ``SpectralError``
  /// - Complexity: O(*m n*²) time for *m* ≥ *n*, O(*m n*) space.
  /// - Source: Golub & Van Loan, *Matrix Computations*, 4th ed., §8.6.
  public static func values(of matrix: Matrix<Double>) throws -> [Double] {
    try SpectralError.checkFinite(matrix) { _ in 0..<matrix.columns }
    let tall = matrix.rows < matrix.columns ? matrix.transposed() : matrix
    let execution = Execution.current
    var status: Int32 = 0
    let values = tall.elements.withUnsafeBufferPointer { elements in
      [Double](unsafeUninitializedCapacity: tall.columns) { values, count in
        status = ck_singular_values_f64(
          execution.path.code, Int32(execution.threads), tall.rows, tall.columns,
          elements.baseAddress, values.baseAddress)
        count = tall.columns
      }
    }
    try SpectralError.check(status)
    return values
  }
}
