import LinearAlgebra
public import Statistics

/// Which units of a winner-take-all layer are noise, by how much their weights vary.
///
/// Units that have learnt an image have small weights once they have settled, and thus a small
/// variance; units that never won keep that of their initial weights. The logarithms of the variances
/// are fitted by mixtures of normal densities, those outside of `range` left out; with more than one
/// component, units above the cut become zero.
///
/// Where every unit has learnt there is no noise, and a few units of small variance may still count
/// as a component of their own. The bulk of the units is then the component of the largest mean, and
/// nothing is pruned: what most units do is not noise.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. A1.
public struct WTAPruning: Sendable, Hashable, Codable {
  /// Natural logarithm of the variance of each unit's weights; −∞ for equal weights.
  public let logVariances: [Double]
  /// The mixtures that were tried; nil when the units do not differ, as before any learning.
  public let selection: MixtureSelection?
  /// Units above are pruned; nil when one component describes all, or the one of the largest mean is the
  /// heaviest.
  public let cut: Double?

  /// Logarithms of variances that mixtures are fitted to.
  public static let range = -9.0 ... -3.0
  /// Where the components of mixtures start, in the order in which they are added.
  public static let startMeans = [-7.1, -8.5, -6.5, -6.0]

  /// Looks at a layer.
  ///
  /// The noise is the component of the largest mean, the images the heaviest of the others; the cut
  /// lies at μ_noise − |μ_noise − μ_images| / 2.
  public init(_ layer: WTALayer) {
    logVariances = (0..<layer.units).map { unit in
      let weights = layer.weights.row(unit).map { Double($0) }
      let variance = Moments(weights)?.populationVariance ?? 0
      return variance > 0 ? ElementaryFunctions.log(variance) : -.infinity
    }
    let fitted = logVariances.filter { Self.range.contains($0) }
    selection = try? MixtureSelection(fitted, startMeans: Self.startMeans)
    let components = selection?.chosen.components.filter { $0.weight > 0 } ?? []
    if let noise = components.max(by: { $0.mean < $1.mean }),
      let images = components.max(by: { $0.weight < $1.weight }), images != noise
    {
      cut = noise.mean - (noise.mean - images.mean).magnitude / 2
    } else {
      cut = nil
    }
  }

  /// The units to be pruned, ascending.
  public var prunedUnits: [Int] {
    guard let cut else { return [] }
    return logVariances.indices.filter { logVariances[$0] > cut }
  }

  /// The layer with the weights of pruned units set to 0.
  public func pruned(_ layer: WTALayer) -> WTALayer {
    precondition(layer.units == logVariances.count, "the layer has the units that were looked at")
    var weights = layer.weights
    for unit in prunedUnits {
      for input in 0..<layer.inputs { weights[unit, input] = 0 }
    }
    return WTALayer(weights: weights, p: layer.p)
  }
}
