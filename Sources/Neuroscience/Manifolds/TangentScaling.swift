import LinearAlgebra

/// How the distance of two responses scales with the distance of their stimuli.
///
/// For a power-law code of stimuli on a torus of d dimensions, ‖x(θ + δ) − x(θ)‖² falls as δ to the
/// power min(2, d (α − 1)). Above α = 1 + 2/d the ratio ‖Δx‖²/δ² has a limit, the squared length of
/// the tangent; below it grows without bound, and the image of a line is a fractal.
/// - Source: Stringer et al., *Nature* 571 (2019) 361, supplementary discussion.
public struct TangentScaling: Sendable, Hashable {
  /// d.
  public let dimension: Int
  /// α, the exponent of the spectrum in the rank.
  public let exponent: Double
  /// The code along one direction of the torus: what waves of all directions add up to.
  let line: RingCode

  /// A code of all waves up to a length.
  /// - Parameters:
  ///   - dimension: 1 or 2.
  ///   - exponent: α; wave k has the variance |k|^(−d α), as there are |k|^d waves up to its
  ///     length.
  ///   - reach: The length of the longest wave.
  /// - Complexity: O(reach^dimension)
  public init(dimension: Int, exponent: Double, reach: Int) {
    precondition((1...2).contains(dimension) && reach >= 1, "there are one or two dimensions")
    self.dimension = dimension
    self.exponent = exponent
    if dimension == 1 {
      line = .powerLaw(exponent: exponent, waves: reach)
      return
    }
    // Waves with one first component have one phase along the first direction.
    var sums = [Double](repeating: 0, count: reach)
    let sumsOfRow = sums.withUnsafeMutableBufferPointer { sums in
      let sums = sums
      onAllThreads(reach) { index in
        let first = index + 1
        let across = Int(Double(reach * reach - first * first).squareRoot())
        let squares = (-across...across).map { Double(first * first + $0 * $0) }
        sums[index] = Reductions.sum(ElementaryFunctions.pow(squares, -exponent))
      }
      return Array(sums)
    }
    line = RingCode(variances: sumsOfRow)
  }

  /// 1 + 2/d.
  public static func bound(dimension: Int) -> Double { 1 + 2 / Double(dimension) }

  /// ‖x(θ + δ) − x(θ)‖ / δ for a step δ along one direction, up to a factor of the code.
  public func stretch(_ step: Double) -> Double { line.squaredDistance(step).squareRoot() / step }

  /// Slope of log(‖Δx‖²/δ²) over log δ through two steps: 0 for a smooth curve.
  public func slope(from small: Double, to large: Double) -> Double {
    precondition(0 < small && small < large, "steps rise from above 0")
    return 2
      * (ElementaryFunctions.log(stretch(large)) - ElementaryFunctions.log(stretch(small)))
      / ElementaryFunctions.log(large / small)
  }

  /// What the slope tends to for small steps: min(0, d (α − 1) − 2).
  public var limitingSlope: Double { min(0, Double(dimension) * (exponent - 1) - 2) }
}
