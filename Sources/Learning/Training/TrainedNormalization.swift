import CKernels
import LinearAlgebra

/// A batch normalisation in training.
final class TrainedNormalization {
  let units: Int
  let gain: TrainedArray
  let shift: TrainedArray
  /// The normalised representation, `[batch, units]`.
  let output: FloatBuffer
  private(set) var state: BatchNormalization
  private let mean: FloatBuffer
  private let variance: FloatBuffer
  private let inverse: FloatBuffer
  private let scale: FloatBuffer

  init(
    _ state: BatchNormalization, batch: Int, gainMoments: AdamMoments, shiftMoments: AdamMoments
  ) {
    self.state = state
    units = state.units
    gain = TrainedArray(rows: 1, width: units, values: state.gain, moments: gainMoments)
    shift = TrainedArray(rows: 1, width: units, values: state.shift, moments: shiftMoments)
    output = FloatBuffer(batch * units)
    mean = FloatBuffer(units)
    variance = FloatBuffer(units)
    inverse = FloatBuffer(units)
    scale = FloatBuffer(units)
  }

  /// Normalises by the batch and moves the running averages.
  func forward(rows: Int, _ r: UnsafePointer<Float>) {
    let (path, threads) = (Kernels.path, Kernels.threads)
    ck_column_moments(path, threads, rows, units, Double(rows), r, mean.start, variance.start)
    let unbiased = rows > 1 ? Float(Double(rows) / Double(rows - 1)) : 1
    for unit in 0..<units {
      let spread = variance.start[unit]
      inverse.start[unit] = 1 / (spread + state.epsilon).squareRoot()
      scale.start[unit] = inverse.start[unit] * gain.values.start[unit]
      let (oldMean, oldVariance) = (state.runningMean[unit], state.runningVariance[unit])
      state.runningMean[unit] = oldMean + state.momentum * (mean.start[unit] - oldMean)
      state.runningVariance[unit] = oldVariance + state.momentum * (spread * unbiased - oldVariance)
    }
    ck_affine_columns(
      path, threads, rows, units, r, mean.reading, scale.reading, shift.values.reading,
      output.start)
  }

  /// Turns the derivative by the output into that by the input; fills both gradients.
  func backward(rows: Int, _ r: UnsafePointer<Float>, back: FloatBuffer) {
    ck_normalization_back(
      Kernels.path, Kernels.threads, rows, units, r, mean.reading, inverse.reading,
      gain.values.reading, back.start, gain.gradient.start, shift.gradient.start)
  }

  /// The normalisation as trained so far.
  var result: BatchNormalization {
    var result = state
    result.gain = gain.values.values
    result.shift = shift.values.values
    return result
  }
}
