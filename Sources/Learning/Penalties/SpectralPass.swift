import CKernels
import LinearAlgebra

/// A spectral penalty at work on a batch: two products, and no covariance.
final class SpectralPass {
  let penalty: SpectralPenalty
  /// Of the batch that was added last.
  private(set) var value = 0.0
  private let units: Int
  private let directionCount: Int
  /// S, `[units, directions]`.
  private let directions: FloatBuffer
  /// `[batch, directions]`.
  private let projections: FloatBuffer
  private let mean: FloatBuffer
  private let variance: FloatBuffer

  init(_ penalty: SpectralPenalty, directions: Matrix<Float>, batch: Int) {
    self.penalty = penalty
    units = directions.rows
    directionCount = directions.columns
    self.directions = FloatBuffer(directions.elements)
    projections = FloatBuffer(batch * directions.columns)
    mean = FloatBuffer(directions.columns)
    variance = FloatBuffer(directions.columns)
  }

  /// Adds the derivative by `responses` to `back`: ∂λ_n/∂x_b = 2 (p_bn − p̄_n) s_n / (rows − 1).
  func add(_ responses: FloatBuffer, _ pass: TrainingPass) {
    let (path, threads) = (Kernels.path, Kernels.threads)
    let rows = pass.rows
    guard rows > 1 else { return }
    Kernels.product(
      rows: rows, columns: directionCount, depth: units,
      .plain(responses.reading, columns: units),
      .plain(directions.reading, columns: directionCount), into: projections.start)
    ck_column_moments(
      path, threads, rows, directionCount, Double(rows - 1), projections.reading, mean.start,
      variance.start)
    let variances = (0..<directionCount).map { Double(variance.start[$0]) }
    let (value, derivatives) = penalty.evaluate(variances)
    self.value = value
    for direction in 0..<directionCount {
      variance.start[direction] = Float(2 * derivatives[direction] / Double(rows - 1))
    }
    ck_affine_columns(
      path, threads, rows, directionCount, projections.reading, mean.reading, variance.reading,
      nil, projections.start)
    Kernels.accumulateProduct(
      rows: rows, columns: units, depth: directionCount,
      .plain(projections.reading, columns: directionCount),
      .transposed(directions.reading, columns: directionCount), into: pass.back.start)
  }
}
