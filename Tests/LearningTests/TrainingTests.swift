import Base
import LinearAlgebra
import Randomness
import Testing

@testable import Learning

/// A training of Oracles/networks.py.
struct TrainingCase: CustomTestStringConvertible, Sendable {
  var name: String
  var regularizer: Regularizer = .none
  var isNormalized = false
  var exponent = 1.0

  var testDescription: String { name }

  static let all = [
    TrainingCase(name: "none"),
    TrainingCase(name: "squared", regularizer: .squaredParameters(strength: 5e-2)),
    TrainingCase(
      name: "jacobian-h", regularizer: .jacobian(JacobianPenalty(strength: 1e-2, .preactivation))),
    TrainingCase(
      name: "jacobian-r", regularizer: .jacobian(JacobianPenalty(strength: 1e-2, .representation))),
    TrainingCase(
      name: "jacobian-z", regularizer: .jacobian(JacobianPenalty(strength: 1e-2, .logits))),
    TrainingCase(name: "normalized", isNormalized: true),
    TrainingCase(
      name: "spectral-absolute",
      regularizer: .spectral(
        SpectralPenalty(first: 0, covariance: .lastBatch, target: .absolute)), isNormalized: true),
    TrainingCase(
      name: "spectral-anchored",
      regularizer: .spectral(
        SpectralPenalty(
          first: 3, layer: .representation, covariance: .trainingSet, target: .anchored))),
    TrainingCase(name: "power", exponent: 2.5),
  ]

  func trainer() -> NetworkTrainer {
    NetworkTrainer(
      Small.network(exponent: exponent, isNormalized: isNormalized), regularizer: regularizer)
  }
}

@Suite("Back-propagation")
struct TrainingTests {
  private let key = RandomKey(seed: 1)

  @Test("five steps agree with PyTorch in double precision", arguments: TrainingCase.all)
  func agreesWithPyTorch(training: TrainingCase) throws {
    let oracle = try Small.oracle()
    let expected = try #require(oracle[training.name])
    let losses = try #require(expected["losses"]).decode([Double].self)
    let penalties = try #require(expected["penalties"]).decode([Double].self)
    var trainer = training.trainer()
    trainer.spectralDirections = try Small.directions(oracle)
    for step in losses.indices {
      let record = trainer.step(Small.half(step), learningRate: 0.01, key: key)
      // Single precision: sums of up to 30 products of numbers near 1, 30 · 2⁻²⁴ relative, and the
      // drift of parameters below.
      #expect((record.loss - losses[step]).magnitude < 5e-6)
      #expect((record.penalty - penalties[step]).magnitude <= 2e-5 * max(1, penalties[step]))
    }
    // A step of Adam divides a gradient by its own size, so that a relative error of 1e-6 of a
    // gradient that has nearly cancelled moves a weight by up to a thousandth of the rate, 1e-5.
    let network = trainer.network
    for (found, name) in [
      (network.hiddenWeights.elements, "w"), (network.readOut.weights.elements, "v"),
      (network.readOut.bias, "b"), (network.normalization?.gain ?? [], "gain"),
      (network.normalization?.shift ?? [], "shift"),
    ] where !found.isEmpty {
      let wanted = try #require(expected[name]).decode([Double].self)
      #expect(distance(found, wanted) < 2e-5, "\(name)")
    }
  }

  @Test("a read-out on a frozen layer of winners agrees with PyTorch")
  func readOutAgrees() throws {
    let expected = try #require(try Small.oracle()["read-out"])
    let losses = try #require(expected["losses"]).decode([Double].self)
    let layer = WTALayer(weights: Small.network().hiddenWeights, p: 3)
    var network = HiddenLayerNetwork(layer, classes: Small.classes, key: key)
    network.readOut = Small.network().readOut
    var trainer = ReadOutTrainer(network.readOut)
    for step in losses.indices {
      let half = Small.half(step)
      let data = LabeledInputs(
        network.representation(of: half.inputs), labels: half.labels)
      let record = trainer.epoch(
        data, batch: Small.batch, learningRate: 0.01, key: key.child(step))
      #expect((record.loss - losses[step]).magnitude < 5e-6)
    }
    // As above: five steps of 0.01.
    let weights = try #require(expected["v"]).decode([Double].self)
    #expect(distance(trainer.readOut.weights.elements, weights) < 2e-5)
    let bias = try #require(expected["b"]).decode([Double].self)
    #expect(distance(trainer.readOut.bias, bias) < 2e-5)
  }

