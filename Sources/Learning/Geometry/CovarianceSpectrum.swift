public import LinearAlgebra

/// Eigenvalues of the covariance of responses, over nested subsets of units.
public enum CovarianceSpectrum {
  /// The eigenvalues for the first m units, for every m that there are units for.
  ///
  /// - Parameters:
  ///   - responses: Shape `[images, units]`; the study takes pre-activations.
  ///   - subsets: Sizes; those above the number of units are left out. All units when nil.
  /// - Returns: Eigenvalues, largest first, of each size in its order.
  /// - Throws: ``SpectralError``
  /// - Complexity: O(images · units² + Σ m³).
  public static func nested(
    of responses: Matrix<Float>, subsets: [Int]? = nil
  ) throws -> [(units: Int, eigenvalues: [Double])] {
    let covariance = covariance(of: responses)
    let sizes = (subsets ?? [responses.columns]).filter { (1...responses.columns).contains($0) }
    return try sizes.map { units in
      (units, try SymmetricEigen.values(of: covariance.leadingBlock(units)))
    }
  }
}
