import LinearAlgebra

/// A sum of normal densities over the real line, fitted by expectation-maximisation.
public struct GaussianMixture: Sendable, Hashable, Codable {
  /// One normal density with its share.
  public struct Component: Sendable, Hashable, Codable {
    /// Share of the values, 0 to 1; the shares of a mixture add to 1.
    public let weight: Double
    /// Centre.
    public let mean: Double
    /// Square of the standard deviation.
    public let variance: Double

    /// Describes a component.
    public init(weight: Double, mean: Double, variance: Double) {
      self.weight = weight
      self.mean = mean
      self.variance = variance
    }

    /// √variance.
    public var standardDeviation: Double { variance.squareRoot() }

    /// Weight times density.
    public func density(at x: Double) -> Double { ElementaryFunctions.exp(logDensity(at: x)) }

    /// Natural logarithm of weight times density.
    func logDensity(at x: Double) -> Double {
      guard weight > 0 else { return -.infinity }
      let distance = x - mean
      // log 2π.
      let constant = 1.8378770664093453
      return ElementaryFunctions.log(weight)
        - 0.5 * (constant + ElementaryFunctions.log(variance) + distance * distance / variance)
    }
  }

  /// In the order of the start means.
  public let components: [Component]
  /// Natural logarithm of the likelihood of all values.
  public let logLikelihood: Double
  /// Steps taken.
  public let iterations: Int
  /// Whether the last step gained less than the tolerance.
  public let converged: Bool

  /// The density of the mixture.
  public func density(at x: Double) -> Double {
    components.reduce(0) { $0 + $1.density(at: x) }
  }

  /// Fits as many components as there are start means.
  ///
  /// Starts from equal weights and the variance of all values. Every step makes the values more
  /// likely, or stops; what it stops at depends on the start. Variances are kept above a millionth
  /// of that of all values, so that no component closes in on one value.
  /// - Parameters:
  ///   - values: At least two different ones, all finite.
  ///   - startMeans: At least one.
  ///   - tolerance: Gain of the log-likelihood a value at which the fit ends.
  /// - Throws: ``MixtureError``
  /// - Complexity: O(values · components) a step.
  /// - Source: Dempster, Laird & Rubin, *J. R. Stat. Soc. B* 39 (1977) 1.
  public static func fit(
    _ values: [Double], startMeans: [Double], tolerance: Double = 1e-10, limit: Int = 10_000
  ) throws(MixtureError) -> GaussianMixture {
    precondition(!startMeans.isEmpty, "a mixture has a component")
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    guard let moments = Moments(values), moments.sumOfSquares > 0 else {
      throw .noSpread(count: values.count)
    }
    let floor = 1e-6 * moments.populationVariance
    let share = 1 / Double(startMeans.count)
    var components = startMeans.map {
      Component(weight: share, mean: $0, variance: moments.populationVariance)
    }
    var (shares, likelihood) = expectation(values, components)
    for iteration in 1...max(1, limit) {
      components = maximisation(values, shares, components, floor)
      let before = likelihood
      (shares, likelihood) = expectation(values, components)
      if likelihood - before < tolerance * Double(values.count) {
        return GaussianMixture(
          components: components, logLikelihood: likelihood, iterations: iteration,
          converged: true)
      }
    }
    return GaussianMixture(
      components: components, logLikelihood: likelihood, iterations: max(1, limit),
      converged: false)
  }

  /// How much of each value belongs to each component, and the log-likelihood.
  private static func expectation(
    _ values: [Double], _ components: [Component]
  ) -> (shares: [[Double]], logLikelihood: Double) {
    var shares = components.map { component in values.map { component.logDensity(at: $0) } }
    var logarithms: [Double] = []
    logarithms.reserveCapacity(values.count)
    for index in values.indices {
      // Relative to the largest, so that the exponentials cannot all vanish.
      let largest = shares.reduce(-.infinity) { max($0, $1[index]) }
      var sum = 0.0
      for component in components.indices {
        shares[component][index] = ElementaryFunctions.exp(shares[component][index] - largest)
        sum += shares[component][index]
      }
      for component in components.indices { shares[component][index] /= sum }
      logarithms.append(largest + ElementaryFunctions.log(sum))
    }
    return (shares, Reductions.sum(logarithms))
  }

  /// The components that make the values most likely, given the shares.
  private static func maximisation(
    _ values: [Double], _ shares: [[Double]], _ before: [Component], _ floor: Double
  ) -> [Component] {
    zip(shares, before).map { share, old in
      let total = Reductions.sum(share)
      guard total > 0 else {
        return Component(weight: 0, mean: old.mean, variance: old.variance)
      }
      let mean = Reductions.dot(share, values) / total
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      return Component(
        weight: total / Double(values.count), mean: mean,
        variance: max(Reductions.dot(share, squares) / total, floor))
    }
  }
}
