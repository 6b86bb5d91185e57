public import LinearAlgebra
public import Randomness

/// A population whose responses to stimuli have a covariance that falls as a power of the rank.
public struct PowerLawPopulation: Sendable, Hashable, Codable {
  /// How many stimuli.
  public var stimuli: Int
  /// How many neurons.
  public var neurons: Int
  /// α of λ_n ∝ n^(−α).
  public var exponent: Double

  /// A population.
  public init(stimuli: Int, neurons: Int, exponent: Double) {
    precondition(stimuli >= 2 && neurons >= 1, "there are two stimuli and a neuron at least")
    self.stimuli = stimuli
    self.neurons = neurons
    self.exponent = exponent
  }

  /// Responses without noise: n^(−α/2) times normal loadings of the neurons, for components n = 1 …
  /// stimuli − 1 that are mixed over the stimuli by an orthonormal cosine basis.
  ///
  /// Every neuron has mean zero over the stimuli. Without mixing, component n would be stimulus n;
  /// noise that depends on the stimulus could tell them apart then.
  /// - Returns: Shape `[stimuli, neurons]`; the expected sum of squares is ``energy``.
  public func signal(key: RandomKey) -> Matrix<Float> {
    var loadings: Matrix<Float> = key.normalMatrix(rows: stimuli - 1, columns: neurons)
    loadings.scaleRows(by: powerLawDeviations(stimuli - 1, exponent: exponent))
    return Self.cosineBasis(stimuli).times(loadings)
  }

  /// Neurons times Σ n^(−α): the expected sum of squares of the signal.
  public var energy: Double {
    Double(neurons)
      * Reductions.sumOfSquares(powerLawDeviations(stimuli - 1, exponent: exponent))
  }

  /// Columns √(2/s) cos(π k (i + ½) / s), k = 1 … s − 1: orthonormal, and orthogonal to a constant.
  static func cosineBasis(_ size: Int) -> Matrix<Float> {
    let scale = (2 / Double(size)).squareRoot()
    // Angles repeat after 4 s steps of π / 2 s.
    let cosines = ElementaryFunctions.cos(
      (0..<4 * size).map { Double.pi * Double($0) / Double(2 * size) }
    ).map { Float(scale * $0) }
    return Matrix.byRows(size, size - 1) { row, result in
      for column in 0..<size - 1 {
        result[column] = cosines[(column + 1) * (2 * row + 1) % (4 * size)]
      }
    }
  }
}
