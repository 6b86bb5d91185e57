import Base
import LinearAlgebra
import Randomness
import Testing

@testable import Learning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

private let attacks: [(String, Attack)] = [
  ("fgsm", .fastGradientSign), ("pgd", .projectedGradient), ("pgd-small", .projectedGradient),
  ("fgm", .fastGradient), ("pgd-l2", .projectedGradientL2), ("apgd", .automatic(steps: 30)),
]

@Suite("Attacks")
struct AttackTests {
  private let key = RandomKey(seed: 9)

  private func target(_ exponent: Double) throws -> (HiddenLayerNetwork, LabeledInputs, JSONValue) {
    let network = Small.network(exponent: exponent)
    let name = exponent == 1 ? "attacks-1" : "attacks-4.5"
    let oracle = try #require(try Small.oracle()[name])
    let labels = try #require(oracle["labels"]).decode([Int].self)
    let data = LabeledInputs(Small.data().inputs, labels: labels.map { UInt8($0) })
    #expect(network.predictions(for: data.inputs) == data.labels)
    return (network, data, oracle)
  }

  @Test("input gradients and Jacobians agree with automatic differentiation", arguments: [1, 4.5])
  func gradients(exponent: Double) throws {
    let (network, data, oracle) = try target(exponent)
    for (loss, name) in [(Attack.Loss.crossEntropy, "gradient"), (.margin, "margin")] {
      let wanted = try #require(oracle[name]).decode([Double].self)
      let found = Attack.inputGradients(of: network, at: data, loss: loss)
      // Two products of 24 to 30 terms in single precision.
      #expect(relativeDistance(Array(found.elements.prefix(wanted.count)), wanted) < 3e-6)
    }
    let norms = try #require(oracle["jacobian"]).decode([Double].self)
    for (found, wanted) in zip(network.squaredJacobianNorms(of: data.inputs), norms) {
      // h to 1e-6 relative, to the power 2 (n − 1) = 7.
      #expect((found - wanted).magnitude < 1e-5 * wanted)
    }
  }

  @Test("attacks end where PyTorch's do", arguments: [1, 4.5], attacks.map(\.0))
  func agreesWithPyTorch(exponent: Double, name: String) throws {
    let (network, data, oracle) = try target(exponent)
    let expected = try #require(oracle[name])
    let attack = try #require(attacks.first { $0.0 == name }?.1)
    let budget = try #require(expected["budget"]).decode(Double.self)
    let (images, survives) = attack.perturb(
      data, budgets: [Double](repeating: budget, count: data.count), of: network, key: key)
    #expect(survives == (try #require(expected["survives"]).decode([Bool].self)))
    let norms = try #require(expected["norms"]).decode([Double].self)
    let losses = try #require(expected["losses"]).decode([Double].self)
    for row in 0..<data.count {
      let change = zip(images.row(row), data.inputs.row(row)).map { Double($0) - Double($1) }
      // Rounding of inputs near 0.3, 30 of them, over up to 30 steps.
      #expect((Reductions.dot(change, change).squareRoot() - norms[row]).magnitude < 2e-6)
      let own = LabeledInputs(images, labels: data.labels).selecting([row])
      #expect((network.evaluation(on: own).loss - losses[row]).magnitude < 1e-5)
    }
  }

