import LinearAlgebra
import Neuroscience
import Randomness
import Statistics

/// An exponent with the error that other stimuli would give it.
struct ExponentEstimate: Sendable {
  /// Stringer's fit: |λ| on n with weights 1/n.
  var weighted: PowerLawFit
  /// The same window with equal weights; nil where too few eigenvalues are above zero.
  var ordinary: PowerLawFit?
  /// Standard deviation of the weighted exponent over stimuli drawn with replacement.
  var error: Double

  /// Fits a cross-validated spectrum and resamples the stimuli.
  init(
    _ analysis: CrossValidatedPCA, ranks: ClosedRange<Int>, resamples: Int, key: RandomKey
  ) throws {
    weighted = try PowerLawFit.weighted(analysis.spectrum, ranks: ranks)
    ordinary = try Self.ordinaryFit(analysis.spectrum, ranks)
    let spectra = analysis.resampled(resamples, key: key)
    let exponents = try (0..<resamples).map { resample in
      try PowerLawFit.weighted(
        (0..<spectra.rows).map { spectra[$0, resample] }, ranks: ranks
      ).exponent
    }
    error = Moments(exponents)?.standardDeviation ?? 0
  }

  private static func ordinaryFit(
    _ spectrum: [Double], _ ranks: ClosedRange<Int>
  ) throws -> PowerLawFit? {
    do {
      return try PowerLawFit.ordinary(spectrum, ranks: ranks)
    } catch PowerLawError.tooFew {
      return nil
    }
  }
}

/// Ranks that a spectrum is tabulated and drawn at: all at first, then a twelfth of the rank apart.
func tabulatedRanks(_ count: Int) -> [Int] {
  var ranks: [Int] = []
  var rank = 1
  while rank <= count {
    ranks.append(rank)
    rank += max(1, rank / 12)
  }
  return ranks
}
