import LinearAlgebra

extension NetworkTrainer {
  /// Brings the directions of a spectral penalty up to date at the start of an epoch.
  mutating func refreshDirections(
    _ data: LabeledInputs, firstBatch: ArraySlice<Int>
  ) throws {
    guard case .spectral(let penalty) = regularizer else { return }
    switch penalty.covariance {
    case .trainingSet:
      spectralDirections = try SpectralDirections.eigenvectors(
        of: responseCovariance(of: data.inputs, penalty.layer))
    case .lastBatch:
      // Before the first epoch there is no last batch; the first one stands in for it.
      if spectralDirections == nil {
        spectralDirections = try SpectralDirections.eigenvectors(
          of: responseCovariance(of: data.inputs.selecting(rows: Array(firstBatch)), penalty.layer))
      }
    }
  }

  /// Keeps the directions of the last batch of an epoch for the next.
  mutating func keepDirections(_ pass: TrainingPass) throws {
    guard case .spectral(let penalty) = regularizer, penalty.covariance == .lastBatch,
      pass.rows > 1
    else { return }
    let responses = penalty.layer == .preactivation ? pass.h : pass.r
    let values = UnsafeBufferPointer(start: responses.start, count: pass.rows * pass.hidden)
    let matrix = Matrix(rows: pass.rows, columns: pass.hidden, elements: Array(values))
    spectralDirections = try SpectralDirections.eigenvectors(of: covariance(of: matrix))
  }

  private func responseCovariance(
    of inputs: Matrix<Float>, _ layer: SpectralPenalty.Layer
  ) -> Matrix<Double> {
    var sums = CovarianceSums(variables: network.hidden)
    network.forEachChunk(of: inputs) { pointers, rows, _, h in
      if layer == .representation {
        pointers.rectify(rows: rows.count, h.reading, to: h.start)
      }
      let values = UnsafeBufferPointer(start: h.start, count: rows.count * network.hidden)
      sums.add(Matrix(rows: rows.count, columns: network.hidden, elements: Array(values)))
    }
    return sums.covariance
  }
}
