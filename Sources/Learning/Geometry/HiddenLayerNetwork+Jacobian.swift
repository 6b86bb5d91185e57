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
}
