import CKernels
public import LinearAlgebra

/// Trains a layer batch by batch.
///
/// The same batches give the same bits on every kernel path and thread count and for every way of
/// finding winners.
public struct WTATrainer: Sendable {
  /// The layer as trained so far.
  public private(set) var layer: WTALayer
  /// The rule.
  public let rule: WTARule
  /// How often each unit has won.
  public private(set) var wins: [Int]
  /// How winners are found.
  public let search: WinnerSearch
  /// What screens have left over so far.
  public private(set) var screenCounts = ScreenCounts()

  private var update = SparseUpdate()
  /// Weights in bytes, up to date with the weights where there is one.
  private var screen: ByteScreen?
  /// Effective weights for the product, up to date with the weights where there are some.
  private var effective: Matrix<Float>?
  /// How many batches go to the product before a screen is tried again.
  private var batchesWithoutScreen = 0

  /// A trainer at the start, or where it stopped when `wins` are given.
  public init(
    _ layer: WTALayer, rule: WTARule, wins: [Int]? = nil, search: WinnerSearch = .automatic
  ) {
    precondition(
      (2...layer.units).contains(rule.rank), "the rank that unlearns lies between 2 and the units")
    self.layer = layer
    self.rule = rule
    self.wins = wins ?? [Int](repeating: 0, count: layer.units)
    self.search = search
  }

  /// One step with all rows of `batch`.
  public mutating func step(_ batch: Matrix<Float>, rate: Double) {
    step(batch, rows: 0..<batch.rows, rate: rate)
  }

  /// One step: dW = R^p Xᵀ G − W ⊙ Σ(G ⊙ I), then W += rate · dW / max|dW|.
  ///
  /// Only units that won or unlearned change. Images are added in batch order, so the result does
  /// not depend on threads.
  /// - Parameters:
  ///   - images: Shape `[images, inputs]`.
  ///   - rows: The images of the batch; a row may come more than once.
  ///   - rate: The largest change of any weight.
  /// - Complexity: At most one product of images × inputs × units; about a third of that with a
  ///   screen.
  public mutating func step(
    _ images: Matrix<Float>, rows: some Sequence<Int>, rate: Double
  ) {
    precondition(images.columns == layer.inputs, "images have as many pixels as a unit has inputs")
    let batch = ImageBatch(images, rows: rows)
    var ranks = screenedRanks(batch) ?? productRanks(batch)
    for winner in ranks.winners { wins[Int(winner)] += 1 }
    update.form(
      batch, &ranks, antiHebbian: Float(rule.antiHebbian),
      radius: Float(ElementaryFunctions.pow(rule.radius, layer.p)), weights: layer.weights)
    let scale = Float(rate) / max(update.largest, 1e-9)
    update.apply(to: &layer.weights, scale: scale, screen: &screen)
    if effective != nil { layer.updateEffective(&effective, slots: update.slots) }
  }

  /// Ranks by a screen, or nil when the product is wanted, needed or cheaper.
  private mutating func screenedRanks(_ batch: ImageBatch) -> RankedUnits? {
    guard search != .product, ByteScreen.isAvailable(for: layer, rank: rule.rank) else {
      screen = nil
      return nil
    }
    if search == .automatic {
      // Below this a screen costs more than the product.
      guard layer.units >= 256 && layer.inputs >= 128 && batch.rows.count >= 14 else {
        screen = nil
        return nil
      }
      if batchesWithoutScreen > 0 {
        batchesWithoutScreen -= 1
        return nil
      }
    }
    var current = screen ?? ByteScreen(layer, images: batch.gathered())
    screen = nil
    if let ranks = current.ranks(
      of: batch, layer: layer, rank: rule.rank, counts: &screenCounts)
    {
      screen = current
      effective = nil
      return ranks
    }
    batchesWithoutScreen = 32
    return nil
  }

  private mutating func productRanks(_ batch: ImageBatch) -> RankedUnits {
    let weights = effective ?? layer.effectiveWeights
    effective = weights
    return RankedUnits(batch.gathered().timesTransposed(weights), rank: rule.rank)
  }
}
