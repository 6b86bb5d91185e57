import CKernels
import LinearAlgebra
import Randomness

/// An attack at work on a chunk of images, each with a budget of its own.
final class AttackPass {
  let network: NetworkPointers
  let attack: Attack
  let rows: Int
  let labels: [UInt8]
  /// The images, `[rows, inputs]`.
  let x: UnsafePointer<Float>
  /// The perturbed images.
  let y: FloatBuffer
  let gradient: FloatBuffer
  /// `[rows, hidden]`.
  private let h: FloatBuffer
  private let scratch: FloatBuffer
  /// `[rows, classes]`.
  private let logits: FloatBuffer
  private let delta: FloatBuffer
  /// The loss of each image where `evaluate` last looked.
  private(set) var losses: [Double]
  /// The gradient at the images themselves, the first step's for every budget.
  private let firstGradient: FloatBuffer
  /// Noise, and what it and the images give before the activation.
  private let noise: FloatBuffer
  private let imageResponse: FloatBuffer
  private let noiseResponse: FloatBuffer

  /// - Parameters:
  ///   - x: Valid as long as the pass.
  ///   - keys: Of each image's noise.
  init(
    _ attack: Attack, network: NetworkPointers, images x: UnsafePointer<Float>, labels: [UInt8],
    keys: [RandomKey]
  ) {
    precondition(labels.allSatisfy { $0 < network.classes }, "a label is the number of a class")
    self.network = network
    self.attack = attack
    self.x = x
    self.labels = labels
    rows = labels.count
    let isNoise = attack.method == .gaussianNoise
    let inputs = rows * network.inputs
    let hidden = rows * network.hidden
    y = FloatBuffer(inputs)
    gradient = FloatBuffer(isNoise ? 0 : inputs)
    firstGradient = FloatBuffer(isNoise ? 0 : inputs)
    h = FloatBuffer(hidden)
    scratch = FloatBuffer(hidden)
    logits = FloatBuffer(rows * network.classes)
    delta = FloatBuffer(rows * network.classes)
    losses = [Double](repeating: 0, count: rows)
    noise = FloatBuffer(isNoise ? inputs : 0)
    imageResponse = FloatBuffer(isNoise ? hidden : 0)
    noiseResponse = FloatBuffer(isNoise ? hidden : 0)
    if isNoise {
      for (row, key) in keys.enumerated() {
        let draws: [Float] = key.normals(network.inputs)
        (noise.start + row * network.inputs).update(from: draws, count: draws.count)
      }
      network.writePreactivations(rows: rows, of: x, to: imageResponse.start)
      network.writePreactivations(rows: rows, of: noise.reading, to: noiseResponse.start)
    } else {
      evaluate(x)
      writeGradient(to: firstGradient)
    }
  }

  /// Perturbs every image within its budget.
  /// - Returns: Whether each is still classified correctly, and the 2-norm of what was added.
  func run(_ budgets: [Double]) -> (survives: [Bool], norms: [Double]) {
    let limits = budgets.map { Float($0) }
    switch attack.method {
    case .gaussianNoise:
      alongNoise(limits)
      return (survivors(), norms())
    case .gradientSign:
      start()
      signStep(firstGradient, limits, limits)
    case .gradientDirection:
      start()
      directionStep(firstGradient, limits, limits)
    case .projectedSign(let steps, let rule):
      iterate(steps, budgets, rule) { self.signStep($0, $1, limits) }
    case .projectedDirection(let steps, let rule):
      iterate(steps, budgets, rule) { self.directionStep($0, $1, limits) }
    case .automatic(let steps):
      return (runAutomatic(steps: steps, limits), norms())
    }
    clamp()
    evaluate(y.reading)
    return (survivors(), norms())
  }

  /// Images whose gradient vanishes to the last bit, so that no attack along it can begin.
  var vanishing: [Bool] {
    guard firstGradient.count > 0 else { return labels.map { _ in false } }
    return rowSquares(firstGradient.reading, rows: rows, width: network.inputs).map { $0 == 0 }
  }

