import LinearAlgebra

/// The eigenvectors of a covariance as directions of a spectral penalty.
enum SpectralDirections {
  /// Orthonormal columns, that of the largest eigenvalue first, rounded to single precision.
  /// - Complexity: O(*n*³); about a second for 2000 units.
  static func eigenvectors(of covariance: Matrix<Double>) throws -> Matrix<Float> {
    let columns = try SymmetricEigen.decomposition(of: covariance).vectors.transposed()
    return Matrix(
      rows: columns.rows, columns: columns.columns, elements: columns.elements.map { Float($0) })
  }
}
