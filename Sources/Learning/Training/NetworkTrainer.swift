public import LinearAlgebra
public import Randomness

/// Trains a network with Adam on the cross-entropy and a regulariser, epoch by epoch.
///
/// A value: a copy goes on from where the original stands, and ``state`` holds all there is to
/// resume to the same bytes.
public struct NetworkTrainer: Sendable {
  /// As trained so far.
  public internal(set) var network: HiddenLayerNetwork
  /// What is added to the cross-entropy.
  public let regularizer: Regularizer
  /// The optimiser's constants.
  public let optimizer: Adam
  /// Batches so far.
  public internal(set) var steps = 0
  /// Epochs so far.
  public internal(set) var epochs = 0
  /// Directions of a spectral penalty, `[units, directions]`, one a column.
  ///
  /// ``epoch(_:batch:learningRate:key:)`` refreshes them; a single step uses them as they are, and
  /// without any the penalty is left out.
  public var spectralDirections: Matrix<Float>?
  /// Of hidden weights, read-out weights, biases, and a normalisation's gain and shift.
  var moments: [AdamMoments]

  /// A trainer before the first step.
  public init(
    _ network: HiddenLayerNetwork, regularizer: Regularizer = .none, optimizer: Adam = Adam()
  ) {
    self.network = network
    self.regularizer = regularizer
    self.optimizer = optimizer
    let normalized = network.normalization.map { [$0.units, $0.units] } ?? []
    let counts =
      [
        network.hiddenWeights.elements.count, network.readOut.weights.elements.count,
        network.classes,
      ] + normalized
    moments = counts.map(AdamMoments.init(count:))
  }

  /// One step on a batch.
  ///
  /// - Parameter key: Of the random directions of a penalty that draws any.
  /// - Complexity: Two products of images × inputs × hidden; copies all parameters, which
  ///   ``epoch(_:batch:learningRate:key:)`` does once for all of its steps.
  @discardableResult
  public mutating func step(
    _ batch: LabeledInputs, learningRate: Double, key: RandomKey
  ) -> TrainingRecord {
    precondition(batch.count > 0, "a batch has an image")
    let pass = TrainingPass(self, batch: batch.count)
    pass.load(batch, rows: ArraySlice(0..<batch.count))
    steps += 1
    let outcome = pass.step(
      optimizer.step(steps, rate: learningRate), key: key, isMeasured: true)
    take(pass)
    return TrainingRecord(
      learningRate: learningRate, loss: outcome.loss / Double(batch.count),
      penalty: outcome.penalty, accuracy: Double(outcome.correct) / Double(batch.count))
  }

  /// Shows every image once, in the order of `key.child("order").child(epoch)`.
  ///
  /// - Parameters:
  ///   - data: Scaled images.
  ///   - batch: Images a step; the last step takes what is left.
  ///   - key: The run's; epochs and batches take children of their own.
  /// - Returns: Means over the epoch, measured before each step; the penalty of the last batch.
  /// - Throws: ``SpectralError`` when responses that a spectral penalty looks at are not finite.
  @discardableResult
  public mutating func epoch(
    _ data: LabeledInputs, batch: Int, learningRate: Double, key: RandomKey
  ) throws -> TrainingRecord {
    precondition(batch >= 1 && data.count >= 1, "an epoch has images")
    precondition(data.inputs.columns == network.inputs, "the network has \(network.inputs) inputs")
    let order = key.child("order").child(epochs).permutation(data.count)
    try refreshDirections(data, firstBatch: order.prefix(batch))
    let pass = TrainingPass(self, batch: min(batch, data.count))
    let draws = key.child("penalty").child(epochs)
    var total = TrainingPass.Outcome(loss: 0, correct: 0, penalty: 0)
    for (number, start) in stride(from: 0, to: data.count, by: batch).enumerated() {
      let end = min(start + batch, data.count)
      pass.load(data, rows: order[start..<end])
      steps += 1
      let outcome = pass.step(
        optimizer.step(steps, rate: learningRate), key: draws.child(number),
        isMeasured: end == data.count)
      total.loss += outcome.loss
      total.correct += outcome.correct
      total.penalty = outcome.penalty
    }
    take(pass)
    epochs += 1
    try keepDirections(pass)
    return TrainingRecord(
      learningRate: learningRate, loss: total.loss / Double(data.count), penalty: total.penalty,
      accuracy: Double(total.correct) / Double(data.count))
  }

  /// Takes over what a pass has trained.
  private mutating func take(_ pass: TrainingPass) {
    network.hiddenWeights.elements = pass.hiddenWeights.values.values
    network.readOut.weights.elements = pass.readOutWeights.values.values
    network.readOut.bias = pass.bias.values.values
    if let normalization = pass.normalization { network.normalization = normalization.result }
    moments = pass.arrays.map(\.moments)
  }
}

/// What a step or an epoch showed.
public struct TrainingRecord: Sendable, Hashable, Codable {
  /// Adam's rate.
  public var learningRate: Double
  /// Mean cross-entropy, in nats, before each step.
  public var loss: Double
  /// The regulariser's summand for the last batch.
  public var penalty: Double
  /// Share of images classified correctly before each step.
  public var accuracy: Double
}
