import LinearAlgebra
import Randomness
import Testing

@testable import Learning

@Suite("Directions of a spectral penalty")
struct SpectralDirectionTests {
  private let key = RandomKey(seed: 4)

  private func trained(_ penalty: SpectralPenalty) throws -> NetworkTrainer {
    var trainer = NetworkTrainer(Small.network(), regularizer: .spectral(penalty))
    // At rate 0 the weights stay, so that responses are known.
    try trainer.epoch(Small.data(), batch: 15, learningRate: 0, key: key)
    return trainer
  }

  @Test("as released they come from the last batch alone, whatever came before")
  func lastBatch() throws {
    let trainer = try trained(.asReleased)
    let order = key.child("order").child(0).permutation(Small.images)
    let last = Small.data().inputs.selecting(rows: Array(order[30...]))
    let responses = Small.network().preactivations(of: last)
    #expect(
      trainer.spectralDirections
        == (try SpectralDirections.eigenvectors(of: covariance(of: responses))))
  }

  @Test(
    "as defined they come from all training images",
    arguments: [SpectralPenalty.Layer.preactivation, .representation])
  func trainingSet(layer: SpectralPenalty.Layer) throws {
    var penalty = SpectralPenalty.asDefined
    penalty.layer = layer
    let found = try #require(try trained(penalty).spectralDirections)
    let network = Small.network()
    let responses =
      layer == .preactivation
      ? network.preactivations(of: Small.data().inputs)
      : network.representation(of: Small.data().inputs)
    let covariance = covariance(of: responses)
    for column in 0..<Small.hidden {
      let direction = (0..<Small.hidden).map { Double(found[$0, column]) }
      let image = (0..<Small.hidden).map { row in
        direction.indices.reduce(0.0) { $0 + covariance[row, $1] * direction[$1] }
      }
      let value = Reductions.dot(direction, image)
      for row in 0..<Small.hidden {
        // An eigenvector rounded to single precision; eigenvalues are below 10.
        #expect((image[row] - value * direction[row]).magnitude < 1e-6)
      }
    }
  }

  @Test("the penalty is what its formula says of the projections")
  func value() throws {
    var trainer = try trained(.asReleased)
    let directions = try #require(trainer.spectralDirections)
    let batch = Small.half(0)
    let projections = Small.network().preactivations(of: batch.inputs).times(directions)
    let variances = covariance(of: projections)
    let expected = (0..<Small.hidden).reduce(0.0) { sum, n in
      let excess = variances[n, n] * Double(n + 1) - 1
      return sum + (excess * excess + max(0, excess)) / Double(Small.hidden)
    }
    let record = trainer.step(batch, learningRate: 0, key: key)
    // Projections and variances in single precision, their ratio to γ squared.
    #expect((record.penalty - expected).magnitude < 1e-5 * expected)
  }
}
