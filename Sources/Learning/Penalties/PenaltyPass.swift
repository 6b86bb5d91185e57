import CKernels
import LinearAlgebra
import Randomness

/// A regulariser at work on a batch: adds to gradients and says how large the penalty is.
final class PenaltyPass {
  /// Factor of the value that is added to the gradient, one a row, for each trained array.
  private(set) var decays: [FloatBuffer?]
  private let regularizer: Regularizer
  private let jacobian: JacobianPass?
  private let spectral: SpectralPass?

  /// Nil when nothing is added.
  init?(_ regularizer: Regularizer, _ pass: TrainingPass, directions: Matrix<Float>?) {
    self.regularizer = regularizer
    decays = pass.arrays.map { _ in nil }
    switch regularizer {
    case .none:
      return nil
    case .squaredParameters(let strength):
      decays = pass.arrays.map { array in
        FloatBuffer([Float](repeating: Float(2 * strength), count: array.rows))
      }
      jacobian = nil
      spectral = nil
    case .jacobian(let penalty):
      if penalty.form == .preactivation || penalty.form == .representation {
        decays[0] = FloatBuffer(
          [Float](repeating: Float(2 * penalty.strength), count: pass.hidden))
      }
      jacobian = JacobianPass(penalty, pass)
      spectral = nil
    case .spectral(let penalty):
      jacobian = nil
      spectral = directions.map { SpectralPass(penalty, directions: $0, batch: pass.batch) }
    }
  }

  /// Adds the derivative of a penalty on r to `back`, which holds that of the loss by r.
  func addByRepresentation(_ pass: TrainingPass) {
    if let spectral, spectral.penalty.layer == .representation { spectral.add(pass.r, pass) }
  }

  /// The same for h.
  func addByPreactivation(_ pass: TrainingPass) {
    if let spectral, spectral.penalty.layer == .preactivation { spectral.add(pass.h, pass) }
  }

  /// Adds to the gradients of the weights; gives the value of the penalty.
  func finish(_ pass: TrainingPass, key: RandomKey, isMeasured: Bool) -> Double {
    switch regularizer {
    case .none: 0
    case .squaredParameters(let strength):
      isMeasured
        ? pass.arrays.reduce(0) { $0 + strength * sumOfSquares($1.values, rows: $1.rows) } : 0
    case .jacobian:
      jacobian?.finish(pass, decay: decays[0], key: key, isMeasured: isMeasured) ?? 0
    case .spectral: spectral?.value ?? 0
    }
  }
}

/// Σx² over rows of equal width, each row and then the rows in a fixed order.
func sumOfSquares(_ values: FloatBuffer, rows: Int) -> Double {
  Reductions.sum(rowSquares(values.reading, rows: rows, width: values.count / max(rows, 1)))
}

/// Σx² of each row.
func rowSquares(_ values: UnsafePointer<Float>, rows: Int, width: Int) -> [Double] {
  [Double](unsafeUninitializedCapacity: rows) { result, count in
    if let result = result.baseAddress {
      ck_row_squares(Kernels.path, Kernels.threads, rows, width, values, nil, result)
    }
    count = rows
  }
}
