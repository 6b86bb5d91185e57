import LinearAlgebra

/// A linear read-out of a ring code, fitted by ridge regression.
///
/// The weights are a sum of the responses to the fitted angles, so that all about them follows from
/// the similarity of responses, without naming a neuron.
public struct RingReadOut: Sendable {
  private let code: RingCode
  private let angles: [Double]
  private let coefficients: [Double]
  /// ‖w‖ of the read-out's weights.
  public let weightNorm: Double

  /// Fits w to minimise Σ (w · x(θ_i) − y_i)² + ridge ‖w‖².
  /// - Parameters:
  ///   - code: Of unit variance.
  ///   - angles: θ_i in radians.
  ///   - targets: y_i.
  ///   - ridge: Above 0; also the variance of isotropic noise along each axis of the responses,
  ///     times the number of angles, that it is optimal for.
  /// - Throws: `SpectralError`
  /// - Complexity: O(angles² · waves + angles³)
  public init(
    _ code: RingCode, angles: [Double], targets: [Double], ridge: Double
  ) throws {
    precondition(angles.count == targets.count && ridge > 0, "each angle has a target")
    let count = angles.count
    let features = Self.features(code, angles)
    let eigen = try SymmetricEigen.decomposition(of: features.timesItsTranspose())
    let projected = eigen.vectors.times(targets)
    let weights = zip(projected, eigen.values).map { $0 / (max(0, $1) + ridge) }
    let coefficients = eigen.vectors.transposedTimes(weights)
    precondition(coefficients.count == count, "each angle has a coefficient")
    self.code = code
    self.angles = angles
    self.coefficients = coefficients
    let norms = zip(weights, eigen.values).map { $0 * $0 * max(0, $1) }
    weightNorm = Reductions.sum(norms).squareRoot()
  }

  /// w · x(θ) at some angles.
  public func outputs(at tested: [Double]) -> [Double] {
    Self.features(code, tested)
      .times(Self.features(code, angles).transposedTimes(coefficients))
  }

  /// √v_k cos kθ and √v_k sin kθ: the responses along the code's own axes.
  private static func features(_ code: RingCode, _ angles: [Double]) -> Matrix<Double> {
    let waves = code.variances.count
    let phases = angles.flatMap { angle in (0..<waves).map { Double($0 + 1) * angle } }
    let (cosines, sines) = (ElementaryFunctions.cos(phases), ElementaryFunctions.sin(phases))
    let deviations = code.variances.map { $0.squareRoot() }
    var elements: [Double] = []
    elements.reserveCapacity(2 * phases.count)
    for place in phases.indices {
      let deviation = deviations[place % waves]
      elements.append(deviation * cosines[place])
      elements.append(deviation * sines[place])
    }
    return Matrix(rows: angles.count, columns: 2 * waves, elements: elements)
  }
}
