/// How many components of a mixture the values call for, by likelihood ratios.
public struct MixtureSelection: Sendable, Hashable, Codable {
  /// The fits with 1, 2, 3, … components, as far as they were tried.
  public let mixtures: [GaussianMixture]
  /// Twice the gain in log-likelihood of each further component.
  public let ratios: [Double]
  /// What a ratio had to exceed.
  public let threshold: Double

  /// The value that χ² with 3 degrees of freedom exceeds with probability 0.01: a component has
  /// three numbers.
  public static let onePercentOfThree = 11.344866730144373

  /// Adds components for as long as each makes the values significantly more likely.
  ///
  /// - Parameters:
  ///   - startMeans: Where the components start; the fit with c components uses the first c.
  ///   - threshold: What twice the gain in log-likelihood must exceed.
  /// - Throws: ``MixtureError``
  public init(
    _ values: [Double], startMeans: [Double], threshold: Double = Self.onePercentOfThree
  ) throws(MixtureError) {
    precondition(!startMeans.isEmpty, "a mixture has a component")
    var mixtures = [try GaussianMixture.fit(values, startMeans: [startMeans[0]])]
    var ratios: [Double] = []
    for count in startMeans.indices.dropFirst() {
      let next = try GaussianMixture.fit(values, startMeans: Array(startMeans[...count]))
      let ratio = 2 * (next.logLikelihood - mixtures[count - 1].logLikelihood)
      ratios.append(ratio)
      mixtures.append(next)
      guard ratio > threshold else { break }
    }
    self.mixtures = mixtures
    self.ratios = ratios
    self.threshold = threshold
  }

  /// The fit with the last component that was significant.
  public var chosen: GaussianMixture {
    mixtures[ratios.prefix { $0 > threshold }.count]
  }
}
