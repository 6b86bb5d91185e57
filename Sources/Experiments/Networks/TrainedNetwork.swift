import Base
import Datasets
import Learning
import LinearAlgebra
import Pipeline
import Randomness
import Results

/// A network trained by back-propagation, or a read-out on a pruned winner-take-all layer: the
/// artifact that experiments on models share.
struct TrainedNetwork: ArtifactRecipe {
  /// The layer that the KH model stands on; of the others the data set, the training images, the
  /// units and the norm that images are divided by.
  var layer: TrainedWTALayer
  /// Whether the hidden layer is the winner-take-all one, frozen.
  var isCompetitive: Bool
  /// n of r = max(h, 0)^n.
  var exponent: Double
  /// What is added to the cross-entropy.
  var penalty: Penalty
  /// Factor of the penalty.
  var strength: Double
  /// How often each image is shown.
  var epochs: Int
  /// Images a step.
  var batch: Int
  /// Adam's rates; see ``NetworkSchedule``.
  var schedule: NetworkSchedule
  /// The schedule's epochs are multiplied by this.
  var scheduleStretch: Double
  /// How many training images and test images are followed during training, from the first.
  var followedImages: Int
  /// Which of several networks that differ in their random numbers alone.
  var replicate: Int

  /// What the recipe makes.
  struct Product: Sendable {
    var initial: HiddenLayerNetwork
    var trained: HiddenLayerNetwork
    var history: NetworkHistory
    /// Units of a winner-take-all layer that were pruned, which are 0 in `trained`.
    var prunedUnits: [Int]
  }

  static let kind = "trained-network"
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(
      files: [
        "Networks/TrainedNetwork.swift", "Networks/NetworkHistory.swift",
        "Networks/NetworkSchedule.swift", "Networks/StudyModel.swift",
      ], targets: [])

  func inputs(in dataFolders: [FilePath]) throws -> [InputFile] {
    try layer.inputs(in: dataFolders)
  }

  func make(in context: ArtifactContext) async throws -> Product {
    let key = context.key.child(replicate)
    let sets = try ImageSets.load(layer.dataset, from: context.dataFolders)
    let train = try StudyImages.labeled(sets.train, count: layer.trainingImages, p: layer.p)
    let followed = try StudyImages.labeled(sets.test, count: followedImages, p: layer.p)
    if isCompetitive {
      return try await readOut(on: train, followed, key: key, in: context)
    }
    let initial = HiddenLayerNetwork(
      inputs: train.inputs.columns, hidden: layer.hidden, classes: StudyImages.classes,
      isNormalized: penalty.isNormalized, key: key)
    var trainer = NetworkTrainer(
      initial, regularizer: penalty.regularizer(strength: strength))
    var history = NetworkHistory()
    if let checkpoint = context.checkpoint() {
      history = try NetworkHistory(archive: checkpoint)
      try trainer.resume(TrainingState(archive: checkpoint))
    }
    for epoch in history.epochs..<epochs {
      try Task.checkCancellation()
      let record = try trainer.epoch(
        train, batch: batch,
        learningRate: schedule.rates.stretched(by: scheduleStretch).rate(epoch: epoch),
        key: key.child("training"))
      history.record(
        record, of: trainer.network, train: train.prefix(followedImages), test: followed)
      context.report(progress(history))
      if (epoch + 1) % 10 == 0 {
        var checkpoint = trainer.state.archive
        history.add(to: &checkpoint)
        try context.saveCheckpoint(checkpoint)
      }
    }
    return Product(
      initial: initial, trained: trainer.network, history: history, prunedUnits: [])
  }

  /// Prunes the layer and trains a read-out on what is left.
  private func readOut(
    on train: LabeledInputs, _ followed: LabeledInputs, key: RandomKey, in context: ArtifactContext
  ) async throws -> Product {
    let product = try await context.artifact(layer)
    let pruning = WTAPruning(product.trained)
    let layer = pruning.pruned(product.trained)
    let classes = StudyImages.classes
    let initial = HiddenLayerNetwork(
      product.initial, exponent: exponent, classes: classes, key: key)
    let network = HiddenLayerNetwork(
      layer, exponent: exponent, classes: classes, key: key)
    var trainer = ReadOutTrainer(network.readOut)
    var history = NetworkHistory()
    if let checkpoint = context.checkpoint() {
      history = try NetworkHistory(archive: checkpoint)
      try trainer.resume(TrainingState(archive: checkpoint))
    }
    func represented(_ data: LabeledInputs) -> LabeledInputs {
      LabeledInputs(network.representation(of: data.inputs), labels: data.labels)
    }
    let (representation, followedRepresentation) = (represented(train), represented(followed))
    // The layer rests, and its Jacobian with it.
    let jacobians = (
      network.evaluation(on: train.prefix(followedImages)).jacobianNorm ?? 0,
      network.evaluation(on: followed).jacobianNorm ?? 0
    )
    for epoch in history.epochs..<epochs {
      try Task.checkCancellation()
      let record = trainer.epoch(
        representation, batch: batch,
        learningRate: schedule.rates.stretched(by: scheduleStretch).rate(epoch: epoch),
        key: key.child("training"))
      history.record(
        record, testAccuracy: trainer.readOut.evaluation(on: followedRepresentation).accuracy,
        jacobians: jacobians)
      context.report(progress(history))
      if (epoch + 1) % 50 == 0 {
        var checkpoint = trainer.state.archive
        history.add(to: &checkpoint)
        try context.saveCheckpoint(checkpoint)
      }
    }
    var trained = network
    trained.readOut = trainer.readOut
    return Product(
      initial: initial, trained: trained, history: history, prunedUnits: pruning.prunedUnits)
  }

  private func progress(_ history: NetworkHistory) -> Progress {
    let loss = NumberText.significant(history.loss.last ?? 0, digits: 3)
    let accuracy = NumberText.fixed(100 * (history.testAccuracy.last ?? 0), decimals: 1)
    return Progress(
      step: history.epochs, of: epochs, note: "loss \(loss), test accuracy \(accuracy)%")
  }

  func archive(_ product: Product) -> Archive {
    var archive = Archive()
    product.history.add(to: &archive)
    archive.set("initial", product.initial)
    archive.set("trained", product.trained)
    archive.set("pruned units", integers: product.prunedUnits)
    return archive
  }

  func product(from archive: Archive) throws -> Product {
    Product(
      initial: try archive.network("initial"), trained: try archive.network("trained"),
      history: try NetworkHistory(archive: archive),
      prunedUnits: try archive.integers("pruned units"))
  }
}
