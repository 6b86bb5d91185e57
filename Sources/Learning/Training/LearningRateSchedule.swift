import LinearAlgebra

/// How fast a network learns in each epoch.
public enum LearningRateSchedule: Sendable, Hashable, Codable {
  /// The rate of an epoch is that of the last step at or before it.
  case steps([Step])
  /// `rate` until an epoch, then rate · exp(−(epoch − until) / length).
  case decayAfter(until: Int, rate: Double, length: Double)

  /// From which epoch, counted from 0, a rate holds.
  public struct Step: Sendable, Hashable, Codable {
    /// First epoch with this rate.
    public var epoch: Int
    /// The rate.
    public var rate: Double

    /// A rate from an epoch on.
    public init(from epoch: Int, _ rate: Double) {
      self.epoch = epoch
      self.rate = rate
    }
  }

  /// One rate throughout.
  public static func constant(_ rate: Double) -> LearningRateSchedule {
    .steps([Step(from: 0, rate)])
  }

  /// The back-propagated models of the study over 1000 epochs: 1e-3, from epoch 30 on 5e-4, from 90
  /// 2e-4, from 120 1e-4, from 160 1e-5.
  public static let backpropagated = LearningRateSchedule.steps([
    Step(from: 0, 1e-3), Step(from: 30, 5e-4), Step(from: 90, 2e-4), Step(from: 120, 1e-4),
    Step(from: 160, 1e-5),
  ])

  /// The spectrally regularised model of the study: 1e-3, falling by e every 30 epochs from 90 on.
  public static let spectral = LearningRateSchedule.decayAfter(until: 90, rate: 1e-3, length: 30)

  /// The rate of an epoch, counted from 0.
  public func rate(epoch: Int) -> Double {
    switch self {
    case .steps(let steps):
      steps.last { $0.epoch <= epoch }?.rate ?? 0
    case .decayAfter(let until, let rate, let length):
      epoch <= until ? rate : rate * ElementaryFunctions.exp(-Double(epoch - until) / length)
    }
  }

  /// The same course over a multiple of the epochs: `stretched(by: 0.1)` falls ten times as soon.
  public func stretched(by factor: Double) -> LearningRateSchedule {
    func stretched(_ epoch: Int) -> Int { Int((Double(epoch) * factor).rounded()) }
    return switch self {
    case .steps(let steps):
      .steps(steps.map { Step(from: stretched($0.epoch), $0.rate) })
    case .decayAfter(let until, let rate, let length):
      .decayAfter(until: stretched(until), rate: rate, length: length * factor)
    }
  }
}
