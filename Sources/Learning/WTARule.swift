/// The rule by which winners learn and runners-up unlearn.
///
/// For each image the unit with the largest current moves towards it and the unit of rank `rank`
/// away from it by `antiHebbian`; all others rest. Weights settle at the p-norm `radius`.
/// - Source: Krotov & Hopfield, PNAS 116:7723 (2019), eq. 3 and its fast form.
public struct WTARule: Sendable, Hashable, Codable {
  /// k: which rank unlearns; 2 is the runner-up.
  public var rank: Int
  /// Δ: how strongly it unlearns, relative to the winner.
  public var antiHebbian: Double
  /// R: the p-norm at which weights settle.
  public var radius: Double
  /// ε: the largest change of a weight in a step, at the start.
  public var learningRate: Double

  /// A rule.
  public init(
    rank: Int = 2, antiHebbian: Double = 0.4, radius: Double = 1, learningRate: Double = 0.02
  ) {
    self.rank = rank
    self.antiHebbian = antiHebbian
    self.radius = radius
    self.learningRate = learningRate
  }

  /// The rate falls linearly from `learningRate` to 0 over the epochs.
  public func rate(epoch: Int, of epochs: Int) -> Double {
    learningRate * (1 - Double(epoch) / Double(epochs))
  }
}
