import CKernels
import LinearAlgebra
public import Randomness

/// Trains a read-out alone, with Adam on the cross-entropy, on a representation that stays.
///
/// The representation of all training images is computed once; an epoch then reads it twice and does
/// nothing else.
public struct ReadOutTrainer: Sendable {
  /// As trained so far.
  public private(set) var readOut: LinearReadOut
  /// The optimiser's constants.
  public let optimizer: Adam
  /// Batches so far.
  public private(set) var steps = 0
  /// Epochs so far.
  public private(set) var epochs = 0
  private var moments: [AdamMoments]

  /// A trainer before the first step.
  public init(_ readOut: LinearReadOut, optimizer: Adam = Adam()) {
    self.readOut = readOut
    self.optimizer = optimizer
    moments = [
      AdamMoments(count: readOut.weights.elements.count), AdamMoments(count: readOut.classes),
    ]
  }

  /// Shows every image once, in the order of `key.child("order").child(epoch)`.
  ///
  /// - Parameters:
  ///   - data: Representations with their labels, `[images, hidden]`.
  ///   - batch: Images a step; the last step takes what is left.
  ///   - key: The run's.
  /// - Returns: Means over the epoch, measured before each step.
  @discardableResult
  public mutating func epoch(
    _ data: LabeledInputs, batch: Int, learningRate: Double, key: RandomKey
  ) -> TrainingRecord {
    precondition(batch >= 1 && data.count >= 1, "an epoch has images")
    precondition(
      data.inputs.columns == readOut.hidden, "the read-out reads \(readOut.hidden) units")
    let order = key.child("order").child(epochs).permutation(data.count)
    let pass = ReadOutPass(readOut, moments, batch: min(batch, data.count))
    var (loss, correct) = (0.0, 0)
    for start in stride(from: 0, to: data.count, by: batch) {
      steps += 1
      let outcome = pass.step(
        data, rows: order[start..<min(start + batch, data.count)],
        optimizer.step(steps, rate: learningRate))
      loss += outcome.loss
      correct += outcome.correct
    }
    readOut.weights.elements = pass.weights.values.values
    readOut.bias = pass.bias.values.values
    moments = [pass.weights.moments, pass.bias.moments]
    epochs += 1
    return TrainingRecord(
      learningRate: learningRate, loss: loss / Double(data.count), penalty: 0,
      accuracy: Double(correct) / Double(data.count))
  }

  /// All that is needed to go on.
  public var state: TrainingState {
    TrainingState(
      steps: steps, epochs: epochs,
      arrays: [
        TrainingState.NamedArray("weights", readOut.weights),
        TrainingState.NamedArray("bias", row: readOut.bias),
        TrainingState.NamedArray("weights: first moment", row: moments[0].first),
        TrainingState.NamedArray("weights: second moment", row: moments[0].second),
        TrainingState.NamedArray("bias: first moment", row: moments[1].first),
        TrainingState.NamedArray("bias: second moment", row: moments[1].second),
      ])
  }

  /// Goes on from a state of a training with the same shapes.
  public mutating func resume(_ state: TrainingState) throws(TrainingError) {
    let (weights, classes) = (readOut.weights.elements.count, readOut.classes)
    var resumed = self
    resumed.readOut.weights.elements = try state.elements("weights", count: weights)
    resumed.readOut.bias = try state.elements("bias", count: classes)
    resumed.moments = [
      AdamMoments(
        first: try state.elements("weights: first moment", count: weights),
        second: try state.elements("weights: second moment", count: weights)),
      AdamMoments(
        first: try state.elements("bias: first moment", count: classes),
        second: try state.elements("bias: second moment", count: classes)),
    ]
    resumed.steps = state.steps
    resumed.epochs = state.epochs
    self = resumed
  }
}

/// A read-out in training with the memory for a batch.
private final class ReadOutPass {
  let weights: TrainedArray
  let bias: TrainedArray
  private let r: FloatBuffer
  private let logits: FloatBuffer
  private let delta: FloatBuffer
  private var losses: [Double]

  init(_ readOut: LinearReadOut, _ moments: [AdamMoments], batch: Int) {
    weights = TrainedArray(
      rows: readOut.classes, width: readOut.hidden, values: readOut.weights.elements,
      moments: moments[0])
    bias = TrainedArray(
      rows: 1, width: readOut.classes, values: readOut.bias, moments: moments[1])
    r = FloatBuffer(batch * readOut.hidden)
    logits = FloatBuffer(batch * readOut.classes)
    delta = FloatBuffer(batch * readOut.classes)
    losses = [Double](repeating: 0, count: batch)
  }

  func step(
    _ data: LabeledInputs, rows indices: ArraySlice<Int>, _ constants: ck_adam_step
  ) -> (loss: Double, correct: Int) {
    let (path, threads) = (Kernels.path, Kernels.threads)
    let (rows, hidden, classes) = (indices.count, weights.width, weights.rows)
    let labels = indices.map { data.labels[$0] }
    precondition(labels.allSatisfy { $0 < classes }, "a label is the number of a class")
    ck_gather_rows(
      threads, rows, hidden, data.inputs.elements, indices.map { Int64($0) }, r.start)
    ck_read_out(
      path, threads, rows, hidden, classes, r.reading, weights.values.reading,
      bias.values.reading, logits.start)
    ck_cross_entropy(
      threads, rows, classes, logits.reading, labels, 1 / Float(rows), &losses, delta.start)
    ck_read_out_gradient(
      path, threads, rows, hidden, classes, delta.reading, r.reading, weights.gradient.start)
    ck_column_sums(path, threads, rows, classes, delta.reading, bias.gradient.start)
    let scores = Matrix(
      rows: rows, columns: classes,
      elements: Array(UnsafeBufferPointer(start: logits.start, count: rows * classes)))
    weights.descend(constants, decay: nil)
    bias.descend(constants, decay: nil)
    let correct = zip(Classification.predictions(scores), labels).filter { $0 == $1 }.count
    return (Reductions.sum(Array(losses.prefix(rows))), correct)
  }
}
