public import LinearAlgebra
public import Randomness

/// A code of an angle by waves: wave k has the variance v_k along its sine and its cosine.
///
/// The responses to all angles form a closed curve. Its points do not depend on the neurons'
/// axes but for a rotation, so that distances along it are closed forms of the variances.
public struct RingCode: Sendable, Hashable {
  /// v_k, k = 1, 2 …; their sum is 1.
  public let variances: [Double]

  /// A code of given variances, which are scaled to a sum of 1.
  public init(variances: [Double]) {
    let sum = Reductions.sum(variances)
    precondition(sum > 0 && variances.allSatisfy { $0 >= 0 }, "variances are not negative")
    self.variances = variances.map { $0 / sum }
  }

  /// v_k ∝ k^(−exponent): a code with α = exponent on stimuli of one dimension.
  public static func powerLaw(exponent: Double, waves: Int) -> RingCode {
    RingCode(
      variances: ElementaryFunctions.pow((0..<waves).map { Double($0 + 1) }, -exponent))
  }

  /// A ring of neurons with Gaussian tuning curves: v_k ∝ exp(−k² width²).
  /// - Parameter width: Standard deviation of the tuning curve in radians.
  public static func tuning(width: Double, waves: Int) -> RingCode {
    RingCode(
      variances: ElementaryFunctions.exp(
        (1...waves).map { -Double($0 * $0) * width * width }))
  }

  /// The curve seen along random axes of the population.
  /// - Returns: Shape `[points, axes]`, at angles 2π i / points; the expected variance along each
  ///   axis is 1.
  public func path(points: Int, axes: Int, key: RandomKey) -> Matrix<Double> {
    let waves = variances.count
    let turn = (0..<points).map { 2 * Double.pi * Double($0) / Double(points) }
    let (cosines, sines) = (ElementaryFunctions.cos(turn), ElementaryFunctions.sin(turn))
    let amplitudes: Matrix<Double> = key.normalMatrix(rows: 2 * waves, columns: axes)
    var scaled = amplitudes
    for row in 0..<2 * waves {
      let deviation = variances[row / 2].squareRoot()
      for axis in 0..<axes { scaled[row, axis] *= deviation }
    }
    var features = Matrix<Double>(rows: points, columns: 2 * waves, repeating: 0)
    for point in 0..<points {
      for wave in 0..<waves {
        let place = point * (wave + 1) % points
        features.elements[point * 2 * waves + 2 * wave] = cosines[place]
        features.elements[point * 2 * waves + 2 * wave + 1] = sines[place]
      }
    }
    return features.times(scaled)
  }

  /// ⟨x(θ), x(θ + step)⟩ = Σ v_k cos(k step), 1 at step 0.
  public func similarity(_ step: Double) -> Double {
    Reductions.dot(
      variances,
      ElementaryFunctions.cos((0..<variances.count).map { Double($0 + 1) * step }))
  }

  /// ‖x(θ + step) − x(θ)‖² = Σ v_k 4 sin²(k step / 2), without the cancellation of 2 − 2 cos.
  public func squaredDistance(_ step: Double) -> Double {
    let sines = ElementaryFunctions.sin(
      (0..<variances.count).map { Double($0 + 1) * step / 2 })
    return Reductions.dot(variances, sines.map { 4 * $0 * $0 })
  }
}
