import CKernels
public import LinearAlgebra
public import Randomness

/// A linear map from a representation to one logit a class.
public struct LinearReadOut: Sendable, Hashable {
  /// V, shape `[classes, hidden]`, one class a row.
  public var weights: Matrix<Float>
  /// b, one a class.
  public var bias: [Float]

  /// A read-out from its weights.
  public init(weights: Matrix<Float>, bias: [Float]) {
    precondition(weights.rows == bias.count, "every class has a bias")
    precondition((2...256).contains(bias.count), "a read-out has 2 to 256 classes")
    self.weights = weights
    self.bias = bias
  }

  /// Weights and biases uniform between ±1/√hidden, as PyTorch's `Linear` starts.
  public init(hidden: Int, classes: Int, key: RandomKey) {
    let bound = 1 / Double(hidden).squareRoot()
    func draw(_ name: String, _ count: Int) -> [Float] {
      let uniform: [Double] = key.child(name).uniforms(count)
      return uniform.map { Float(bound * (2 * $0 - 1)) }
    }
    self.init(
      weights: Matrix(rows: classes, columns: hidden, elements: draw("weights", classes * hidden)),
      bias: draw("bias", classes))
  }

  /// How many classes.
  public var classes: Int { weights.rows }

  /// How many units are read.
  public var hidden: Int { weights.columns }

  /// r Vᵀ + b.
  /// - Parameter representation: Shape `[images, hidden]`.
  /// - Returns: Shape `[images, classes]`.
  public func logits(of representation: Matrix<Float>) -> Matrix<Float> {
    precondition(representation.columns == hidden, "the read-out reads \(hidden) units")
    let rows = representation.rows
    let elements = [Float](unsafeUninitializedCapacity: rows * classes) { result, count in
      if let result = result.baseAddress {
        ck_read_out(
          Kernels.path, Kernels.threads, rows, hidden, classes, representation.elements,
          weights.elements, bias, result)
      }
      count = rows * classes
    }
    return Matrix(rows: rows, columns: classes, elements: elements)
  }
}
