import CKernels
public import LinearAlgebra

extension HiddenLayerNetwork {
  /// h = x Wᵀ.
  /// - Parameter images: Shape `[images, inputs]`, scaled as the network expects.
  /// - Returns: Shape `[images, hidden]`.
  /// - Complexity: One product of images × inputs × hidden, here and below.
  public func preactivations(of images: Matrix<Float>) -> Matrix<Float> {
    images.timesTransposed(hiddenWeights)
  }

  /// r = max(h, 0)^n.
  /// - Returns: Shape `[images, hidden]`.
  public func representation(of images: Matrix<Float>) -> Matrix<Float> {
    var result = preactivations(of: images)
    let count = result.elements.count
    result.elements.withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      ck_rectify(Kernels.path, Kernels.threads, count, Float(exponent), start, start)
    }
    return result
  }

  /// One number a class; the largest is the prediction.
  /// - Returns: Shape `[images, classes]`.
  public func logits(of images: Matrix<Float>) -> Matrix<Float> {
    let classes = self.classes
    let elements = [Float](unsafeUninitializedCapacity: images.rows * classes) { result, count in
      if let result = result.baseAddress {
        forEachChunk(of: images) { network, rows, _, h in
          network.rectify(rows: rows.count, h.reading, to: h.start)
          network.readOut(
            rows: rows.count, h.reading, to: result + rows.lowerBound * classes)
        }
      }
      count = images.rows * classes
    }
    return Matrix(rows: images.rows, columns: classes, elements: elements)
  }

  /// The class of the largest logit of each image; of equal ones the first.
  public func predictions(for images: Matrix<Float>) -> [UInt8] {
    Classification.predictions(logits(of: images))
  }
}

/// What logits say.
public enum Classification {
  /// The column of the largest logit of each row; of equal ones the first.
  /// - Parameter logits: Shape `[images, classes]`.
  public static func predictions(_ logits: Matrix<Float>) -> [UInt8] {
    (0..<logits.rows).map { UInt8(clamping: largest(logits.row($0))) }
  }

  /// The probability of the predicted class of each row, after the softmax.
  public static func confidences(_ logits: Matrix<Float>) -> [Double] {
    (0..<logits.rows).map { row in
      let values = logits.row(row)
      let top = Double(values[values.startIndex + largest(values)])
      let sum = values.reduce(0.0) { $0 + ElementaryFunctions.exp(Double($1) - top) }
      return 1 / sum
    }
  }

  /// The softmax of each row.
  public static func probabilities(_ logits: Matrix<Float>) -> Matrix<Double> {
    var elements: [Double] = []
    elements.reserveCapacity(logits.elements.count)
    for row in 0..<logits.rows {
      let values = logits.row(row)
      let top = Double(values[values.startIndex + largest(values)])
      let powers = values.map { ElementaryFunctions.exp(Double($0) - top) }
      let sum = powers.reduce(0, +)
      elements += powers.map { $0 / sum }
    }
    return Matrix(rows: logits.rows, columns: logits.columns, elements: elements)
  }

  /// Logit of the label minus the largest other one; negative where the prediction is wrong.
  public static func margins(_ logits: Matrix<Float>, labels: [UInt8]) -> [Double] {
    precondition(labels.count == logits.rows, "every row has a label")
    return (0..<logits.rows).map { row in
      let values = Array(logits.row(row))
      let label = Int(labels[row])
      let rival = values.indices.filter { $0 != label }.map { values[$0] }.max() ?? -.infinity
      return Double(values[label]) - Double(rival)
    }
  }

  private static func largest(_ values: ArraySlice<Float>) -> Int {
    var best = values.startIndex
    for index in values.indices.dropFirst() where values[index] > values[best] { best = index }
    return best - values.startIndex
  }
}
