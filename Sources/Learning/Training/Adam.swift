import CKernels
import LinearAlgebra

/// The Adam optimiser.
///
/// m += (1 − β₁)(g − m); v = β₂ v + (1 − β₂) g²; w −= rate · m̂ / (√v̂ + ε) with the bias-corrected
/// m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), in single precision.
/// - Source: Kingma & Ba, "Adam" (ICLR 2015), algorithm 1.
public struct Adam: Sendable, Hashable, Codable {
  /// β₁.
  public var firstDecay: Double
  /// β₂.
  public var secondDecay: Double
  /// ε.
  public var epsilon: Double

  /// The usual constants.
  public init(firstDecay: Double = 0.9, secondDecay: Double = 0.999, epsilon: Double = 1e-8) {
    self.firstDecay = firstDecay
    self.secondDecay = secondDecay
    self.epsilon = epsilon
  }

  /// The constants of step `number`, counted from 1.
  func step(_ number: Int, rate: Double) -> ck_adam_step {
    let first = 1 - ElementaryFunctions.pow(firstDecay, Double(number))
    let second = 1 - ElementaryFunctions.pow(secondDecay, Double(number))
    return ck_adam_step(
      mean_gain: Float(1 - firstDecay), square_keep: Float(secondDecay),
      square_gain: Float(1 - secondDecay), rate: Float(rate / first),
      correction: Float(1 / second.squareRoot()), epsilon: Float(epsilon))
  }
}

/// An array that is trained, with its gradient and what Adam remembers of it.
final class TrainedArray {
  let rows: Int
  let width: Int
  let values: FloatBuffer
  let gradient: FloatBuffer
  let first: FloatBuffer
  let second: FloatBuffer

  init(rows: Int, width: Int, values: [Float], moments: AdamMoments) {
    self.rows = rows
    self.width = width
    self.values = FloatBuffer(values)
    gradient = FloatBuffer(values.count)
    first = FloatBuffer(moments.first)
    second = FloatBuffer(moments.second)
  }

  /// Moves the values along the gradient plus `decay` · value, one factor a row.
  func descend(_ step: ck_adam_step, decay: FloatBuffer?) {
    ck_adam(
      Kernels.path, Kernels.threads, rows, width, step, gradient.start,
      decay.map(\.reading), values.start, first.start, second.start)
  }

  var moments: AdamMoments { AdamMoments(first: first.values, second: second.values) }
}

/// Running means of a gradient and of its square.
struct AdamMoments: Sendable, Hashable {
  var first: [Float]
  var second: [Float]

  init(first: [Float], second: [Float]) {
    self.first = first
    self.second = second
  }

  /// The moments before the first step.
  init(count: Int) {
    self.init(
      first: [Float](repeating: 0, count: count), second: [Float](repeating: 0, count: count))
  }
}