  @Test("training gives the same bits on every path and thread count", arguments: TrainingCase.all)
  func sameBits(training: TrainingCase) throws {
    func trained() throws -> TrainingState {
      var trainer = training.trainer()
      for _ in 0..<2 {
        try trainer.epoch(Small.data(), batch: 16, learningRate: 0.01, key: key)
      }
      return trainer.state
    }
    let expected = try trained()
    for execution in executions {
      let other = try Execution.$current.withValue(execution) { try trained() }
      #expect(other == expected, "\(execution)")
    }
  }

  @Test("a resumed training is the uninterrupted one", arguments: TrainingCase.all)
  func resumes(training: TrainingCase) throws {
    var whole = training.trainer()
    for _ in 0..<4 { try whole.epoch(Small.data(), batch: 16, learningRate: 0.01, key: key) }
    var first = training.trainer()
    for _ in 0..<2 { try first.epoch(Small.data(), batch: 16, learningRate: 0.01, key: key) }
    var second = training.trainer()
    try second.resume(first.state)
    for _ in 0..<2 { try second.epoch(Small.data(), batch: 16, learningRate: 0.01, key: key) }
    #expect(second.state == whole.state)
    #expect(second.network == whole.network)
  }

  @Test("a resumed read-out is the uninterrupted one")
  func readOutResumes() throws {
    let data = LabeledInputs(
      Small.network().representation(of: Small.data().inputs), labels: Small.data().labels)
    var whole = ReadOutTrainer(Small.network().readOut)
    for _ in 0..<4 { whole.epoch(data, batch: 16, learningRate: 0.01, key: key) }
    var first = ReadOutTrainer(Small.network().readOut)
    for _ in 0..<2 { first.epoch(data, batch: 16, learningRate: 0.01, key: key) }
    var second = ReadOutTrainer(Small.network().readOut)
    try second.resume(first.state)
    for _ in 0..<2 { second.epoch(data, batch: 16, learningRate: 0.01, key: key) }
    #expect(second.state == whole.state)
  }

  @Test("a state of another shape is refused, and changes nothing")
  func refusesOtherShapes() throws {
    var trainer = NetworkTrainer(Small.network())
    let before = trainer.state
    let other = NetworkTrainer(
      HiddenLayerNetwork(inputs: 7, hidden: 24, classes: 5, key: key))
    #expect(
      throws: TrainingError.wrongSize(name: "hidden weights", found: 168, wanted: 720)
    ) { try trainer.resume(other.state) }
    #expect(throws: TrainingError.missing(name: "gain")) {
      var normalized = NetworkTrainer(Small.network(isNormalized: true))
      try normalized.resume(before)
    }
    #expect(trainer.state == before)
  }

  @Test("an epoch learns: the loss of a small set falls by more than half")
  func learns() throws {
    var trainer = NetworkTrainer(Small.network())
    let first = try trainer.epoch(Small.data(), batch: 10, learningRate: 0.02, key: key)
    var last = first
    for _ in 0..<60 {
      last = try trainer.epoch(Small.data(), batch: 10, learningRate: 0.02, key: key)
    }
    #expect(last.loss < first.loss / 2)
    #expect(last.accuracy > first.accuracy)
  }

  @Test("rates follow the study's tables")
  func rates() {
    let steps = LearningRateSchedule.backpropagated
    let epochs = [0, 29, 30, 89, 90, 119, 120, 159, 160, 999]
    let wanted = [1e-3, 1e-3, 5e-4, 5e-4, 2e-4, 2e-4, 1e-4, 1e-4, 1e-5, 1e-5]
    #expect(epochs.map { steps.rate(epoch: $0) } == wanted)
    let decay = LearningRateSchedule.spectral
    #expect(decay.rate(epoch: 90) == 1e-3)
    // 1e-3 / e after 30 more epochs, to the last digits of a double.
    #expect((decay.rate(epoch: 120) - 3.678794411714423e-4).magnitude < 1e-18)
    #expect(steps.stretched(by: 0.1).rate(epoch: 3) == 5e-4)
    #expect(LearningRateSchedule.constant(0.5).rate(epoch: 7) == 0.5)
  }
}
