import CKernels
import LinearAlgebra

/// A network without normalisation as kernels see it. Valid as long as its memory.
struct NetworkPointers {
  let inputs: Int
  let hidden: Int
  let classes: Int
  let exponent: Float
  /// W, `[hidden, inputs]`.
  let hiddenWeights: UnsafePointer<Float>
  /// V, `[classes, hidden]`.
  let readOutWeights: UnsafePointer<Float>
  let bias: UnsafePointer<Float>

  /// Writes h = x Wᵀ, `[rows, hidden]`.
  func writePreactivations(
    rows: Int, of x: UnsafePointer<Float>, to h: UnsafeMutablePointer<Float>
  ) {
    Kernels.product(
      rows: rows, columns: hidden, depth: inputs, .plain(x, columns: inputs),
      .transposed(hiddenWeights, columns: inputs), into: h)
  }

  /// Writes r = max(h, 0)^n; may work in place.
  func rectify(rows: Int, _ h: UnsafePointer<Float>, to r: UnsafeMutablePointer<Float>) {
    ck_rectify(Kernels.path, Kernels.threads, rows * hidden, exponent, h, r)
  }

  /// Writes r Vᵀ + b, `[rows, classes]`.
  func readOut(rows: Int, _ r: UnsafePointer<Float>, to logits: UnsafeMutablePointer<Float>) {
    ck_read_out(
      Kernels.path, Kernels.threads, rows, hidden, classes, r, readOutWeights, bias, logits)
  }

  /// Writes the derivative by the inputs, `[rows, inputs]`, given that by the logits.
  /// - Parameter scratch: `[rows, hidden]`.
  func writeInputGradient(
    rows: Int, delta: UnsafePointer<Float>, h: UnsafePointer<Float>,
    scratch: UnsafeMutablePointer<Float>, to gradient: UnsafeMutablePointer<Float>
  ) {
    ck_read_out_back(
      Kernels.path, Kernels.threads, rows, hidden, classes, delta, readOutWeights, scratch)
    ck_times_slope(Kernels.path, Kernels.threads, rows * hidden, exponent, h, scratch)
    Kernels.product(
      rows: rows, columns: inputs, depth: hidden, .plain(scratch, columns: hidden),
      .plain(hiddenWeights, columns: inputs), into: gradient)
  }
}

extension HiddenLayerNetwork {
  /// Calls a body with the memory of the folded network.
  func withPointers<Result>(_ body: (NetworkPointers) -> Result) -> Result {
    let plain = folded
    return plain.hiddenWeights.elements.withUnsafeBufferPointer { hiddenWeights in
      plain.readOut.weights.elements.withUnsafeBufferPointer { readOutWeights in
        plain.readOut.bias.withUnsafeBufferPointer { bias in
          guard let hiddenWeights = hiddenWeights.baseAddress,
            let readOutWeights = readOutWeights.baseAddress, let bias = bias.baseAddress
          else { preconditionFailure("a network has inputs, units and classes") }
          return body(
            NetworkPointers(
              inputs: inputs, hidden: hidden, classes: classes, exponent: Float(exponent),
              hiddenWeights: hiddenWeights, readOutWeights: readOutWeights, bias: bias))
        }
      }
    }
  }

  /// Images that are worked on at once; bounds memory, never changes a result.
  static let chunk = 1000

  /// Calls a body with chunks of rows and their pre-activations, which it may overwrite.
  func forEachChunk(
    of images: Matrix<Float>,
    _ body: (NetworkPointers, Range<Int>, UnsafePointer<Float>, FloatBuffer) -> Void
  ) {
    precondition(images.columns == inputs, "the network has \(inputs) inputs")
    guard images.rows > 0 else { return }
    let chunk = min(Self.chunk, images.rows)
    let h = FloatBuffer(chunk * hidden)
    withPointers { network in
      images.elements.withUnsafeBufferPointer { elements in
        guard let start = elements.baseAddress else { return }
        for first in stride(from: 0, to: images.rows, by: chunk) {
          let rows = first..<min(first + chunk, images.rows)
          let x = start + first * inputs
          network.writePreactivations(rows: rows.count, of: x, to: h.start)
          body(network, rows, x, h)
        }
      }
    }
  }
}
