import CKernels
import LinearAlgebra

/// How well a classifier does: means over images.
public struct Evaluation: Sendable, Hashable, Codable {
  /// How many images.
  public var images: Int
  /// Cross-entropy, in nats.
  public var loss: Double
  /// Share classified correctly.
  public var accuracy: Double
  /// Probability of the predicted class.
  public var confidence: Double
  /// ‖J‖_F of the representation; nil for a read-out alone.
  public var jacobianNorm: Double?

  /// Sums over no image.
  init(jacobianNorm: Double?) {
    images = 0
    loss = 0
    accuracy = 0
    confidence = 0
    self.jacobianNorm = jacobianNorm
  }

  /// Adds what logits say about their labels.
  mutating func add(_ logits: Matrix<Float>, labels: [UInt8]) {
    precondition(labels.allSatisfy { $0 < logits.columns }, "a label is the number of a class")
    var losses = [Double](repeating: 0, count: labels.count)
    ck_cross_entropy(
      Kernels.threads, labels.count, logits.columns, logits.elements, labels, 1, &losses, nil)
    images += labels.count
    loss += Reductions.sum(losses)
    confidence += Reductions.sum(Classification.confidences(logits))
    accuracy += Double(
      zip(Classification.predictions(logits), labels).filter { $0 == $1 }.count)
  }

  /// Turns sums into means.
  mutating func finish() {
    guard images > 0 else { return }
    let count = Double(images)
    loss /= count
    accuracy /= count
    confidence /= count
    jacobianNorm = jacobianNorm.map { $0 / count }
  }
}

extension HiddenLayerNetwork {
  /// How well the network does on scaled images.
  /// - Complexity: One product of images × inputs × hidden.
  public func evaluation(on data: LabeledInputs) -> Evaluation {
    var total = Evaluation(jacobianNorm: 0)
    let squares = squaredUnitNorms
    forEachChunk(of: data.inputs) { network, rows, _, h in
      let norms = squaredJacobianNorms(network, rows: rows.count, h.reading, squares)
      let sum = Reductions.sum(norms.map { $0.squareRoot() })
      total.jacobianNorm = total.jacobianNorm.map { $0 + sum }
      network.rectify(rows: rows.count, h.reading, to: h.start)
      let logits = FloatBuffer(rows.count * classes)
      network.readOut(rows: rows.count, h.reading, to: logits.start)
      total.add(
        Matrix(rows: rows.count, columns: classes, elements: logits.values),
        labels: Array(data.labels[rows]))
    }
    total.finish()
    return total
  }
}

extension LinearReadOut {
  /// How well the read-out does on representations.
  /// - Parameter data: Shape `[images, hidden]`.
  public func evaluation(on data: LabeledInputs) -> Evaluation {
    var total = Evaluation(jacobianNorm: nil)
    total.add(logits(of: data.inputs), labels: data.labels)
    total.finish()
    return total
  }
}
