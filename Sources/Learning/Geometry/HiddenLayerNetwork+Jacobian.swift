import CKernels
public import LinearAlgebra

extension HiddenLayerNetwork {
  /// ‖J‖_F² of the representation at each input, J = diag(n max(h, 0)^(n−1)) W.
  ///
  /// Σ over units of (n max(h_m, 0)^(n−1))² ‖W_m‖², exact up to rounding: powers in single, the sum in
  /// double precision.
  /// - Parameter images: Shape `[images, inputs]`.
  /// - Complexity: One product of images × inputs × hidden.
  public func squaredJacobianNorms(of images: Matrix<Float>) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(images.rows)
    let squares = squaredUnitNorms
    forEachChunk(of: images) { network, rows, _, h in
      result += squaredJacobianNorms(network, rows: rows.count, h.reading, squares)
    }
    return result
  }

  /// ‖W_m‖² of each unit.
  var squaredUnitNorms: [Float] {
    hiddenWeights.elements.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return [] }
      return rowSquares(weights, rows: hidden, width: inputs).map { Float($0) }
    }
  }

  /// ‖J‖_F² where h is known.
  func squaredJacobianNorms(
    _ network: NetworkPointers, rows: Int, _ h: UnsafePointer<Float>, _ squares: [Float]
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: rows) { result, count in
      if let result = result.baseAddress {
        ck_jacobian_squares(
          Kernels.path, Kernels.threads, rows, network.hidden, network.exponent, h, squares, result)
      }
      count = rows
    }
  }

  /// How well the network does on some images.
  /// - Complexity: One product of images × inputs × hidden.
  public func evaluation(on data: LabeledInputs) -> Evaluation {
    var total = Evaluation(
      images: data.count, loss: 0, accuracy: 0, confidence: 0, jacobianNorm: 0)
    guard data.count > 0 else { return total }
    precondition(data.labels.allSatisfy { $0 < classes }, "a label is the number of a class")
    let squares = squaredUnitNorms
    let chunk = min(Self.chunk, data.count)
    let logits = FloatBuffer(chunk * classes)
    var losses = [Double](repeating: 0, count: chunk)
    forEachChunk(of: data.inputs) { network, rows, _, h in
      let norms = squaredJacobianNorms(network, rows: rows.count, h.reading, squares)
      total.jacobianNorm += Reductions.sum(norms.map { $0.squareRoot() })
      network.rectify(rows: rows.count, h.reading, to: h.start)
      network.readOut(rows: rows.count, h.reading, to: logits.start)
      let labels = Array(data.labels[rows])
      ck_cross_entropy(
        Kernels.threads, rows.count, classes, logits.reading, labels, 1, &losses, nil)
      total.loss += Reductions.sum(Array(losses.prefix(rows.count)))
      let scores = Matrix(
        rows: rows.count, columns: classes,
        elements: Array(UnsafeBufferPointer(start: logits.start, count: rows.count * classes)))
      total.confidence += Reductions.sum(Classification.confidences(scores))
      let hits = zip(Classification.predictions(scores), labels).filter { $0 == $1 }.count
      total.accuracy += Double(hits)
    }
    let count = Double(data.count)
    total.loss /= count
    total.accuracy /= count
    total.confidence /= count
    total.jacobianNorm /= count
    return total
  }
}

/// Means over images.
public struct Evaluation: Sendable, Hashable, Codable {
  /// How many images.
  public var images: Int
  /// Cross-entropy, in nats.
  public var loss: Double
  /// Share classified correctly.
  public var accuracy: Double
  /// Probability of the predicted class.
  public var confidence: Double
  /// ‖J‖_F of the representation.
  public var jacobianNorm: Double
}
