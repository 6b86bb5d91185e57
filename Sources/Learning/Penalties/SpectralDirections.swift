import LinearAlgebra

/// The eigenvectors of a covariance as directions of a spectral penalty.
enum SpectralDirections {
  /// Orthonormal columns, that of the largest eigenvalue first, rounded to single precision.
  ///
  /// Jacobi's rotations, for sizes of tests; the one place where a faster method goes.
  static func eigenvectors(of covariance: Matrix<Double>) throws(SpectralError) -> Matrix<Float> {
    let size = covariance.rows
    var a = covariance.elements
    for place in a.indices where !a[place].isFinite {
      throw .notFinite(row: place / size, column: place % size)
    }
    var v = [Double](repeating: 0, count: size * size)
    for index in 0..<size { v[index * size + index] = 1 }
    for _ in 0..<60 {
      var moved = false
      for p in 0..<size {
        for q in p + 1..<max(size, p + 1) {
          let apq = a[p * size + q]
          let scale = (a[p * size + p] * a[q * size + q]).magnitude.squareRoot()
          if apq.magnitude <= 1e-16 * scale || apq.magnitude < 1e-300 { continue }
          moved = true
          let theta = (a[q * size + q] - a[p * size + p]) / (2 * apq)
          let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          rotate(&a, &v, p, q, c, t * c, size)
        }
      }
      if !moved { break }
    }
    let order = (0..<size).sorted { (-a[$0 * size + $0], $0) < (-a[$1 * size + $1], $1) }
    var result = Matrix<Float>(rows: size, columns: size, repeating: 0)
    for (column, index) in order.enumerated() {
      for row in 0..<size { result[row, column] = Float(v[row * size + index]) }
    }
    return result
  }

  private static func rotate(
    _ a: inout [Double], _ v: inout [Double], _ p: Int, _ q: Int, _ c: Double, _ s: Double,
    _ size: Int
  ) {
    for k in 0..<size {
      let (x, y) = (a[k * size + p], a[k * size + q])
      (a[k * size + p], a[k * size + q]) = (c * x - s * y, s * x + c * y)
    }
    for k in 0..<size {
      let (x, y) = (a[p * size + k], a[q * size + k])
      (a[p * size + k], a[q * size + k]) = (c * x - s * y, s * x + c * y)
      let (f, g) = (v[k * size + p], v[k * size + q])
      (v[k * size + p], v[k * size + q]) = (c * f - s * g, s * f + c * g)
    }
  }
}
