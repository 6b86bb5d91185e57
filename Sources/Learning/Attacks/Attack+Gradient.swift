public import LinearAlgebra
public import Randomness

extension Attack {
  /// Perturbs every image, whether it is classified correctly or not.
  ///
  /// - Parameters:
  ///   - data: Scaled images with labels.
  ///   - budgets: ε of each image.
  ///   - names: What each image is called in its key; its place when nil.
  /// - Returns: The perturbed images, and whether each is classified correctly.
  public func perturb(
    _ data: LabeledInputs, budgets: [Double], of network: HiddenLayerNetwork,
    names: [Int]? = nil, key: RandomKey
  ) -> (images: Matrix<Float>, survives: [Bool]) {
    precondition(budgets.count == data.count, "every image has a budget")
    var perturbed: [Float] = []
    var survives: [Bool] = []
    forEachChunk(data, network, names: names, key: key) { pass, rows in
      survives += pass.run(Array(budgets[rows])).survives
      perturbed += pass.y.values
    }
    return (
      Matrix(rows: data.count, columns: data.inputs.columns, elements: perturbed), survives
    )
  }

  /// The gradient of the loss by each image, in closed form.
  /// - Returns: Shape `[images, inputs]`.
  /// - Complexity: Two products of images × inputs × hidden.
  public static func inputGradients(
    of network: HiddenLayerNetwork, at data: LabeledInputs, loss: Loss = .crossEntropy
  ) -> Matrix<Float> {
    var gradients: [Float] = []
    Attack(.gradientSign, loss: loss).forEachChunk(
      data, network, names: nil, key: RandomKey(seed: 0)
    ) { pass, _ in gradients += pass.inputGradient }
    return Matrix(rows: data.count, columns: data.inputs.columns, elements: gradients)
  }

  private func forEachChunk(
    _ data: LabeledInputs, _ network: HiddenLayerNetwork, names: [Int]?, key: RandomKey,
    _ body: (AttackPass, Range<Int>) -> Void
  ) {
    precondition(data.inputs.columns == network.inputs, "the network has \(network.inputs) inputs")
    network.withPointers { pointers in
      data.inputs.elements.withUnsafeBufferPointer { inputs in
        guard let first = inputs.baseAddress else { return }
        for start in stride(from: 0, to: data.count, by: HiddenLayerNetwork.chunk) {
          let rows = start..<min(start + HiddenLayerNetwork.chunk, data.count)
          let keys = method == .gaussianNoise ? rows.map { key.child(names?[$0] ?? $0) } : []
          let pass = AttackPass(
            self, network: pointers, images: first + start * network.inputs,
            labels: Array(data.labels[rows]), keys: keys)
          body(pass, rows)
        }
      }
    }
  }
}