  /// The gradient of the loss by each image, `[rows, inputs]`.
  var inputGradient: [Float] { firstGradient.values }

  func start() { y.start.update(from: x, count: y.count) }

  /// Fills `h`, `logits`, `delta` and `losses` at some points.
  func evaluate(_ points: UnsafePointer<Float>) {
    network.writePreactivations(rows: rows, of: points, to: h.start)
    readOut()
  }

  private func readOut() {
    network.rectify(rows: rows, h.reading, to: scratch.start)
    network.readOut(rows: rows, scratch.reading, to: logits.start)
    switch attack.loss {
    case .crossEntropy:
      ck_cross_entropy(
        Kernels.threads, rows, network.classes, logits.reading, labels, 1, &losses, delta.start)
    case .margin:
      ck_margin(
        Kernels.threads, rows, network.classes, logits.reading, labels, 1, &losses, delta.start)
    }
  }

  /// The gradient where `evaluate` last looked.
  func writeGradient(to target: FloatBuffer) {
    network.writeInputGradient(
      rows: rows, delta: delta.reading, h: h.reading, scratch: scratch.start, to: target.start)
  }

  /// Whether each image was classified correctly where `evaluate` last looked.
  func survivors() -> [Bool] {
    let classes = network.classes
    return (0..<rows).map { row in
      let values = logits.start + row * classes
      var best = 0
      for index in 1..<classes where values[index] > values[best] { best = index }
      return best == Int(labels[row])
    }
  }

  /// ‖y − x‖₂ of each row.
  func norms() -> [Double] {
    let squares = [Double](unsafeUninitializedCapacity: rows) { result, count in
      if let result = result.baseAddress {
        ck_row_squares(
          Kernels.path, Kernels.threads, rows, network.inputs, y.reading, x, result)
      }
      count = rows
    }
    return squares.map { $0.squareRoot() }
  }

  private func alongNoise(_ limits: [Float]) {
    let (path, threads) = (Kernels.path, Kernels.threads)
    ck_along_rows(path, threads, rows, network.inputs, x, noise.reading, limits, y.start)
    ck_along_rows(
      path, threads, rows, network.hidden, imageResponse.reading, noiseResponse.reading, limits,
      h.start)
    if attack.range != nil {
      clamp()
      network.writePreactivations(rows: rows, of: y.reading, to: h.start)
    }
    readOut()
  }

  private func iterate(
    _ steps: Int, _ budgets: [Double], _ rule: Attack.StepRule,
    _ move: (FloatBuffer, [Float]) -> Void
  ) {
    let lengths = budgets.map { Float(rule.length(budget: $0)) }
    start()
    for step in 0..<steps {
      if step == 0 {
        move(firstGradient, lengths)
      } else {
        evaluate(y.reading)
        writeGradient(to: gradient)
        move(gradient, lengths)
      }
    }
  }

  private func signStep(_ gradient: FloatBuffer, _ lengths: [Float], _ limits: [Float]) {
    ck_sign_step(
      Kernels.path, Kernels.threads, rows, network.inputs, x, gradient.reading, lengths, limits,
      y.start)
  }

  private func directionStep(_ gradient: FloatBuffer, _ lengths: [Float], _ limits: [Float]) {
    ck_ball_step(
      Kernels.path, Kernels.threads, rows, network.inputs, x, gradient.reading, lengths, limits,
      y.start)
  }

  private func clamp() {
    guard let range = attack.range else { return }
    ck_clamp(
      Kernels.path, Kernels.threads, y.count, range.lowerBound, range.upperBound, y.start)
  }

  private func runAutomatic(steps: Int, _ limits: [Float]) -> [Bool] {
    var schedule = AutomaticSchedule(self, steps: steps, limits: limits)
    return schedule.run(firstGradient: firstGradient)
  }
}
