import CKernels
import LinearAlgebra
import Randomness

/// A Jacobian penalty at work on a batch.
final class JacobianPass {
  private let penalty: JacobianPenalty
  /// 1 where a unit is active, `[batch, hidden]`.
  private let active: FloatBuffer
  /// Sums of units or of classes × units, and products of pairs of units.
  private let change: FloatBuffer
  private let together: FloatBuffer
  private let gram: FloatBuffer

  init(_ penalty: JacobianPenalty, _ pass: TrainingPass) {
    self.penalty = penalty
    let pairs = pass.hidden * pass.hidden
    switch penalty.form {
    case .preactivation:
      (active, change, together, gram) = (
        FloatBuffer(0), FloatBuffer(0), FloatBuffer(0), FloatBuffer(0)
      )
    case .projectedPreactivation:
      (active, change, together, gram) = (
        FloatBuffer(0), FloatBuffer(0), FloatBuffer(pass.batch * pass.inputs), FloatBuffer(0)
      )
    case .representation:
      precondition(pass.exponent == 1, "this penalty has a closed form for n = 1")
      (active, change, together, gram) = (
        FloatBuffer(pass.batch * pass.hidden), FloatBuffer(pass.hidden), FloatBuffer(0),
        FloatBuffer(0)
      )
    case .logits:
      precondition(
        pass.exponent == 1 && pass.normalization == nil,
        "this penalty has a closed form for n = 1 without normalisation")
      (active, change, together, gram) = (
        FloatBuffer(pass.batch * pass.hidden), FloatBuffer(pass.classes * pass.hidden),
        FloatBuffer(pairs), FloatBuffer(pairs)
      )
    }
  }

  /// Adds to the gradients or sets the decay of the hidden weights; gives the penalty.
  func finish(
    _ pass: TrainingPass, decay: FloatBuffer?, key: RandomKey, isMeasured: Bool
  ) -> Double {
    switch penalty.form {
    case .preactivation:
      isMeasured
        ? penalty.strength * sumOfSquares(pass.hiddenWeights.values, rows: pass.hidden) : 0
    case .projectedPreactivation(let projections):
      addProjections(projections, pass, key: key)
    case .representation:
      setDecay(decay, pass, isMeasured: isMeasured)
    case .logits:
      addLogits(pass)
    }
  }

  private func markActive(_ pass: TrainingPass) {
    active.start.update(repeating: 1, count: pass.rows * pass.hidden)
    ck_times_slope(
      Kernels.path, Kernels.threads, pass.rows * pass.hidden, 1, pass.h.reading, active.start)
  }

  /// Every unit decays in proportion to how often it is active.
  private func setDecay(_ decay: FloatBuffer?, _ pass: TrainingPass, isMeasured: Bool) -> Double {
    guard let decay else { return 0 }
    markActive(pass)
    ck_column_sums(
      Kernels.path, Kernels.threads, pass.rows, pass.hidden, active.reading, change.start)
    let scale = penalty.strength / Double(pass.rows)
    for unit in 0..<pass.hidden {
      decay.start[unit] = Float(2 * scale * Double(change.start[unit]))
    }
    guard isMeasured else { return 0 }
    let squares = rowSquares(
      pass.hiddenWeights.values.reading, rows: pass.hidden, width: pass.inputs)
    let counts = (0..<pass.hidden).map { Double(change.start[$0]) }
    return scale * Reductions.dot(counts, squares)
  }

  /// Σ_b ‖V D_b W‖² = ⟨M ⊙ VᵀV, W Wᵀ⟩ with M the counts of units active together.
  private func addLogits(_ pass: TrainingPass) -> Double {
    let (path, threads) = (Kernels.path, Kernels.threads)
    let (hidden, inputs, classes) = (pass.hidden, pass.inputs, pass.classes)
    let weights = pass.hiddenWeights.values.reading
    let readOut = pass.readOutWeights.values.reading
    markActive(pass)
    Kernels.gram(
      size: hidden, depth: pass.rows, .transposed(active.reading, columns: hidden),
      into: together.start)
    Kernels.gram(
      size: hidden, depth: inputs, .plain(weights, columns: inputs), into: gram.start)
    ck_times(path, threads, hidden * hidden, together.reading, gram.start)
    Kernels.product(
      rows: classes, columns: hidden, depth: hidden, .plain(readOut, columns: hidden),
      .plain(gram.reading, columns: hidden), into: change.start)
    var value = 0.0
    for place in 0..<classes * hidden {
      value += Double(readOut[place]) * Double(change.start[place])
    }
    let scale = penalty.strength / Double(pass.rows)
    let factors = [Float](repeating: Float(2 * scale), count: classes)
    let readOutGradient = pass.readOutWeights.gradient
    ck_along_rows(
      path, threads, classes, hidden, readOutGradient.reading, change.reading, factors,
      readOutGradient.start)
    ck_times_outer(
      path, threads, hidden, classes, Float(2 * scale), readOut, together.start)
    Kernels.accumulateProduct(
      rows: hidden, columns: inputs, depth: hidden, .plain(together.reading, columns: hidden),
      .plain(weights, columns: inputs), into: pass.hiddenWeights.gradient.start)
    return scale * value
  }

  private func addProjections(
    _ projections: RandomProjections, _ pass: TrainingPass, key: RandomKey
  ) -> Double {
    let (rows, hidden, inputs) = (pass.rows, pass.hidden, pass.inputs)
    let weights = pass.hiddenWeights.values.reading
    let scale =
      penalty.strength * Double(hidden) / (Double(projections.count) * Double(rows))
    var value = 0.0
    for projection in 0..<projections.count {
      let isWhole = projections.normalization == .firstAloneEveryImage && projection > 0
      let directions = FloatBuffer(
        Self.directions(
          rows: rows, hidden: hidden, isWhole: isWhole, key: key.child(projection)))
      Kernels.product(
        rows: rows, columns: inputs, depth: hidden, .plain(directions.reading, columns: hidden),
        .plain(weights, columns: inputs), into: together.start)
      value += Reductions.sum(rowSquares(together.reading, rows: rows, width: inputs))
      // Twice the factor of the penalty goes to the directions, the smaller matrix.
      for place in 0..<directions.count { directions.start[place] *= Float(2 * scale) }
      Kernels.accumulateProduct(
        rows: hidden, columns: inputs, depth: rows,
        .transposed(directions.reading, columns: hidden),
        .plain(together.reading, columns: inputs), into: pass.hiddenWeights.gradient.start)
    }
    return scale * value
  }

  /// Random directions, `[rows, hidden]`: unit vectors a row, or one over all rows.
  static func directions(rows: Int, hidden: Int, isWhole: Bool, key: RandomKey) -> [Float] {
    var directions: [Float] = key.normals(rows * hidden)
    let squares = directions.withUnsafeBufferPointer { values in
      values.baseAddress.map { rowSquares($0, rows: rows, width: hidden) } ?? []
    }
    let whole = Reductions.sum(squares)
    for row in 0..<rows {
      let factor = Float(1 / (isWhole ? whole : squares[row]).squareRoot())
      for place in row * hidden..<(row + 1) * hidden { directions[place] *= factor }
    }
    return directions
  }
}
