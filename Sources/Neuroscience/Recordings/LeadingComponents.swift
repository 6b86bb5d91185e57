import LinearAlgebra

/// The right singular vectors of a matrix that belong to its largest singular values.
///
/// Subspace iteration on twice as many directions as are wanted, from sums of groups of rows, with a
/// Rayleigh–Ritz step each time, until the energy along the wanted ones stands still. In double
/// precision; the same input gives the same bits on every machine, kernel path and thread count.
/// - Source: Golub & Van Loan, *Matrix Computations*, 4th ed., §8.2.4.
struct LeadingComponents: Sendable, Hashable {
  /// Orthonormal rows, shape `[components, columns]`; of each, the component of largest magnitude is
  /// positive.
  let vectors: Matrix<Double>
  /// Squared singular values, largest first.
  let energies: [Double]

  /// The energy along the wanted directions may change by this much, relatively, in the last step;
  /// the error of the directions is about its square root.
  static let tolerance = 1e-13
  /// Spectra without a gap behind the wanted directions would go on for ever.
  static let mostSteps = 100

  /// Decomposes a matrix, shape `[rows, columns]`, not centred.
  init(of matrix: Matrix<Double>, count: Int) throws {
    let wanted = min(count, matrix.rows, matrix.columns)
    let width = min(2 * wanted + 8, matrix.rows, matrix.columns)
    var groups = Matrix<Double>(rows: width, columns: matrix.rows, repeating: 0)
    for row in 0..<matrix.rows { groups[row % width, row] = 1 }
    var basis = try Self.orthonormal(groups.times(matrix))
    var before = 0.0
    for step in 1... {
      // Nothing varies.
      guard basis.rows > 0 else { break }
      let images = basis.timesTransposed(matrix)
      let ritz = try SymmetricEigen.decomposition(of: images.timesItsTranspose())
      let energy = Reductions.sum(Array(ritz.values.prefix(wanted)))
      if energy - before <= Self.tolerance * energy || step == Self.mostSteps {
        let kept = min(wanted, basis.rows)
        energies = Array(ritz.values.prefix(kept))
        vectors = Self.signed(ritz.vectors.rows(0..<kept).times(basis))
        return
      }
      before = energy
      var next = ritz.vectors.times(images).times(matrix)
      for row in 0..<next.rows where ritz.values[row] > 0 {
        for place in row * next.columns..<(row + 1) * next.columns {
          next.elements[place] /= ritz.values[row]
        }
      }
      basis = try Self.orthonormal(next)
    }
    vectors = basis
    energies = []
  }

  /// Orthonormal rows that span the same space, fewer where the rows depend on one another; twice,
  /// since the first time leaves the square of the condition.
  private static func orthonormal(_ rows: Matrix<Double>) throws -> Matrix<Double> {
    var rows = rows
    for _ in 0..<2 {
      let gram = try SymmetricEigen.decomposition(of: rows.timesItsTranspose())
      let floor = 1e-14 * (gram.values.first ?? 0)
      let kept = gram.values.prefix { $0 > floor }.count
      var turned = gram.vectors.rows(0..<kept).times(rows)
      for row in 0..<kept {
        let scale = 1 / gram.values[row].squareRoot()
        for place in row * turned.columns..<(row + 1) * turned.columns {
          turned.elements[place] *= scale
        }
      }
      rows = turned
    }
    return rows
  }

  /// Rows with the sign that makes their component of largest magnitude positive.
  private static func signed(_ rows: Matrix<Double>) -> Matrix<Double> {
    var rows = rows
    for row in 0..<rows.rows {
      let own = row * rows.columns..<(row + 1) * rows.columns
      let largest = rows.elements[own].max { $0.magnitude < $1.magnitude } ?? 0
      guard largest < 0 else { continue }
      for place in own { rows.elements[place] = -rows.elements[place] }
    }
    return rows
  }
}
