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
    let elements = [Float](unsafeUninitializedCapacity: weights.elements.count) { result, count in
      weights.elements.withUnsafeBufferPointer { Self.writeEffective($0, p: p, to: result) }
      count = weights.elements.count
    }
    return Matrix(rows: units, columns: inputs, elements: elements)
  }

  /// Currents of a batch.
  ///
  /// - Parameter images: Shape `[images, inputs]`.
  /// - Returns: Shape `[images, units]`.
  /// - Complexity: One product of images × inputs × units.
  public func currents(of images: Matrix<Float>) -> Matrix<Float> {
    images.timesTransposed(effectiveWeights)
  }

  /// Writes w ⊙ |w|^(p−2) of some weights.
  static func writeEffective(
    _ weights: UnsafeBufferPointer<Float>, p: Double,
    to result: UnsafeMutableBufferPointer<Float>
  ) {
    if p == 3 {
      for index in weights.indices { result[index] = weights[index] * weights[index].magnitude }
    } else {
      for index in weights.indices {
        let power = ElementaryFunctions.pow(weights[index].magnitude, Float(p - 2))
        result[index] = weights[index] * power
      }
    }
  }
}
