import Learning
import Pipeline

/// What the experiments on models have in common: data, sizes, lengths of training.
///
/// Every experiment of a profile has the same setting, so that they share what is trained.
struct StudySetting: Codable, Hashable, Sendable {
  /// The winner-take-all layer; its data set, images and units are those of all models.
  var layer: TrainedWTALayer
  /// Epochs of the back-propagated models.
  var networkEpochs: Int
  /// Images a step of the back-propagated models.
  var networkBatch: Int
  /// Epochs of the read-out on the winner-take-all layer.
  var readOutEpochs: Int
  /// Images a step of that read-out.
  var readOutBatch: Int
  /// n of the winner-take-all layer's activation r = max(h, 0)^n.
  var competitiveExponent: Double
  /// Images that are followed during training.
  var followedImages: Int
  /// How many networks of each model, which differ in their random numbers alone.
  var replicates: Int

  /// The setting of a profile.
  static func setting(for profile: Profile) -> Self {
    let layer = TrainedWTALayer.setting(for: profile)
    return switch profile {
    case .quick:
      StudySetting(
        layer: layer, networkEpochs: 20, networkBatch: 250, readOutEpochs: 100, readOutBatch: 250,
        competitiveExponent: 4.5, followedImages: 1000, replicates: 1)
    case .standard:
      StudySetting(
        layer: layer, networkEpochs: 40, networkBatch: 1000, readOutEpochs: 300,
        readOutBatch: 1000, competitiveExponent: 4.5, followedImages: 2000, replicates: 3)
    case .short:
      StudySetting(
        layer: layer, networkEpochs: 60, networkBatch: 1000, readOutEpochs: 300,
        readOutBatch: 1000, competitiveExponent: 4.5, followedImages: 1000, replicates: 1)
    case .paper:
      StudySetting(
        layer: layer, networkEpochs: 1000, networkBatch: 1000, readOutEpochs: 1000,
        readOutBatch: 1000, competitiveExponent: 4.5, followedImages: 10_000, replicates: 1)
    }
  }

  /// A model as published, one of several replicates.
  func network(_ model: StudyModel, replicate: Int = 0) -> TrainedNetwork {
    var layer = layer
    layer.replicate = replicate
    guard model == .kh else {
      return network(penalty: model.penalty, strength: model.strength, replicate: replicate)
    }
    return TrainedNetwork(
      layer: layer, isCompetitive: true, exponent: competitiveExponent, penalty: .none,
      strength: 0, epochs: readOutEpochs, batch: readOutBatch, schedule: .constant,
      scheduleStretch: 1, followedImages: followedImages, replicate: replicate)
  }

  /// A back-propagated network with any penalty.
  func network(penalty: Penalty, strength: Double, replicate: Int = 0) -> TrainedNetwork {
    TrainedNetwork(
      layer: layer, isCompetitive: false, exponent: 1, penalty: penalty, strength: strength,
      epochs: networkEpochs, batch: networkBatch,
      schedule: penalty.isNormalized ? .spectral : .backpropagated,
      scheduleStretch: Self.stretch(networkEpochs), followedImages: followedImages,
      replicate: replicate)
  }

  /// The published rates fall to their last within 160 of 1000 epochs; a shorter training goes
  /// through all of them and spends its last fifth at the last rate.
  private static func stretch(_ epochs: Int) -> Double {
    epochs >= 200 ? 1 : Double(epochs) / 200
  }
}
