import Learning
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// A shape, the exponent of the norm, the rank that unlearns, and whether pixels had 8 bits.
private struct Setting: Sendable, CustomTestStringConvertible {
  var units: Int
  var inputs: Int
  var p = 3.0
  var rank = 2
  var bytes = true

  var testDescription: String {
    "\(units) units of \(inputs) inputs, p = \(p), rank \(rank), \(bytes ? "bytes" : "floats")"
  }

  static let all = [
    Setting(units: 300, inputs: 203), Setting(units: 300, inputs: 203, bytes: false),
    Setting(units: 70, inputs: 64, p: 2, rank: 3), Setting(units: 33, inputs: 5, rank: 5),
    Setting(units: 3, inputs: 17, rank: 3), Setting(units: 270, inputs: 1000, rank: 4),
    Setting(units: 270, inputs: 130, p: 2.5),
  ]

  func layer(deviation: Double = 1) -> WTALayer {
    WTALayer(
      units: units, inputs: inputs, p: p, deviation: deviation,
      key: RandomKey(seed: 7).child("weights"))
  }

  /// 75 nonnegative images of unit 3-norm with a common part, as photographs have; one is black.
  func images() -> Matrix<Float> {
    let normal: Matrix<Float> = RandomKey(seed: 7).child("images").normalMatrix(
      rows: 75, columns: inputs)
    var images = normal
    for row in 1..<75 {
      var sum = 0.0
      for column in 0..<inputs {
        let pixel = min(max(120 + 60 * normal[row, column] + 20 * normal[0, column], 0), 255)
        images[row, column] = bytes ? pixel.rounded() : pixel
        sum += Double(images[row, column] * images[row, column] * images[row, column])
      }
      let norm = Float(ElementaryFunctions.pow(sum, 1.0 / 3))
      for column in 0..<inputs { images[row, column] /= norm }
    }
    for column in 0..<inputs { images[0, column] = 0 }
    return images
  }
}

/// One step from the equations: chains of fused multiply-adds, a sort, sums in batch order.
private func slowStep(_ layer: inout WTALayer, _ images: Matrix<Float>, rule: WTARule, rate: Float)
{
  let effective = layer.effectiveWeights
  var sums = Matrix<Float>(rows: layer.units, columns: layer.inputs, repeating: 0)
  var pulls = [Float](repeating: 0, count: layer.units)
  for image in 0..<images.rows {
    let currents = (0..<layer.units).map { unit in
      zip(images.row(image), effective.row(unit)).reduce(Float(0)) { $0.addingProduct($1.0, $1.1) }
    }
    let order = currents.indices.sorted { (currents[$1], $0) < (currents[$0], $1) }
    for (unit, gain) in [(order[0], 1), (order[rule.rank - 1], -Float(rule.antiHebbian))] {
      pulls[unit] += gain * currents[unit]
      for input in 0..<layer.inputs { sums[unit, input] += gain * images[image, input] }
    }
  }
  let changes = sums.elements.indices.map {
    sums.elements[$0] - layer.weights.elements[$0] * pulls[$0 / layer.inputs]
  }
  let scale = rate / max(changes.map(\.magnitude).max() ?? 0, 1e-9)
  for place in changes.indices { layer.weights.elements[place] += scale * changes[place] }
}

private func trained(
  _ layer: WTALayer, _ images: Matrix<Float>, rank: Int, search: WinnerSearch,
  _ execution: Execution = .current
) -> WTATrainer {
  Execution.$current.withValue(execution) {
    var trainer = WTATrainer(layer, rule: WTARule(rank: rank), search: search)
    for step in 0..<4 {
      trainer.step(images, rows: (0..<60).map { ($0 * 7 + step) % 75 }, rate: 0.05)
    }
    return trainer
  }
}

/// The ways of computing that this machine has.
private let executions = KernelPath.allCases.filter(\.isAvailable).flatMap { path in
  [1, 2, 3].map { Execution(path: path, threads: $0) }
}

private func bits(_ layer: WTALayer) -> [UInt32] { layer.weights.elements.map(\.bitPattern) }

