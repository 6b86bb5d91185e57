import CKernels
import LinearAlgebra
import Randomness

/// A network in training as kernels see it, with the memory for a batch.
///
/// Sums over a batch run over its images in order, and over hidden units in order: threads change
/// nothing.
final class TrainingPass {
  let inputs: Int
  let hidden: Int
  let classes: Int
  let batch: Int
  let exponent: Float

  let hiddenWeights: TrainedArray
  let readOutWeights: TrainedArray
  let bias: TrainedArray
  let normalization: TrainedNormalization?

  /// Images of the batch, `[batch, inputs]`.
  let x: FloatBuffer
  /// Pre-activations and representation, `[batch, hidden]`.
  let h: FloatBuffer
  let r: FloatBuffer
  /// The derivative by what `h`, `r` or the normalised `r` hold, from the last back to the first.
  let back: FloatBuffer
  /// `[batch, classes]`.
  let logits: FloatBuffer
  let delta: FloatBuffer
  var labels: [UInt8]
  var losses: [Double]
  /// How many images the batch holds now.
  var rows = 0
  var penalty: PenaltyPass?

  /// What a batch gave before the step that it led to.
  struct Outcome {
    /// Sum over images of the cross-entropy.
    var loss: Double
    /// Images whose largest logit is that of the label.
    var correct: Int
    /// The regulariser's summand.
    var penalty: Double
  }

  init(_ trainer: NetworkTrainer, batch: Int) {
    let network = trainer.network
    self.batch = batch
    inputs = network.inputs
    hidden = network.hidden
    classes = network.classes
    exponent = Float(network.exponent)
    hiddenWeights = TrainedArray(
      rows: hidden, width: inputs, values: network.hiddenWeights.elements,
      moments: trainer.moments[0])
    readOutWeights = TrainedArray(
      rows: classes, width: hidden, values: network.readOut.weights.elements,
      moments: trainer.moments[1])
    bias = TrainedArray(
      rows: 1, width: classes, values: network.readOut.bias, moments: trainer.moments[2])
    normalization = network.normalization.map {
      TrainedNormalization(
        $0, batch: batch, gainMoments: trainer.moments[3], shiftMoments: trainer.moments[4])
    }
    x = FloatBuffer(batch * inputs)
    h = FloatBuffer(batch * hidden)
    r = FloatBuffer(batch * hidden)
    back = FloatBuffer(batch * hidden)
    logits = FloatBuffer(batch * classes)
    delta = FloatBuffer(batch * classes)
    labels = [UInt8](repeating: 0, count: batch)
    losses = [Double](repeating: 0, count: batch)
    penalty = PenaltyPass(trainer.regularizer, self, directions: trainer.spectralDirections)
  }

  /// Everything that is trained, in the order of the moments.
  var arrays: [TrainedArray] {
    [hiddenWeights, readOutWeights, bias] + (normalization.map { [$0.gain, $0.shift] } ?? [])
  }

  var pointers: NetworkPointers {
    NetworkPointers(
      inputs: inputs, hidden: hidden, classes: classes, exponent: exponent,
      hiddenWeights: hiddenWeights.values.reading, readOutWeights: readOutWeights.values.reading,
      bias: bias.values.reading)
  }

  /// Takes some images as the batch.
  func load(_ data: LabeledInputs, rows indices: ArraySlice<Int>) {
    precondition(indices.count <= batch, "a batch has at most \(batch) images")
    rows = indices.count
    let places = indices.map { Int64($0) }
    ck_gather_rows(Kernels.threads, rows, inputs, data.inputs.elements, places, x.start)
    for (place, index) in indices.enumerated() {
      precondition(data.labels[index] < classes, "a label is the number of a class")
      labels[place] = data.labels[index]
    }
  }

  /// One step of training on the loaded batch.
  /// - Parameter isMeasured: Whether the value of a penalty that reads only weights is wanted.
  func step(_ constants: ck_adam_step, key: RandomKey, isMeasured: Bool) -> Outcome {
    var outcome = forward()
    backward()
    outcome.penalty = penalty?.finish(self, key: key, isMeasured: isMeasured) ?? 0
    for (place, array) in arrays.enumerated() {
      array.descend(constants, decay: penalty?.decays[place])
    }
    return outcome
  }

  /// Fills `h`, `r`, `logits` and the derivative of the mean loss by the logits.
  func forward() -> Outcome {
    let network = pointers
    network.writePreactivations(rows: rows, of: x.reading, to: h.start)
    network.rectify(rows: rows, h.reading, to: r.start)
    var representation = r.reading
    if let normalization {
      normalization.forward(rows: rows, r.reading)
      representation = normalization.output.reading
    }
    network.readOut(rows: rows, representation, to: logits.start)
    ck_cross_entropy(
      Kernels.threads, rows, classes, logits.reading, labels, 1 / Float(rows), &losses,
      delta.start)
    return Outcome(
      loss: Reductions.sum(Array(losses.prefix(rows))), correct: correctCount(), penalty: 0)
  }

  /// Fills the gradients of the cross-entropy, and of a penalty on `h` or `r`.
  private func backward() {
    let (path, threads) = (Kernels.path, Kernels.threads)
    let representation = normalization?.output.reading ?? r.reading
    ck_read_out_gradient(
      path, threads, rows, hidden, classes, delta.reading, representation,
      readOutWeights.gradient.start)
    ck_column_sums(path, threads, rows, classes, delta.reading, bias.gradient.start)
    ck_read_out_back(
      path, threads, rows, hidden, classes, delta.reading, readOutWeights.values.reading,
      back.start)
    normalization?.backward(rows: rows, r.reading, back: back)
    penalty?.addByRepresentation(self)
    ck_times_slope(path, threads, rows * hidden, exponent, h.reading, back.start)
    penalty?.addByPreactivation(self)
    Kernels.product(
      rows: hidden, columns: inputs, depth: rows, .transposed(back.reading, columns: hidden),
      .plain(x.reading, columns: inputs), into: hiddenWeights.gradient.start)
  }

  private func correctCount() -> Int {
    var correct = 0
    for row in 0..<rows {
      let values = logits.start + row * classes
      var best = 0
      for index in 1..<classes where values[index] > values[best] { best = index }
      if best == Int(labels[row]) { correct += 1 }
    }
    return correct
  }
}
