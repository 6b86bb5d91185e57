public import LinearAlgebra
public import Randomness

/// Noise that is independent from trial to trial and correlated between neurons.
public struct CorrelatedNoise: Sendable, Hashable, Codable {
  /// How many stimuli, each shown once a repeat.
  public var stimuli: Int
  /// How many neurons.
  public var neurons: Int
  /// The covariance over neurons falls as n^(−exponent) with the rank.
  public var exponent: Double

  /// Noise of a population.
  public init(stimuli: Int, neurons: Int, exponent: Double) {
    precondition(stimuli >= 1 && neurons >= 1, "there are a stimulus and a neuron at least")
    self.stimuli = stimuli
    self.neurons = neurons
    self.exponent = exponent
  }

  /// Noise of some repeats of all stimuli.
  ///
  /// m^(−β/2) times normal loadings of the neurons, which all repeats share, times a normal number
  /// of each trial and component m = 1 … stimuli, over √stimuli.
  /// - Returns: Each of shape `[stimuli, neurons]`; the expected sum of squares is ``energy``, as
  ///   that of a ``PowerLawPopulation`` of this exponent.
  public func repeats(_ count: Int, key: RandomKey) -> [Matrix<Float>] {
    var loadings: Matrix<Float> = key.child("loadings")
      .normalMatrix(rows: stimuli, columns: neurons)
    let scale = 1 / Double(stimuli).squareRoot()
    loadings.scaleRows(
      by: powerLawDeviations(stimuli, exponent: exponent).map { scale * $0 })
    return (0..<count).map { index in
      let trials: Matrix<Float> = key.child("trials").child(index)
        .normalMatrix(rows: stimuli, columns: stimuli)
      return trials.times(loadings)
    }
  }

  /// Neurons times Σ m^(−β): the expected sum of squares of one repeat.
  public var energy: Double {
    Double(neurons) * Reductions.sumOfSquares(powerLawDeviations(stimuli, exponent: exponent))
  }
}
