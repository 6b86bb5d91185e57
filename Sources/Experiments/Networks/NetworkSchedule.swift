import Learning

/// Adam's rates over the epochs, by name.
enum NetworkSchedule: String, CaseIterable, Codable, Hashable, Sendable {
  /// 1e-3 throughout, as the published read-outs have it.
  case constant
  /// Falling in steps, as the published back-propagated models have it.
  case backpropagated
  /// Constant and then falling exponentially, as the published spectral models have it.
  case spectral

  /// The rates as published, over 1000 epochs.
  var rates: LearningRateSchedule {
    switch self {
    case .constant: .constant(1e-3)
    case .backpropagated: .backpropagated
    case .spectral: .spectral
    }
  }
}
