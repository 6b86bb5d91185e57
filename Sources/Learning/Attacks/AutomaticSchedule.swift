import CKernels
import LinearAlgebra

/// Gradient ascent with momentum whose step halves where it no longer gains.
///
/// Steps start at 2ε. At checkpoints that come ever closer, an image whose loss rose in fewer than
/// three quarters of the steps since the last one, or whose best loss and step have not changed since,
/// goes back to its best point with half the step.
/// - Source: Croce & Hein, "Reliable evaluation of adversarial robustness" (ICML 2020), algorithm 1;
///   started at the image itself.
struct AutomaticSchedule {
  private let pass: AttackPass
  private let steps: Int
  private let limits: [Float]
  private let width: Int
  /// The point before the current one, and the best so far.
  private let previous: FloatBuffer
  private let best: FloatBuffer
  private var bestLoss: [Double]
  private var lengths: [Float]
  /// Since the last checkpoint.
  private var rises: [Int]
  private var bestLossThen: [Double]
  private var lengthsThen: [Float]
  private var fooled: [Bool]

  init(_ pass: AttackPass, steps: Int, limits: [Float]) {
    self.pass = pass
    self.steps = steps
    self.limits = limits
    width = pass.network.inputs
    previous = FloatBuffer(pass.y.count)
    best = FloatBuffer(pass.y.count)
    bestLoss = [Double](repeating: -.infinity, count: pass.rows)
    bestLossThen = bestLoss
    lengths = limits.map { 2 * $0 }
    lengthsThen = limits.map { _ in .infinity }
    rises = [Int](repeating: 0, count: pass.rows)
    fooled = [Bool](repeating: false, count: pass.rows)
  }

  /// Leaves a misclassified point in `y` where one was found, else the best.
  /// - Returns: Whether each image is still classified correctly.
  mutating func run(firstGradient: FloatBuffer) -> [Bool] {
    pass.start()
    previous.start.update(from: pass.x, count: previous.count)
    pass.evaluate(pass.x)
    note(before: nil)
    let checkpoints = Self.checkpoints(steps: steps)
    var last = 0
    for step in 0..<steps {
      if step > 0 { pass.writeGradient(to: pass.gradient) }
      let gradient = step == 0 ? firstGradient : pass.gradient
      let before = pass.losses
      move(gradient, momentum: step == 0 ? 1 : 0.75)
      pass.evaluate(pass.y.reading)
      note(before: before)
      if checkpoints.contains(step + 1) {
        if settle(since: step + 1 - last) { pass.evaluate(pass.y.reading) }
        last = step + 1
      }
    }
    pass.y.start.update(from: best.start, count: best.count)
    return fooled.map { !$0 }
  }

  /// The steps after which lengths are looked at.
  static func checkpoints(steps: Int) -> Set<Int> {
    var shares = [0, 0.22]
    var result: Set<Int> = []
    while let share = shares.last, share <= 1 {
      result.insert(Int((share * Double(steps)).rounded(.up)))
      shares.append(share + max(share - shares[shares.count - 2] - 0.03, 0.06))
    }
    return result
  }

  private func move(_ gradient: FloatBuffer, momentum: Float) {
    let range = pass.attack.range ?? -Float.infinity...Float.infinity
    ck_momentum_sign_step(
      Kernels.path, Kernels.threads, pass.rows, width, pass.x, gradient.reading, lengths, limits,
      momentum, range.lowerBound, range.upperBound, previous.start, pass.y.start)
  }

  /// Takes the current points' losses into account. A fooled image keeps its first such point.
  private mutating func note(before: [Double]?) {
    let survives = pass.survivors()
    for row in 0..<pass.rows {
      let loss = pass.losses[row]
      if let before, loss > before[row] { rises[row] += 1 }
      guard !fooled[row] else { continue }
      if loss > bestLoss[row] || !survives[row] {
        bestLoss[row] = loss
        (best.start + row * width).update(from: pass.y.start + row * width, count: width)
      }
      if !survives[row] { fooled[row] = true }
    }
  }

  /// Halves steps where they no longer gain; whether any image went back.
  private mutating func settle(since count: Int) -> Bool {
    var returned = false
    for row in 0..<pass.rows {
      let isIdle = lengths[row] == lengthsThen[row] && bestLoss[row] == bestLossThen[row]
      lengthsThen[row] = lengths[row]
      if 4 * rises[row] < 3 * count || isIdle {
        lengths[row] /= 2
        for buffer in [pass.y, previous] {
          (buffer.start + row * width).update(from: best.start + row * width, count: width)
        }
        returned = true
      }
      rises[row] = 0
      bestLossThen[row] = bestLoss[row]
    }
    return returned
  }
}
