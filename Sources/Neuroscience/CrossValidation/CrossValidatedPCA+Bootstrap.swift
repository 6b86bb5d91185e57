public import LinearAlgebra
public import Randomness

extension CrossValidatedPCA {
  /// Spectra of stimuli drawn with replacement, the principal components held.
  ///
  /// Holding the components leaves out how they would turn with other stimuli, and costs one
  /// product for all resamples. Resample r draws from `key.child(r)`, so that more resamples extend
  /// fewer.
  /// - Returns: Shape `[components, resamples]`: λ_n of each resample.
  /// - Complexity: O(components · stimuli · resamples)
  /// - Source: Efron & Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 6.
  public func resampled(_ resamples: Int, key: RandomKey) -> Matrix<Double> {
    precondition(resamples >= 1, "at least one resample is wanted")
    let stimuli = contributions.columns
    var weights = Matrix<Double>(rows: resamples, columns: stimuli, repeating: 0)
    for resample in 0..<resamples {
      for stimulus in key.child(resample).integers(stimuli, below: stimuli) {
        weights.elements[resample * stimuli + stimulus] += 1 / Double(stimuli - 1)
      }
    }
    return contributions.timesTransposed(weights)
  }
}
