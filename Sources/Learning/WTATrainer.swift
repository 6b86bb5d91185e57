public import LinearAlgebra

/// Trains a layer batch by batch; keeps the effective weights in step with the weights.
public struct WTATrainer: Sendable {
  /// The layer as trained so far.
  public private(set) var layer: WTALayer
  /// The rule.
  public let rule: WTARule
  /// How often each unit has won.
  public private(set) var wins: [Int]
  private var effective: Matrix<Float>

  /// A trainer at the start, or where it stopped when `wins` are given.
  public init(_ layer: WTALayer, rule: WTARule, wins: [Int]? = nil) {
    precondition(
      (2...layer.units).contains(rule.rank), "the rank that unlearns lies between 2 and the units")
    self.layer = layer
    self.rule = rule
    self.wins = wins ?? [Int](repeating: 0, count: layer.units)
    effective = layer.effectiveWeights
  }

  /// One step: dW = R^p Xᵀ G − W ⊙ Σ(G ⊙ I), then W += rate · dW / max|dW|.
  ///
  /// Only units that won or unlearned change: one product and a sparse update. Images are added in
  /// batch order, so the result does not depend on threads.
  /// - Parameters:
  ///   - batch: Shape `[images, inputs]`.
  ///   - rate: The largest change of any weight.
  /// - Complexity: One product of images × inputs × units.
  public mutating func step(_ batch: Matrix<Float>, rate: Double) {
    let currents = batch.timesTransposed(effective)
    var update = SparseUpdate(units: layer.units, inputs: layer.inputs)
    let antiHebbian = -Float(rule.antiHebbian)
    for image in 0..<batch.rows {
      let (winner, runnerUp) = RankedUnits.winnerAndRunnerUp(currents.row(image), rank: rule.rank)
      let pixels = batch.row(image)
      update.add(pixels, to: winner, gain: 1, current: currents[image, winner])
      update.add(pixels, to: runnerUp, gain: antiHebbian, current: currents[image, runnerUp])
      wins[winner] += 1
    }
    let radius = Float(ElementaryFunctions.pow(rule.radius, layer.p))
    let largest = update.settle(weights: layer.weights, radius: radius)
    let scale = Float(rate) / max(largest, 1e-9)
    for (unit, change) in update.directions { move(unit, by: change, scale: scale) }
  }

  /// Adds a change to a unit's weights and brings its effective weights up to date.
  private mutating func move(_ unit: Int, by change: ArraySlice<Float>, scale: Float) {
    let start = unit * layer.inputs
    layer.weights.elements.withUnsafeMutableBufferPointer { weights in
      change.withUnsafeBufferPointer { change in
        for index in change.indices { weights[start + index] += scale * change[index] }
      }
    }
    effective.elements.withUnsafeMutableBufferPointer { effective in
      layer.weights.elements.withUnsafeBufferPointer { weights in
        let range = start..<start + layer.inputs
        WTALayer.writeEffective(
          UnsafeBufferPointer(rebasing: weights[range]), p: layer.p,
          to: UnsafeMutableBufferPointer(rebasing: effective[range]))
      }
    }
  }
}
