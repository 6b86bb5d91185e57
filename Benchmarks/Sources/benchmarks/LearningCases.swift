import Learning
import LinearAlgebra
import Randomness

/// Learning and attacks at the size of CIFAR-10: 3072 inputs, 2000 hidden units, batches of 1000.
extension Case {
  static let learning: [Case] = [
    winnerTakeAll, backPropagation, spectral, attack("pgd", .projectedGradient),
    attack("fgsm", .fastGradientSign), robustnessCurves(images: 200), landscape(points: 100),
  ]

  /// Minutes a run, so that they run only where one is asked for by its whole name.
  static let long: [Case] = [robustnessCurves(images: 10_000)]

  private static let inputs = 3072
  private static let hidden = 2000
  private static let batch = 1000
  private static let key = RandomKey(seed: 2).child("benchmarks")
  /// Of one product of a batch with all hidden weights.
  private static let product = 2 * Double(batch) * Double(inputs) * Double(hidden)

  private static func images(_ count: Int) -> LabeledInputs {
    let pixels = Matrix(
      rows: count, columns: inputs,
      elements: key.child("images").uniforms(count * inputs) as [Float])
    return LabeledInputs(
      InputScaling.ownNorm(p: 3).scaled(pixels),
      labels: key.child("labels").integers(count, below: 10).map { UInt8($0) })
  }

  private static var network: HiddenLayerNetwork {
    HiddenLayerNetwork(inputs: inputs, hidden: hidden, classes: 10, key: key.child("network"))
  }

  private static var winnerTakeAll: Case {
    Case(name: "wta 10 batches", work: 10 * product, unit: "GFLOP/s of the product") {
      let data = images(10 * batch)
      let layer = WTALayer(
        units: hidden, inputs: inputs, p: 3, deviation: 1, key: key.child("layer"))
      var trainer = WTATrainer(layer, rule: WTARule())
      return {
        for step in 0..<10 {
          trainer.step(data.inputs, rows: step * batch..<(step + 1) * batch, rate: 0.02)
        }
        keep(trainer.wins)
      }
    }
  }

  private static var backPropagation: Case {
    Case(name: "backprop 10 batches", work: 20 * product, unit: "GFLOP/s") {
      let data = images(10 * batch)
      var trainer = NetworkTrainer(network)
      return { keep(try trainer.epoch(data, batch: batch, learningRate: 1e-3, key: key)) }
    }
  }

  /// An epoch of the study, with the decomposition at its end.
  private static var spectral: Case {
    Case(name: "specreg 50 batches", work: 100 * product, unit: "GFLOP/s of the network") {
      let data = images(50 * batch)
      var trainer = NetworkTrainer(network, regularizer: .spectral(.asReleased))
      return { keep(try trainer.epoch(data, batch: batch, learningRate: 1e-3, key: key)) }
    }
  }

  private static func attack(_ name: String, _ attack: Attack) -> Case {
    Case(name: "\(name) \(batch) images", work: Double(batch) / 1e-9, unit: "images/s") {
      let (data, network) = (images(batch), network)
      let budgets = [Double](repeating: 0.01, count: batch)
      return { keep(attack.perturb(data, budgets: budgets, of: network, key: key).survives) }
    }
  }

  private static func robustnessCurves(images count: Int) -> Case {
    Case(name: "curves \(count) images", work: Double(count) / 1e-9, unit: "images/s") {
      let (data, network) = (images(count), network)
      // The network's own answers, so that every image is attacked.
      let attacked = LabeledInputs(
        data.inputs, labels: Classification.predictions(network.logits(of: data.inputs)))
      return {
        for (attack, grid) in [
          (Attack.noise, PerturbationGrid.noise), (.fastGradientSign, .gradient),
          (.projectedGradient, .gradient),
        ] {
          keep(
            CriticalPerturbations(of: network, under: attack, on: attacked, grid: grid, key: key))
        }
      }
    }
  }

  private static func landscape(points: Int) -> Case {
    Case(
      name: "landscape \(points)x\(points)", work: Double(points * points) / 1e-9, unit: "points/s"
    ) {
      let network = network
      let plane = InputPlane(through: Array(images(1).inputs.row(0)), key: key)
      return { keep(network.landscape(over: plane, extent: 1, points: points)) }
    }
  }
}
