public import LinearAlgebra
public import Randomness

/// Neurons that fire above a threshold of a feature: max(0, w · x − b)^n, with random directions w
/// and thresholds b.
///
/// Over stimuli that fill a region of d dimensions the eigenvalues fall as the rank to the power
/// −(1 + (2 n + 1) / d): a kink of order n is smooth to s = n + ½. Steps, n = 0, are below the
/// bound 1 + 2/d; n = ½ stands on it; rectified-linear neurons are above.
/// - Source: the decay of arc-cosine kernels, Bach, *J. Mach. Learn. Res.* 18 (2017) 19, appendix
///   D.
public struct ThresholdPopulation: Sendable, Hashable, Codable {
  /// n: 0 is a step, 1 rectified-linear.
  public var power: Double

  /// A population.
  public init(power: Double) {
    precondition(power >= 0, "a power is not negative")
    self.power = power
  }

  /// 1 + (2 n + 1) / d.
  public func exponent(dimension: Int) -> Double { 1 + (2 * power + 1) / Double(dimension) }

  /// Points drawn uniformly from the unit ball of d dimensions; shape `[count, dimension]`.
  public static func ball(_ count: Int, dimension: Int, key: RandomKey) -> Matrix<Float> {
    var points = directions(count, dimension: dimension, key: key.child("direction"))
    let radii: [Double] = key.child("radius").uniforms(count)
    points.scaleRows(by: ElementaryFunctions.pow(radii, 1 / Double(dimension)))
    return points
  }

  /// Responses without noise to points of the unit ball.
  /// - Parameters:
  ///   - points: Shape `[stimuli, d]`.
  ///   - neurons: How many.
  ///   - key: Of directions, uniform on the sphere, and thresholds, uniform in (−1, 1).
  /// - Returns: Shape `[stimuli, neurons]`.
  public func responses(
    to points: Matrix<Float>, neurons: Int, key: RandomKey
  ) -> Matrix<Float> {
    let directions = Self.directions(
      neurons, dimension: points.columns, key: key.child("directions"))
    let thresholds: [Float] = key.child("thresholds").uniforms(neurons)
    return rectified(points.timesTransposed(directions), thresholds.map { 2 * $0 - 1 })
  }

  /// Responses without noise to drifting gratings, whose direction is their only coordinate:
  /// max(0, cos(θ − φ) − b)^n.
  /// - Parameters:
  ///   - directions: θ of each stimulus, in radians.
  ///   - neurons: How many.
  ///   - key: Of preferred directions φ, uniform, and thresholds, uniform in (−1, 1).
  /// - Returns: Shape `[stimuli, neurons]`.
  public func responses(
    toGratings directions: [Double], neurons: Int, key: RandomKey
  ) -> Matrix<Float> {
    func unitVectors(_ angles: [Double]) -> Matrix<Float> {
      Matrix(
        rows: angles.count, columns: 2,
        elements: zip(ElementaryFunctions.cos(angles), ElementaryFunctions.sin(angles))
          .flatMap { [Float($0), Float($1)] })
    }
    let turns: [Double] = key.child("preferences").uniforms(neurons)
    let thresholds: [Float] = key.child("thresholds").uniforms(neurons)
    let drive = unitVectors(directions)
      .timesTransposed(unitVectors(turns.map { 2 * Double.pi * $0 }))
    return rectified(drive, thresholds.map { 2 * $0 - 1 })
  }

  private func rectified(_ drive: Matrix<Float>, _ thresholds: [Float]) -> Matrix<Float> {
    drive.elements.withUnsafeBufferPointer { drives in
      Matrix.byRows(drive.rows, drive.columns) { row, result in
        for column in 0..<drive.columns {
          let excess = drives[row * drive.columns + column] - thresholds[column]
          result[column] =
            switch power {
            case _ where excess <= 0: 0
            case 0: 1
            case 1: excess
            default: ElementaryFunctions.pow(excess, Float(power))
            }
        }
      }
    }
  }

  private static func directions(_ count: Int, dimension: Int, key: RandomKey) -> Matrix<Float> {
    var normals: Matrix<Float> = key.normalMatrix(rows: count, columns: dimension)
    let lengths = (0..<count).map {
      Reductions.sumOfSquares(Array(normals.row($0))).squareRoot()
    }
    normals.scaleRows(by: lengths.map { 1 / $0 })
    return normals
  }
}
