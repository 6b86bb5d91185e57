public import LinearAlgebra
public import Randomness

/// How noise enters responses.
public enum ResponseNoise: String, Sendable, Hashable, Codable, CaseIterable {
  /// Signal + scale · noise.
  case additive
  /// Signal · (1 + scale · noise): the noise grows with the response.
  case multiplicative

  /// Responses of one repeat.
  /// - Parameters:
  ///   - signal: Shape `[stimuli, neurons]`.
  ///   - noise: The same shape, for instance of ``CorrelatedNoise``.
  ///   - scale: 0 for no noise.
  public func responses(
    to signal: Matrix<Float>, noise: Matrix<Float>, scale: Double
  ) -> Matrix<Float> {
    let scale = Float(scale)
    return switch self {
    case .additive: signal.combined(with: noise) { $0 + scale * $1 }
    case .multiplicative: signal.combined(with: noise) { $0 * (1 + scale * $1) }
    }
  }
}

/// Noise that needs no field of its own.
public enum TrialNoise {
  /// Responses under a gain that all neurons share and each trial draws anew: signal · (1 + d z).
  /// - Parameters:
  ///   - signal: Shape `[stimuli, neurons]`.
  ///   - deviation: d, the standard deviation of the gain about 1.
  ///   - key: Another one for each repeat.
  public static func gain(
    _ signal: Matrix<Float>, deviation: Double, key: RandomKey
  ) -> Matrix<Float> {
    let draws: [Double] = key.normals(signal.rows)
    var result = signal
    result.scaleRows(by: draws.map { 1 + deviation * $0 })
    return result
  }

  /// Spike counts whose mean follows the signal: Poisson of meanCount · max(0, 1 + contrast ·
  /// signal).
  ///
  /// Each count inverts the distribution function at one uniform number, so a count depends on its
  /// key, place and rate alone.
  /// - Parameters:
  ///   - signal: Shape `[stimuli, neurons]`.
  ///   - meanCount: Mean count at signal 0, above 0 and at most 100.
  ///   - contrast: How far a signal of 1 moves the rate.
  ///   - key: Another one for each repeat.
  /// - Complexity: O(elements · mean count)
  public static func poisson(
    _ signal: Matrix<Float>, meanCount: Double, contrast: Double, key: RandomKey
  ) -> Matrix<Float> {
    precondition(meanCount > 0 && meanCount <= 100, "a mean count lies between 0 and 100")
    let uniforms: [Double] = key.uniforms(signal.elements.count)
    let columns = signal.columns
    return signal.elements.withUnsafeBufferPointer { elements in
      uniforms.withUnsafeBufferPointer { uniforms in
        Matrix.byRows(signal.rows, columns) { row, result in
          for column in 0..<columns {
            let place = row * columns + column
            let rate = meanCount * max(0, 1 + contrast * Double(elements[place]))
            result[column] = Float(poissonCount(at: uniforms[place], rate: rate))
          }
        }
      }
    }
  }

  /// The least count whose distribution function exceeds a probability; at most 1000.
  static func poissonCount(at probability: Double, rate: Double) -> Int {
    var term = ElementaryFunctions.exp(-rate)
    var sum = term
    var count = 0
    while sum <= probability, count < 1000 {
      count += 1
      term *= rate / Double(count)
      sum += term
    }
    return count
  }
}
