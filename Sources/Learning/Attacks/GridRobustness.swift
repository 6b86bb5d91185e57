public import Randomness

/// What a network withstands at every size of a grid: the slow way, which assumes nothing.
public struct GridRobustness: Sendable, Hashable, Codable {
  /// The sizes that were tried.
  public let grid: PerturbationGrid
  /// How many images were given.
  public let total: Int
  /// Which of them are classified correctly without perturbation, ascending.
  public let images: [Int]
  /// For each of `images`, whether it is still classified correctly at each size.
  public let survives: [[Bool]]
  /// For each of `images`: the 2-norm of what was added at the first failing size.
  public let norms: [Double?]

  /// Tries every size on every image; see ``CriticalPerturbations`` for the parameters.
  /// - Complexity: One attack of each image and size.
  public init(
    of network: HiddenLayerNetwork, under attack: Attack, on data: LabeledInputs,
    grid: PerturbationGrid, names: [Int]? = nil, key: RandomKey
  ) {
    let search = RobustnessChunks(network, attack, data, names: names, key: key)
    var survives: [[Bool]] = []
    var norms: [Double?] = []
    _ = search.forEach { pass in
      var rows = [[Bool]](repeating: [], count: pass.rows)
      var first = [Double?](repeating: nil, count: pass.rows)
      for budget in grid.budgets {
        let (alive, distances) = pass.run([Double](repeating: budget, count: pass.rows))
        for row in rows.indices {
          if !alive[row] && first[row] == nil { first[row] = distances[row] }
          rows[row].append(alive[row])
        }
      }
      survives += rows
      norms += first
    }
    self.grid = grid
    total = data.count
    images = search.images
    self.survives = survives
    self.norms = norms
  }

  /// For each of `images`: the index of the first size at which it is misclassified.
  public var failures: [Int?] { survives.map { $0.firstIndex(of: false) } }

  /// Share of the images classified correctly at first that still are, for each size.
  public var relativeAccuracies: [Double] {
    grid.budgets.indices.map { point in
      images.isEmpty
        ? 0 : Double(survives.filter { $0[point] }.count) / Double(images.count)
    }
  }

  /// Images that are classified correctly again at a size above one at which they are not.
  public var recovering: Int {
    survives.filter { row in
      guard let first = row.firstIndex(of: false) else { return false }
      return row[first...].contains(true)
    }.count
  }

  /// How far a bracketing search over the same grid strays from this.
  public func disagreement(with search: CriticalPerturbations) -> SearchDisagreement {
    precondition(search.images == images && search.grid == grid, "both try the same images")
    let differing = zip(failures, search.failures).filter { $0 != $1 }.count
    let gaps = zip(relativeAccuracies, search.relativeAccuracies).map { ($0 - $1).magnitude }
    return SearchDisagreement(
      images: images.count, recovering: recovering, differing: differing,
      largestAccuracyGap: gaps.max() ?? 0)
  }
}

/// How far a bracketing search strays from the whole grid.
public struct SearchDisagreement: Sendable, Hashable, Codable {
  /// Images attacked.
  public var images: Int
  /// Images for which failing is not monotonic in ε.
  public var recovering: Int
  /// Images whose first failing size differs.
  public var differing: Int
  /// The largest difference of the relative accuracy at any size.
  public var largestAccuracyGap: Double
}
