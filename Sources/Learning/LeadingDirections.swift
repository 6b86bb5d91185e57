import LinearAlgebra

/// A few orthonormal directions that hold most of the energy of some images.
///
/// Two rounds of subspace iteration from means of groups of images; exactness does not matter, the
/// remaining defect is measured.
/// - Source: Halko, Martinsson & Tropp, SIAM Review 53:217 (2011), algorithm 4.4.
struct LeadingDirections {
  /// How many directions.
  let count: Int
  /// Shape `[count, inputs]`, row by row.
  private(set) var elements: [Float]
  /// Largest row sum of |P Pᵀ − 1|, directions that are 0 left out, rounded up.
  private(set) var defect = 0.0

  /// The directions of images, shape `[images, inputs]`.
  init(of images: Matrix<Float>, count: Int) {
    self.count = count
    var groups = Matrix<Float>(rows: count, columns: images.rows, repeating: 0)
    for image in 0..<images.rows { groups[image % count, image] = 1 }
    var basis = Self.orthonormal(groups.times(images))
    for _ in 0..<2 {
      let projections = images.timesTransposed(basis)
      basis = Self.orthonormal(projections.transposedTimes(images))
    }
    elements = basis.elements
    defect = Self.defect(basis)
    if !(defect < 1e-3) || !elements.allSatisfy(\.isFinite) {
      elements = Array(repeating: 0, count: elements.count)
      defect = 0
    }
  }

  /// Gram-Schmidt, twice, in double precision; rows without a direction of their own become 0.
  private static func orthonormal(_ rows: Matrix<Float>) -> Matrix<Float> {
    var done: [[Double]] = []
    for index in 0..<rows.rows {
      var row = rows.row(index).map(Double.init)
      let before = Reductions.dot(row, row)
      for _ in 0..<2 {
        for other in done {
          let overlap = Reductions.dot(row, other)
          for place in row.indices { row[place] -= overlap * other[place] }
        }
      }
      let after = Reductions.dot(row, row)
      let scale = after > 1e-10 * before && after > 1e-30 ? 1 / after.squareRoot() : 0
      done.append(row.map { scale * $0 })
    }
    return Matrix(
      rows: rows.rows, columns: rows.columns, elements: done.flatMap { $0.map { Float($0) } })
  }

  private static func defect(_ basis: Matrix<Float>) -> Double {
    let rows = (0..<basis.rows).map { basis.row($0).map(Double.init) }
    let sums = rows.indices.map { first in
      rows.indices.reduce(0.0) { sum, second in
        let product = Reductions.dot(rows[first], rows[second])
        return sum + (first == second && product > 0 ? product - 1 : product).magnitude
      }
    }
    return (sums.max() ?? 0) * 1.001 + 1e-9
  }
}
