import LinearAlgebra
import Randomness
import Testing

@testable import Learning

/// The objective in double precision, written from its definition.
private struct Reference {
  var w: [Double]
  var v: [Double]
  var b: [Double]
  let exponent: Double
  let batch: LabeledInputs

  init(_ network: HiddenLayerNetwork, _ batch: LabeledInputs) {
    w = network.hiddenWeights.elements.map { Double($0) }
    v = network.readOut.weights.elements.map { Double($0) }
    b = network.readOut.bias.map { Double($0) }
    exponent = network.exponent
    self.batch = batch
  }

  func response(_ image: Int, _ unit: Int) -> Double {
    (0..<Small.inputs).reduce(0) {
      $0 + Double(batch.inputs[image, $1]) * w[unit * Small.inputs + $1]
    }
  }

  var loss: Double {
    var total = 0.0
    for image in 0..<batch.count {
      let r = (0..<Small.hidden).map {
        ElementaryFunctions.pow(max(response(image, $0), 0), exponent)
      }
      let z = b.indices.map { k in
        r.indices.reduce(b[k]) { $0 + r[$1] * v[k * Small.hidden + $1] }
      }
      let sum = z.reduce(0) { $0 + ElementaryFunctions.exp($1) }
      total += ElementaryFunctions.log(sum) - z[Int(batch.labels[image])]
    }
    return total / Double(batch.count)
  }

  /// Central differences in the weights at some places.
  func slopes(
    _ parameter: WritableKeyPath<Reference, [Double]>, _ places: [Int],
    _ value: (Reference) -> Double
  ) -> [Double] {
    places.map { place in
      var (above, below) = (self, self)
      above[keyPath: parameter][place] += 1e-5
      below[keyPath: parameter][place] -= 1e-5
      return (value(above) - value(below)) / 2e-5
    }
  }
}

@Suite("Gradients")
struct GradientTests {
  private let places = Array(stride(from: 0, to: Small.hidden * Small.inputs, by: 37))

  private func pass(_ trainer: NetworkTrainer, key: RandomKey = RandomKey(seed: 3)) -> TrainingPass
  {
    let pass = TrainingPass(trainer, batch: Small.batch)
    pass.load(Small.half(0), rows: ArraySlice(0..<Small.batch))
    _ = pass.step(Adam().step(1, rate: 0), key: key, isMeasured: true)
    return pass
  }

  // 2.5 and 4.5 go by products and square roots, 2.2 by the power function.
  @Test("of the cross-entropy agree with central differences", arguments: [1, 2, 2.2, 2.5, 4.5])
  func crossEntropy(exponent: Double) {
    let network = Small.network(exponent: exponent)
    let gradient = pass(NetworkTrainer(network)).hiddenWeights.gradient.values
    let reference = Reference(network, Small.half(0))
    let slopes = reference.slopes(\.w, places) { $0.loss }
    // Differences of 1e-5 leave 1e-10 of curvature and 1e-11 of rounding; single precision 1e-6
    // of the largest gradient.
    #expect(relativeDistance(places.map { gradient[$0] }, slopes) < 3e-6)
    let readOut = pass(NetworkTrainer(network)).readOutWeights.gradient.values
    let all = Array(readOut.indices)
    #expect(relativeDistance(readOut, reference.slopes(\.v, all) { $0.loss }) < 3e-6)
  }

