import Base
import Learning
import LinearAlgebra
import Randomness
import TestSupport
import Testing

private func layer(p: Double = 3) -> WTALayer {
  let weights = formula(12, 30, 5)
  return WTALayer(
    weights: Matrix(rows: 12, columns: 30, elements: weights.elements.map { Float($0 - 0.5) }),
    p: p)
}

private func images() -> Matrix<Float> {
  let raw = formula(40, 30, 11)
  var elements: [Float] = []
  for row in 0..<40 {
    let sum = raw.row(row).reduce(0.0) { $0 + $1 * $1 * $1 }
    let norm = ElementaryFunctions.pow(sum, 1.0 / 3)
    elements += raw.row(row).map { Float($0 / norm) }
  }
  return Matrix(rows: 40, columns: 30, elements: elements)
}

private func trained(_ execution: Execution = .current) -> WTATrainer {
  Execution.$current.withValue(execution) {
    let all = images()
    var trainer = WTATrainer(layer(), rule: WTARule(learningRate: 0.05))
    for step in 0..<20 {
      let rows = Array((step % 2) * 20..<(step % 2) * 20 + 20)
      trainer.step(all.selecting(rows: rows), rate: trainer.rule.rate(epoch: step, of: 20))
    }
    return trainer
  }
}

@Suite("Winner-take-all learning")
struct WTATests {
  @Test("twenty steps agree with a dense double-precision implementation in NumPy")
  func agreesWithNumPy() throws {
    let path = FilePath(#filePath).removingLastComponent().appending("Oracles/wta.json")
    let oracle = try JSONValue(parsing: Files.read(path))
    let weights = try #require(oracle["weights"]).decode([Double].self)
    let wins = try #require(oracle["wins"]).decode([Int].self)
    let norms = try #require(oracle["norms"]).decode([Double].self)
    let trainer = trained()
    #expect(trainer.wins == wins)
    // Twenty steps of single precision on weights below 1: 20 · 2^-24 is 1.2e-6.
    for (weight, expected) in zip(trainer.layer.weights.elements, weights) {
      #expect((Double(weight) - expected).magnitude < 2e-6)
    }
    for (norm, expected) in zip(WTADiagnostics(trainer.layer).norms, norms) {
      #expect((norm - expected).magnitude < 5e-6)
    }
  }

  @Test("training gives the same bits on every path and thread count")
  func sameBits() {
    let expected = trained()
    for path in KernelPath.allCases.filter(\.isAvailable) {
      for threads in [1, 2, 3] {
        let other = trained(Execution(path: path, threads: threads))
        #expect(other.layer == expected.layer && other.wins == expected.wins)
      }
    }
  }

  @Test("no weight moves further than the rate in a step")
  func boundedSteps() {
    var trainer = WTATrainer(layer(), rule: WTARule())
    let before = trainer.layer.weights.elements
    trainer.step(images(), rate: 0.02)
    let moves = zip(trainer.layer.weights.elements, before).map { ($0 - $1).magnitude }
    let largest = moves.max() ?? 0
    #expect(largest <= 0.02 * 1.00001 && largest >= 0.02 * 0.99999)
  }

  @Test("units that neither win nor unlearn rest")
  func othersRest() {
    var trainer = WTATrainer(layer(), rule: WTARule())
    let image = images().selecting(rows: [0])
    let before = trainer.layer.weights
    trainer.step(image, rate: 0.02)
    let moved = (0..<12).filter { trainer.layer.weights.row($0) != before.row($0) }
    #expect(moved.count == 2)
  }

  @Test("p = 2 has plain weights, p = 2.5 the power of the magnitude")
  func effectiveWeights() {
    #expect(layer(p: 2).effectiveWeights == layer(p: 2).weights)
    for (effective, weight) in zip(
      layer(p: 2.5).effectiveWeights.elements, layer(p: 2.5).weights.elements)
    {
      // One rounding of the square root, one of the product.
      let exact = Double(weight) * Double(weight).magnitude.squareRoot()
      #expect((Double(effective) - exact).magnitude <= 1.2e-7 * exact.magnitude)
    }
  }

  @Test("convergence counts units off the radius, divergence those of low mean")
  func diagnostics() {
    var weights = Matrix<Float>(rows: 3, columns: 4, repeating: 0)
    weights[0, 0] = 1
    weights[1, 0] = 1.02
    for column in 0..<4 { weights[2, column] = -0.6 }
    let state = WTADiagnostics(WTALayer(weights: weights, p: 3))
    #expect((state.unconvergedShare(radius: 1) - 2.0 / 3).magnitude < 1e-12)
    #expect(state.divergedUnits(radius: 1) == 1)
  }
}
