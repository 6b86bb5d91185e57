public import Randomness

/// The smallest perturbation on a grid that makes a network misclassify each image.
///
/// Only images that are classified correctly are attacked. A bracketing search asks for about
/// log₂(points) sizes in place of all, for every image at once, each with a budget of its own; it
/// finds a size that fails after one that does not, which is the first failing one where failing is
/// monotonic in ε. ``GridRobustness`` measures how often it is not.
public struct CriticalPerturbations: Sendable, Hashable, Codable {
  /// The sizes that were tried.
  public let grid: PerturbationGrid
  /// How many images were given.
  public let total: Int
  /// Which of them are classified correctly without perturbation, ascending.
  public let images: [Int]
  /// For each of `images`: the index in the grid at which it is misclassified; nil when it never is.
  public let failures: [Int?]
  /// For each of `images`: the 2-norm of what was added there.
  public let norms: [Double?]
  /// How many of `images` have a gradient of zero to the last bit; 0 for noise.
  public let vanishingGradients: Int

  /// What was found earlier, from its parts.
  public init(
    grid: PerturbationGrid, total: Int, images: [Int], failures: [Int?], norms: [Double?],
    vanishingGradients: Int
  ) {
    precondition(
      images.count == failures.count && images.count == norms.count, "one entry an image")
    self.grid = grid
    self.total = total
    self.images = images
    self.failures = failures
    self.norms = norms
    self.vanishingGradients = vanishingGradients
  }

  /// Finds the critical perturbations of some images.
  ///
  /// - Parameters:
  ///   - network: The classifier; a normalisation is folded into the read-out.
  ///   - attack: What is done to images.
  ///   - data: Scaled images with labels.
  ///   - names: What each image is called in its key; its place when nil. An image's noise is that of
  ///     `key.child(name)`, whatever else is attacked.
  ///   - key: By convention `key.child("attack/pgd")` and the like.
  /// - Complexity: log₂(points) attacks of each image; a step of an attack is two products of images ×
  ///   inputs × hidden. For noise two products in all.
  public init(
    of network: HiddenLayerNetwork, under attack: Attack, on data: LabeledInputs,
    grid: PerturbationGrid, names: [Int]? = nil, key: RandomKey
  ) {
    let search = RobustnessChunks(network, attack, data, names: names, key: key)
    var failures: [Int?] = []
    var norms: [Double?] = []
    let points = grid.budgets.count
    let vanishing = search.forEach { pass in
      var below = [Int](repeating: -1, count: pass.rows)
      var above = [Int](repeating: points, count: pass.rows)
      var found = [Double?](repeating: nil, count: pass.rows)
      while below.indices.contains(where: { above[$0] - below[$0] > 1 }) {
        // An image whose bracket has closed is run along at a size that changes nothing.
        let tried = below.indices.map { min(max((below[$0] + above[$0]) / 2, 0), points - 1) }
        let (survives, distances) = pass.run(tried.map { grid.budgets[$0] })
        for row in below.indices where above[row] - below[row] > 1 {
          if survives[row] {
            below[row] = tried[row]
          } else {
            above[row] = tried[row]
            found[row] = distances[row]
          }
        }
      }
      failures += above.map { $0 < points ? $0 : nil }
      norms += found
    }
    self.grid = grid
    total = data.count
    images = search.images
    self.failures = failures
    self.norms = norms
    vanishingGradients = vanishing
  }

  /// Share of all images that are classified correctly without perturbation.
  public var accuracy: Double { total > 0 ? Double(images.count) / Double(total) : 0 }

  /// Share of the images classified correctly at first that still are, for each size.
  public var relativeAccuracies: [Double] {
    survivors.map { images.isEmpty ? 0 : Double($0) / Double(images.count) }
  }

  /// Share of all images that are classified correctly, for each size.
  public var accuracies: [Double] {
    survivors.map { total > 0 ? Double($0) / Double(total) : 0 }
  }

  /// Share of the attacked images whose gradient is zero.
  public var vanishingShare: Double {
    images.isEmpty ? 0 : Double(vanishingGradients) / Double(images.count)
  }

  /// A quantile of the critical norms in which images that never fail count as larger than all; nil
  /// when it falls among them or there are none.
  /// - Parameter share: 0 to 1; 0.5 is the median.
  public func normQuantile(_ share: Double) -> Double? {
    let sorted = norms.map { $0 ?? .infinity }.sorted()
    guard !sorted.isEmpty else { return nil }
    let place = share * Double(sorted.count - 1)
    let lower = Int(place)
    let upper = min(lower + 1, sorted.count - 1)
    let weight = place - Double(lower)
    guard sorted[weight > 0 ? upper : lower].isFinite else { return nil }
    return weight > 0
      ? sorted[lower] + weight * (sorted[upper] - sorted[lower]) : sorted[lower]
  }

  private var survivors: [Int] {
    var fallen = [Int](repeating: 0, count: grid.budgets.count)
    for case .some(let index) in failures { fallen[index] += 1 }
    var alive = images.count
    return fallen.map {
      alive -= $0
      return alive
    }
  }
}
