import Learning
import Pipeline

/// How a network's training went, one entry an epoch.
struct NetworkHistory: Sendable {
  /// Mean cross-entropy over the training images, in nats.
  var loss: [Double] = []
  /// The regulariser's summand for the last batch.
  var penalty: [Double] = []
  /// Share of the training images classified correctly.
  var trainingAccuracy: [Double] = []
  /// Share of the followed test images classified correctly.
  var testAccuracy: [Double] = []
  /// Mean over the followed training images of ‖J‖_F of the representation.
  var trainingJacobian: [Double] = []
  /// The same over the followed test images.
  var testJacobian: [Double] = []

  /// How many epochs are recorded.
  var epochs: Int { loss.count }

  init() {}

  /// Adds what an epoch showed, and how the network does after it on the followed images.
  mutating func record(
    _ epoch: TrainingRecord, of network: HiddenLayerNetwork, train: LabeledInputs,
    test: LabeledInputs
  ) {
    let (train, test) = (network.evaluation(on: train), network.evaluation(on: test))
    record(
      epoch, testAccuracy: test.accuracy,
      jacobians: (train.jacobianNorm ?? 0, test.jacobianNorm ?? 0))
  }

  /// Adds what an epoch showed, and how the network does on the followed images: its accuracy on those
  /// for testing, and the mean ‖J‖_F on those for training and for testing.
  mutating func record(
    _ epoch: TrainingRecord, testAccuracy accuracy: Double,
    jacobians: (train: Double, test: Double)
  ) {
    loss.append(epoch.loss)
    penalty.append(epoch.penalty)
    trainingAccuracy.append(epoch.accuracy)
    testAccuracy.append(accuracy)
    trainingJacobian.append(jacobians.train)
    testJacobian.append(jacobians.test)
  }

  private static var fields: [(name: String, path: WritableKeyPath<Self, [Double]>)] {
    [
      ("history.loss", \.loss), ("history.penalty", \.penalty),
      ("history.trainingAccuracy", \.trainingAccuracy),
      ("history.testAccuracy", \.testAccuracy),
      ("history.trainingJacobian", \.trainingJacobian),
      ("history.testJacobian", \.testJacobian),
    ]
  }

  init(archive: Archive) throws {
    for (name, path) in Self.fields { self[keyPath: path] = try archive.doubles(name) }
  }

  /// Adds the entries to an archive.
  func add(to archive: inout Archive) {
    for (name, path) in Self.fields { archive.set(name, doubles: self[keyPath: path]) }
  }
}