  @Test(
    "of the projected Jacobian agree with central differences for the same directions",
    arguments: [RandomProjections.Normalization.everyImage, .firstAloneEveryImage])
  func projections(normalization: RandomProjections.Normalization) {
    let key = RandomKey(seed: 3)
    let projections = RandomProjections(count: 3, normalization)
    let network = Small.network()
    let trainer = NetworkTrainer(
      network,
      regularizer: .jacobian(JacobianPenalty(strength: 0.7, .projectedPreactivation(projections))))
    let pass = TrainingPass(trainer, batch: Small.batch)
    pass.load(Small.half(0), rows: ArraySlice(0..<Small.batch))
    let outcome = pass.step(Adam().step(1, rate: 0), key: key, isMeasured: true)
    let directions = (0..<3).map { number in
      JacobianPass.directions(
        rows: Small.batch, hidden: Small.hidden,
        isWhole: normalization == .firstAloneEveryImage && number > 0, key: key.child(number))
    }
    func penalty(_ reference: Reference) -> Double {
      var sum = 0.0
      for direction in directions {
        for image in 0..<Small.batch {
          for input in 0..<Small.inputs {
            let product = (0..<Small.hidden).reduce(0.0) {
              $0 + Double(direction[image * Small.hidden + $1])
                * reference.w[$1 * Small.inputs + input]
            }
            sum += product * product
          }
        }
      }
      return 0.7 * Double(Small.hidden) * sum / Double(3 * Small.batch)
    }
    let reference = Reference(network, Small.half(0))
    // Sums of 24 products in single precision.
    #expect((outcome.penalty - penalty(reference)).magnitude < 2e-6 * outcome.penalty)
    let slopes = reference.slopes(\.w, places) { penalty($0) + $0.loss }
    let gradient = pass.hiddenWeights.gradient.values
    #expect(relativeDistance(places.map { gradient[$0] }, slopes) < 3e-6)
  }

  @Test("the spectral penalty's derivative agrees with central differences", arguments: [0, 3])
  func spectralDerivative(first: Int) {
    for target in [SpectralPenalty.Target.absolute, .anchored] {
      let penalty = SpectralPenalty(
        strength: 0.7, exponent: 1.2, first: first, covariance: .lastBatch, target: target)
      let variances = (0..<12).map { 1.3 / (1 + Double($0 * 5 % 12)) }
      let (_, derivatives) = penalty.evaluate(variances)
      let anchor = variances.indices.sorted { variances[$0] > variances[$1] }[first]
      for place in variances.indices where !(target == .anchored && place == anchor) {
        var (above, below) = (variances, variances)
        above[place] += 1e-6
        below[place] -= 1e-6
        let slope = (penalty.evaluate(above).value - penalty.evaluate(below).value) / 2e-6
        // Curvature is below 1e3: 1e-6² · 1e3; rounding 1e-16 / 1e-6.
        #expect((slope - derivatives[place]).magnitude < 1e-7 * max(1, slope.magnitude))
      }
    }
  }
}

@Suite("Jacobian penalties")
struct JacobianPenaltyTests {
  @Test(
    "random directions give the closed form on average, the released scaling a third of it",
    arguments: [RandomProjections.Normalization.everyImage, .firstAloneEveryImage])
  func expectation(normalization: RandomProjections.Normalization) {
    let projections = RandomProjections(count: 3, normalization)
    let network = Small.network()
    let exact = network.hiddenWeights.elements.reduce(0.0) { $0 + Double($1) * Double($1) }
    let draws = 400
    let trainer = NetworkTrainer(
      network,
      regularizer: .jacobian(JacobianPenalty(strength: 1, .projectedPreactivation(projections))))
    let estimates = (0..<draws).map { draw -> Double in
      var trainer = trainer
      let key = RandomKey(seed: 5).child(draw)
      return trainer.step(Small.half(0), learningRate: 0, key: key).penalty / exact
    }
    let mean = estimates.reduce(0, +) / Double(draws)
    let spread = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1)
    let share = projections.expectedShare(images: Small.batch)
    // Four standard errors of the mean.
    #expect((mean - share).magnitude < 4 * (spread / Double(draws)).squareRoot())
    #expect((share - (normalization == .everyImage ? 1 : 1.1 / 3)).magnitude < 1e-12)
  }

  @Test("weight decay on the hidden weights alone is the penalty of the pre-activation")
  func preactivationIsDecay() {
    var trainer = NetworkTrainer(
      Small.network(), regularizer: .jacobian(JacobianPenalty(strength: 0.5, .preactivation)))
    let squares = Small.network().hiddenWeights.elements
      .reduce(0.0) { $0 + Double($1) * Double($1) }
    let record = trainer.step(Small.half(0), learningRate: 0.01, key: RandomKey(seed: 1))
    // Both add squares in double precision.
    #expect((record.penalty - 0.5 * squares).magnitude < 1e-10)
  }
}
