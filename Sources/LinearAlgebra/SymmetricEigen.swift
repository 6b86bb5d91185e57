import CKernels

/// Eigenvalues and eigenvectors of real symmetric matrices.
///
/// The same input gives the same bits on every machine, kernel path and thread count.
public enum SymmetricEigen {
  /// Eigenvalues with their eigenvectors.
  public struct Decomposition: Sendable, Hashable {
    /// Shape `[n]`, largest first, in the units of the matrix.
    public let values: [Double]
    /// Shape `[n, n]`: row *i* is the unit eigenvector of `values[i]`.
    ///
    /// The component of largest magnitude, the first of equal ones, is positive.
    public let vectors: Matrix<Double>
  }

  /// Returns the eigenvalues of a real symmetric matrix, largest first.
  ///
  /// Reduction to a band by blocks of Householder reflections, from there to tridiagonal form by
  /// bulge chasing, then the root-free QL iteration.
  /// - Parameter matrix: Symmetric, shape `[n, n]`; only the lower triangle is read.
  /// - Returns: Shape `[n]`, in the units of `matrix`; each within a small multiple of *n* ε ‖A‖.
  /// - Throws: ``SpectralError``
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  /// - Source: Bischof, Lang & Sun, "A framework for symmetric band reduction" (ACM TOMS 26, 2000).
  public static func values(of matrix: Matrix<Double>) throws -> [Double] {
    try checkSymmetric(matrix)
    let execution = Execution.current
    var status: Int32 = 0
    let values = matrix.elements.withUnsafeBufferPointer { elements in
      [Double](unsafeUninitializedCapacity: matrix.rows) { values, count in
        status = ck_eigen_values_f64(
          execution.path.code, Int32(execution.threads), matrix.rows, elements.baseAddress,
          values.baseAddress)
        count = matrix.rows
      }
    }
    try SpectralError.check(status)
    return values
  }

  /// Returns the eigenvalues of a real symmetric matrix, largest first, with their eigenvectors.
  ///
  /// Blocked Householder reduction to tridiagonal form, divide and conquer, and the reflections
  /// applied back in blocks. Values may differ from ``values(of:)`` by rounding.
  /// - Parameter matrix: Symmetric, shape `[n, n]`; only the lower triangle is read.
  /// - Returns: Residual ‖A v − λ v‖ and loss of orthogonality within a small multiple of *n* ε.
  /// - Throws: ``SpectralError``
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  /// - Source: Gu & Eisenstat, "A divide-and-conquer algorithm for the symmetric tridiagonal
  ///   eigenproblem" (SIAM J. Matrix Anal. Appl. 16, 1995).
  public static func decomposition(of matrix: Matrix<Double>) throws -> Decomposition {
    try checkSymmetric(matrix)
    let execution = Execution.current
    let size = matrix.rows
    var status: Int32 = 0
    var values = [Double](repeating: 0, count: size)
    let vectors = matrix.elements.withUnsafeBufferPointer { elements in
      [Double](unsafeUninitializedCapacity: size * size) { vectors, count in
        status = ck_eigen_vectors_f64(
          execution.path.code, Int32(execution.threads), size, elements.baseAddress, &values,
          vectors.baseAddress)
        count = size * size
      }
    }
    try SpectralError.check(status)
    return Decomposition(
      values: values, vectors: Matrix(rows: size, columns: size, elements: vectors))
  }

  private static func checkSymmetric(_ matrix: Matrix<Double>) throws {
    guard matrix.rows == matrix.columns else {
      throw SpectralError.notSquare(rows: matrix.rows, columns: matrix.columns)
    }
    try SpectralError.checkFinite(matrix) { row in 0..<row + 1 }
  }
}