@Suite("Finding winners")
struct WinnerSearchTests {
  @Test("screen and product give the bits of the slow rule on all paths", arguments: Setting.all)
  private func sameBits(_ setting: Setting) {
    let images = setting.images()
    var slow = setting.layer()
    for step in 0..<4 {
      let batch = images.selecting(rows: (0..<60).map { ($0 * 7 + step) % 75 })
      slowStep(&slow, batch, rule: WTARule(rank: setting.rank), rate: 0.05)
    }
    for execution in executions {
      for search in WinnerSearch.allCases {
        let fast = trained(
          setting.layer(), images, rank: setting.rank, search: search, execution)
        #expect(bits(fast.layer) == bits(slow), "\(execution) \(search)")
        #expect(fast.wins.reduce(0, +) == 240)
      }
    }
  }

  @Test("a screen rules out most units, where this CPU has one")
  func screens() {
    let setting = Setting(units: 300, inputs: 203)
    let trainer = trained(setting.layer(), setting.images(), rank: 2, search: .screen)
    let counts = trainer.screenCounts
    #expect(
      trained(setting.layer(), setting.images(), rank: 2, search: .product).screenCounts.images == 0
    )
    guard counts.images > 0 else { return }
    // The black image leaves all 300 units open: 240 images and 3 or 4 of it.
    #expect(counts.images == 240 && counts.candidates < 240 * 60 && counts.exact < 240 * 10)
    #expect(counts.exact >= 2 * 240 && counts.exact <= counts.candidates)
  }

  @Test("units that tie rank by the lower index", arguments: WinnerSearch.allCases)
  func ties(_ search: WinnerSearch) {
    let setting = Setting(units: 300, inputs: 203)
    var layer = setting.layer()
    for unit in 100..<300 {
      for input in 0..<203 { layer.weights[unit, input] = layer.weights[unit % 100, input] }
    }
    var trainer = WTATrainer(layer, rule: WTARule(rank: 3), search: search)
    trainer.step(setting.images(), rate: 0.02)
    #expect(trainer.wins[100...].allSatisfy { $0 == 0 })
    let moved = (0..<300).filter { trainer.layer.weights.row($0) != layer.weights.row($0) }
    #expect(moved.allSatisfy { $0 < 100 || $0 >= 200 } && moved.contains { $0 >= 200 })
  }

  @Test(
    "numbers beyond any bound go to the product",
    arguments: [Float.nan, .infinity, -.infinity, 1e20, 1e-30, 0])
  func extremes(_ value: Float) {
    let setting = Setting(units: 300, inputs: 203)
    for place in 0..<4 {
      var layer = setting.layer()
      var images = setting.images()
      switch place {
      case 0: for input in 0..<203 { layer.weights[5, input] = value }
      case 1: layer.weights[299, 202] = value
      case 2: layer.weights.elements = layer.weights.elements.map { _ in value }
      default: for input in 0..<203 { images[8, input] = value }
      }
      let product = trained(layer, images, rank: 2, search: .product)
      for search in [WinnerSearch.screen, .automatic] {
        let other = trained(layer, images, rank: 2, search: search)
        #expect(bits(other.layer) == bits(product.layer) && other.wins == product.wins)
      }
    }
  }

  @Test("negative pixels and batches of one image have winners", arguments: WinnerSearch.allCases)
  func otherImages(_ search: WinnerSearch) {
    let setting = Setting(units: 300, inputs: 203, bytes: false)
    let noise: Matrix<Float> = RandomKey(seed: 1).normalMatrix(rows: 75, columns: 203)
    var slow = setting.layer()
    var trainer = WTATrainer(slow, rule: WTARule(), search: search)
    for images in [noise, setting.images(), setting.images().selecting(rows: [3])] {
      slowStep(&slow, images, rule: WTARule(), rate: 0.02)
      trainer.step(images, rate: 0.02)
      #expect(bits(trainer.layer) == bits(slow))
    }
  }

  @Test("moments have the order of the reductions")
  func moments() {
    let layer = Setting(units: 9, inputs: 203).layer()
    let state = WTADiagnostics(layer)
    for unit in 0..<9 {
      let row = layer.weights.row(unit).map(Double.init)
      let cubes = row.map { $0.magnitude * $0.magnitude * $0.magnitude }
      #expect(state.means[unit] == Reductions.sum(row) / 203)
      #expect(state.norms[unit] == ElementaryFunctions.pow(Reductions.sum(cubes), 1.0 / 3))
    }
  }
}
