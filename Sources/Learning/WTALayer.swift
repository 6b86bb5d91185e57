import CKernels
public import LinearAlgebra
public import Randomness

/// A layer of competing linear units.
///
/// A unit's current is x · (w ⊙ |w|^(p−2)): the inner product that belongs to the p-norm. For p = 2
/// it is the ordinary one.
public struct WTALayer: Sendable, Hashable {
  /// Shape `[units, inputs]`, one unit a row; the transpose of the W of the literature.
  public var weights: Matrix<Float>
  /// Exponent of the norm, at least 2.
  public let p: Double

  /// A layer from its weights.
  public init(weights: Matrix<Float>, p: Double) {
    precondition(p >= 2, "the exponent of the norm is at least 2")
    self.weights = weights
    self.p = p
  }

  /// Weights drawn from normal(0, deviation²).
  public init(units: Int, inputs: Int, p: Double, deviation: Double, key: RandomKey) {
    let normal: Matrix<Float> = key.normalMatrix(rows: units, columns: inputs)
    let scale = Float(deviation)
    self.init(
      weights: Matrix(rows: units, columns: inputs, elements: normal.elements.map { scale * $0 }),
      p: p)
  }

  /// How many units.
  public var units: Int { weights.rows }

  /// How many inputs.
  public var inputs: Int { weights.columns }

  /// w ⊙ |w|^(p−2), shape `[units, inputs]`.
  public var effectiveWeights: Matrix<Float> {
    if p == 2 { return weights }
    let elements = [Float](unsafeUninitializedCapacity: weights.elements.count) { result, count in
      writeEffective(to: result.baseAddress, slots: nil)
      count = weights.elements.count
    }
    return Matrix(rows: units, columns: inputs, elements: elements)
  }

  /// Brings the effective weights of units with slots up to date.
  func updateEffective(_ effective: inout Matrix<Float>?, slots: [Int32]) {
    effective?.elements.withUnsafeMutableBufferPointer { result in
      slots.withUnsafeBufferPointer { writeEffective(to: result.baseAddress, slots: $0) }
    }
  }

  /// Currents of a batch.
  ///
  /// - Parameter images: Shape `[images, inputs]`.
  /// - Returns: Shape `[images, units]`.
  /// - Complexity: One product of images × inputs × units.
  public func currents(of images: Matrix<Float>) -> Matrix<Float> {
    images.timesTransposed(effectiveWeights)
  }

  /// Writes w ⊙ |w|^(p−2), of all units or of those that have a slot.
  private func writeEffective(
    to result: UnsafeMutablePointer<Float>?, slots: UnsafeBufferPointer<Int32>?
  ) {
    let execution = Execution.current
    weights.elements.withUnsafeBufferPointer { weights in
      if p == 3 {
        ck_wta_squares(
          execution.path.code, Int32(execution.threads), units, inputs, slots?.baseAddress,
          weights.baseAddress, result)
        return
      }
      guard let result else { return }
      for unit in 0..<units where slots.map({ $0[unit] >= 0 }) ?? true {
        for index in unit * inputs..<(unit + 1) * inputs {
          let power = p == 2 ? 1 : ElementaryFunctions.pow(weights[index].magnitude, Float(p - 2))
          result[index] = weights[index] * power
        }
      }
    }
  }
}