  @Test("no attack leaves its ball or the range", arguments: attacks.map(\.0))
  func staysInside(name: String) throws {
    let (network, data, _) = try target(1)
    let attack = try #require(attacks.first { $0.0 == name }?.1)
    let budgets = (0..<data.count).map { 0.002 * Double($0 + 1) }
    let (images, _) = attack.perturb(data, budgets: budgets, of: network, key: key)
    let isBall = name == "fgm" || name == "pgd-l2"
    for row in 0..<data.count {
      let change = zip(images.row(row), data.inputs.row(row)).map { Double($0) - Double($1) }
      let size =
        isBall
        ? Reductions.dot(change, change).squareRoot() : (change.map(\.magnitude).max() ?? 0)
      // x ± ε is rounded to single precision: half an ulp of numbers below 1.
      #expect(size <= budgets[row] + 1e-7)
      #expect(images.row(row).allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("noise is the image's own, whatever else is attacked, and grows with ε")
  func noise() {
    let (network, data) = (Small.network(), Small.data())
    let budgets = [Double](repeating: 0.5, count: data.count)
    let all = Attack.noise.perturb(data, budgets: budgets, of: network, key: key).images
    let part = Attack.noise.perturb(
      data.selecting([7, 3]), budgets: [0.5, 0.5], of: network, names: [7, 3], key: key
    ).images
    #expect(Array(part.row(0)) == Array(all.row(7)))
    #expect(Array(part.row(1)) == Array(all.row(3)))
    let draws: [Float] = key.child(7).normals(Small.inputs)
    for (input, draw) in draws.enumerated() {
      #expect(all[7, input] == data.inputs[7, input] + 0.5 * draw)
    }
  }

  @Test(
    "searches give the same bits on every path and thread count",
    arguments: ["noise"] + attacks.map(\.0))
  func sameBits(name: String) {
    let attack = attacks.first { $0.0 == name }?.1 ?? .noise
    let grid = PerturbationGrid.logarithmic(from: -3, to: 0.5, count: 40)
    func found() -> CriticalPerturbations {
      CriticalPerturbations(
        of: Small.network(exponent: 4.5), under: attack, on: Small.data(), grid: grid, key: key)
    }
    let expected = found()
    for execution in executions {
      #expect(Execution.$current.withValue(execution) { found() } == expected, "\(execution)")
    }
  }
}

@Suite("Robustness over a grid")
struct GridTests {
  private let key = RandomKey(seed: 9)

  @Test("a bracketing search is the whole grid where failing is monotonic", arguments: [1, 4.5])
  func bracketing(exponent: Double) {
    let network = Small.network(exponent: exponent)
    let predicted = LabeledInputs(
      Small.data().inputs, labels: network.predictions(for: Small.data().inputs))
    for (name, attack) in attacks + [("noise", .noise)] {
      let grid = PerturbationGrid.logarithmic(from: -4, to: 0.3, count: 60)
      let whole = GridRobustness(of: network, under: attack, on: predicted, grid: grid, key: key)
      let search = CriticalPerturbations(
        of: network, under: attack, on: predicted, grid: grid, key: key)
      let failures = whole.failures
      for image in whole.images.indices {
        guard let first = failures[image], !whole.survives[image][first...].contains(true) else {
          continue
        }
        #expect(search.failures[image] == first, "\(name), image \(image)")
        #expect(search.norms[image] == whole.norms[image], "\(name), image \(image)")
      }
      let difference = whole.disagreement(with: search)
      #expect(difference.differing <= difference.recovering)
      if difference.differing == 0 {
        #expect(search.failures == failures)
      }
      if difference.recovering == 0 {
        #expect(search.relativeAccuracies == whole.relativeAccuracies)
      }
    }
  }

  @Test("noise redrawn at every size fails as often as the normal distribution says")
  func redrawn() {
    // r = (max(h, 0), max(−h, 0)) with h = w x, and logits r: an image at margin m = w x fails at size
    // ε with probability Φ(−m / (ε ‖w‖)), at each size anew.
    let weights: [Float] = [0.5, -1.5, 2, 0.25]
    let network = HiddenLayerNetwork(
      hiddenWeights: Matrix(rows: 2, columns: 4, elements: weights + weights.map { -$0 }),
      readOut: LinearReadOut(
        weights: Matrix(rows: 2, columns: 2, elements: [1, 0, 0, 1]), bias: [0, 0]))
    let image: [Float] = [0.5, 0.25, 0.75, 0.5]
    let margin = zip(weights, image).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    let length = weights.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    let images = 4000
    let data = LabeledInputs(
      Matrix(rows: images, columns: 4, elements: (0..<images).flatMap { _ in image }),
      labels: [UInt8](repeating: 0, count: images))
    let grid = PerturbationGrid.logarithmic(from: -1.5, to: 1, count: 30)
    let found = CriticalPerturbations.underRedrawnNoise(of: network, on: data, grid: grid, key: key)
    var surviving = 1.0
    for (budget, share) in zip(grid.budgets, found.relativeAccuracies) {
      surviving *= 1 - erfc(margin / (budget * length) / 2.0.squareRoot()) / 2
      // Five standard errors of a share of 4000, so that 30 sizes stray once in 60 000 keys.
      let error = (surviving * (1 - surviving) / Double(images)).squareRoot()
      #expect((share - surviving).magnitude <= 5 * error + 1e-12)
    }
  }

  @Test("redrawn noise is the image's own, a piece of its draw for each size")
  func redrawnPieces() throws {
    let network = Small.network()
    let data = LabeledInputs(
      Small.data().inputs, labels: network.predictions(for: Small.data().inputs))
    let grid = PerturbationGrid.logarithmic(from: -2, to: 1, count: 25)
    let all = CriticalPerturbations.underRedrawnNoise(of: network, on: data, grid: grid, key: key)
    #expect(all.failures.allSatisfy { $0 != nil })
    for place in [0, 11, 39] {
      let alone = CriticalPerturbations.underRedrawnNoise(
        of: network, on: data.selecting([place]), grid: grid, names: [place], key: key)
      #expect(alone.failures == [all.failures[place]] && alone.norms == [all.norms[place]])
      let draw: [Float] = key.child(place).normals(grid.budgets.count * Small.inputs)
      let fails = grid.budgets.indices.map { point in
        let noise = draw[point * Small.inputs..<(point + 1) * Small.inputs]
        let moved = zip(data.inputs.row(place), noise).map { $0 + Float(grid.budgets[point]) * $1 }
        let input = Matrix(rows: 1, columns: Small.inputs, elements: moved)
        return network.predictions(for: input) != [data.labels[place]]
      }
      #expect(all.failures[place] == fails.firstIndex(of: true))
    }
    for execution in executions {
      let same = Execution.$current.withValue(execution) {
        CriticalPerturbations.underRedrawnNoise(of: network, on: data, grid: grid, key: key)
      }
      #expect(same == all, "\(execution)")
    }
  }

  @Test("only images that are classified correctly count, and accuracy is over all")
  func countsCorrectImages() {
    let network = Small.network()
    var labels = network.predictions(for: Small.data().inputs)
    for image in 0..<10 { labels[image] = (labels[image] + 1) % 5 }
    let data = LabeledInputs(Small.data().inputs, labels: labels)
    let grid = PerturbationGrid.logarithmic(from: -6, to: 1, count: 50)
    let result = CriticalPerturbations(
      of: network, under: .fastGradientSign, on: data, grid: grid, key: key)
    #expect(result.images == Array(10..<40))
    #expect(result.accuracy == 0.75)
    #expect(result.relativeAccuracies.first == 1)
    for (relative, share) in zip(result.relativeAccuracies, result.accuracies) {
      #expect((share - 0.75 * relative).magnitude < 1e-12)
    }
    #expect(result.vanishingShare == 0)
  }

  @Test("a network that is silent has vanishing gradients, and no attack begins")
  func vanishing() {
    let silent = HiddenLayerNetwork(
      hiddenWeights: Matrix(rows: 24, columns: 30, repeating: -1), exponent: 4.5,
      readOut: Small.network().readOut)
    let data = LabeledInputs(
      Small.data().inputs, labels: silent.predictions(for: Small.data().inputs))
    let result = CriticalPerturbations(
      of: silent, under: .projectedGradient, on: data, grid: .gradient, key: key)
    #expect(result.vanishingShare == 1)
    #expect(result.failures.allSatisfy { $0 == nil })
    #expect(result.normQuantile(0.5) == nil)
  }

  @Test("the study's grids have its ends")
  func grids() {
    #expect(PerturbationGrid.noise.budgets.count == 400)
    #expect(PerturbationGrid.noise.budgets.first == 1e-6)
    // 10^0.92 and 10^-1.5, to the last digits of a double.
    #expect(((PerturbationGrid.noise.budgets.last ?? 0) - 8.317637711026709).magnitude < 1e-14)
    let last = PerturbationGrid.gradient.budgets.last ?? 0
    #expect((last - 0.03162277660168379).magnitude < 1e-16)
  }

  @Test("quantiles of norms count survivors as larger than all")
  func quantiles() {
    let result = CriticalPerturbations(
      of: Small.network(), under: .projectedGradient,
      on: LabeledInputs(
        Small.data().inputs, labels: Small.network().predictions(for: Small.data().inputs)),
      grid: PerturbationGrid.logarithmic(from: -3, to: -1.5, count: 30), key: key)
    let fallen = result.norms.compactMap { $0 }.sorted()
    #expect(fallen.count > 10 && fallen.count < 40)
    #expect(result.normQuantile(0) == fallen.first)
    #expect(result.normQuantile(1) == nil)
    #expect(result.normQuantile(10.0 / 39) == fallen[10])
  }
}
