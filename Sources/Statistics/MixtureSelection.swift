/// How many components of a mixture the values call for, by likelihood ratios.
public struct MixtureSelection: Sendable, Hashable, Codable {
  /// The fits with 1, 2, 3, … components.
  public let mixtures: [GaussianMixture]
  /// Twice the gain in log-likelihood of each further fit over the one chosen among those before it.
  public let ratios: [Double]
  /// The fit with the last number of components that was significant.
  public let chosen: GaussianMixture

  /// The values that χ² with 3, 6 and 9 degrees of freedom exceeds with probability 0.01: a component
  /// has three numbers.
  public static let onePercent = [11.344866730144373, 16.811893829770927, 21.665994333461924]

  /// Keeps the most components that make the values significantly more likely than fewer do.
  ///
  /// A further component may find nothing where it starts and the one after it much, so every number is
  /// tried; a fit is held against the one chosen so far, with 3 degrees of freedom for each component
  /// more.
  /// - Parameters:
  ///   - startMeans: Where the components start, 1 to 4; the fit with c components uses the first c.
  /// - Throws: ``MixtureError``
  public init(_ values: [Double], startMeans: [Double]) throws(MixtureError) {
    precondition((1...4).contains(startMeans.count), "a mixture has 1 to 4 components")
    var mixtures = [try GaussianMixture.fit(values, startMeans: [startMeans[0]])]
    var ratios: [Double] = []
    var best = 0
    for count in startMeans.indices.dropFirst() {
      let next = try GaussianMixture.fit(values, startMeans: Array(startMeans[...count]))
      let ratio = 2 * (next.logLikelihood - mixtures[best].logLikelihood)
      ratios.append(ratio)
      mixtures.append(next)
      if ratio > Self.onePercent[count - best - 1] { best = count }
    }
    self.mixtures = mixtures
    self.ratios = ratios
    chosen = mixtures[best]
  }
}
