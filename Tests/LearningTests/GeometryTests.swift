import LinearAlgebra
import Randomness
import Statistics
import Testing

@testable import Learning

@Suite("Geometry")
struct GeometryTests {
  private let key = RandomKey(seed: 2)

  @Test("a plane is orthonormal and passes through its origin")
  func plane() {
    let origin = Array(Small.data().inputs.row(3))
    let plane = InputPlane(through: origin, key: key)
    func dot(_ x: [Float], _ y: [Float]) -> Double {
      Reductions.dot(x.map { Double($0) }, y.map { Double($0) })
    }
    // 30 coordinates rounded to single precision.
    #expect((dot(plane.first, plane.first) - 1).magnitude < 1e-6)
    #expect((dot(plane.second, plane.second) - 1).magnitude < 1e-6)
    #expect(dot(plane.first, plane.second).magnitude < 1e-6)
    #expect(plane.point(0, 0) == origin)
  }

  @Test("a landscape is what the network does at its points", arguments: [1, 4.5])
  func landscape(exponent: Double) {
    let network = Small.network(exponent: exponent)
    let plane = InputPlane(through: Array(Small.data().inputs.row(3)), key: key)
    let landscape = network.landscape(over: plane, extent: 2, points: 9)
    #expect(landscape.coordinates.first == -2 && landscape.coordinates.last == 2)
    for (row, b) in landscape.coordinates.enumerated() {
      for (column, a) in landscape.coordinates.enumerated() {
        let point = Matrix(rows: 1, columns: Small.inputs, elements: plane.point(a, b))
        // The point is rounded in one case, h in the other: 1e-6 of h, to the power 3.5 or 4.5.
        let norm = network.squaredJacobianNorms(of: point)[0].squareRoot()
        #expect((landscape.jacobianNorms[row, column] - norm).magnitude < 2e-5 * max(1, norm))
        let logits = network.logits(of: point)
        for k in 0..<Small.classes {
          let found = landscape.logits[row * 9 + column, k]
          #expect((found - logits[0, k]).magnitude < 1e-4 * max(1, logits[0, k].magnitude))
        }
      }
    }
    let onBoundary = landscape.isOnBoundary
    #expect(onBoundary.contains(true) && onBoundary.contains(false))
  }

  @Test("classes change at the boundary and not before")
  func boundary() {
    let network = Small.network()
    let origin = Array(Small.data().inputs.row(3))
    let directions = network.randomDirections(20, key: key)
    let distances = network.boundaryDistances(from: origin, along: directions, limit: 4)
    let own = network.predictions(for: Matrix(rows: 1, columns: 30, elements: origin))[0]
    func classAt(_ distance: Double, _ direction: Int) -> UInt8 {
      let point = zip(origin, directions.row(direction)).map {
        Float(Double($0) + distance * Double($1))
      }
      return network.predictions(for: Matrix(rows: 1, columns: 30, elements: point))[0]
    }
    #expect(distances.contains { $0 != nil })
    for (direction, distance) in distances.enumerated() {
      guard let distance else {
        #expect(classAt(4, direction) == own)
        continue
      }
      // The search ends within 4e-8; logits are rounded to 1e-6, slopes are near 1.
      #expect(classAt(distance + 1e-4, direction) != own)
      #expect(classAt(distance - 1e-4, direction) == own)
    }
  }

  @Test("a normalisation with its running averages is folded into the read-out")
  func folding() throws {
    var trainer = NetworkTrainer(Small.network(isNormalized: true))
    for _ in 0..<5 {
      try trainer.epoch(Small.data(), batch: 20, learningRate: 0.02, key: key)
    }
    let network = trainer.network
    let state = try #require(network.normalization)
    let r = network.representation(of: Small.data().inputs)
    let logits = network.logits(of: Small.data().inputs)
    for row in 0..<5 {
      let normalized = (0..<Small.hidden).map { unit -> Double in
        let spread = (Double(state.runningVariance[unit]) + Double(state.epsilon)).squareRoot()
        let distance = Double(r[row, unit]) - Double(state.runningMean[unit])
        return distance / spread * Double(state.gain[unit]) + Double(state.shift[unit])
      }
      for k in 0..<Small.classes {
        let wanted = (0..<Small.hidden).reduce(Double(network.readOut.bias[k])) {
          $0 + normalized[$1] * Double(network.readOut.weights[k, $1])
        }
        // Folded weights are rounded once; units that are hardly active have large ones.
        #expect((Double(logits[row, k]) - wanted).magnitude < 2e-5)
      }
    }
  }

  @Test("a covariance in chunks is the covariance of all")
  func covarianceInChunks() {
    let samples = Small.network().preactivations(of: Small.data().inputs)
    var sums = CovarianceSums(variables: Small.hidden)
    for rows in [0..<7, 7..<20, 20..<40] { sums.add(samples.selecting(rows: Array(rows))) }
    let whole = covariance(of: samples)
    // 40 terms in double precision about another origin.
    for (found, wanted) in zip(sums.covariance.elements, whole.elements) {
      #expect((found - wanted).magnitude < 1e-13)
    }
  }

  @Test("directions of a spectral penalty are the eigenvectors, largest first")
  func eigenvectors() throws {
    let covariance = covariance(of: Small.network().preactivations(of: Small.data().inputs))
    let values = try SymmetricEigen.values(of: covariance)
    let directions = try SpectralDirections.eigenvectors(of: covariance)
    for column in 0..<Small.hidden {
      for row in 0..<Small.hidden {
        let product = (0..<Small.hidden).reduce(0.0) {
          $0 + covariance[row, $1] * Double(directions[$1, column])
        }
        // Directions are rounded to single precision, eigenvalues are below 10.
        #expect((product - values[column] * Double(directions[row, column])).magnitude < 1e-6)
      }
    }
  }

  @Test("scaling divides every image by its own norm, and leaves zeros")
  func scaling() {
    let images = Matrix<Float>(rows: 2, columns: 3, elements: [1, 2, 2, 0, 0, 0])
    #expect(InputScaling.none.scaled(images) == images)
    let two = InputScaling.ownNorm(p: 2).scaled(images)
    let thirds: [Double] = [1, 2, 2, 0, 0, 0].map { $0 / 3 }
    #expect(two.elements == thirds.map { Float($0) })
    let three = InputScaling.ownNorm(p: 3).scaled(images)
    let cubes = three.row(0).reduce(0.0) { $0 + Double($1) * Double($1) * Double($1) }
    // Three roundings to single precision.
    #expect((cubes - 1).magnitude < 5e-7)
  }

  @Test("pruning removes units that kept the variance of their initial weights")
  func pruning() throws {
    let noise: [Float] = key.child("noise").normals(20 * 400)
    let image: [Float] = key.child("image").normals(60 * 400)
    let jitter: [Double] = key.child("jitter").normals(80)
    let elements = (0..<80 * 400).map { place -> Float in
      let unit = place / 400
      let factor = Float(ElementaryFunctions.exp(0.1 * jitter[unit]))
      return unit < 20 ? 0.05 * factor * noise[place] : 0.015 * factor * image[place - 20 * 400]
    }
    let layer = WTALayer(weights: Matrix(rows: 80, columns: 400, elements: elements), p: 3)
    let pruning = WTAPruning(layer)
    #expect(pruning.prunedUnits == Array(0..<20))
    let pruned = pruning.pruned(layer)
    #expect(pruned.weights.row(5).allSatisfy { $0 == 0 })
    #expect(Array(pruned.weights.row(40)) == Array(layer.weights.row(40)))
  }

  /// Units whose weights have a logarithm of the variance each.
  private func layer(logVariances: [Double]) -> WTALayer {
    let pixels = 64
    let elements = logVariances.flatMap { logarithm in
      let size = Float(ElementaryFunctions.exp(logarithm / 2))
      return (0..<pixels).map { $0 % 2 == 0 ? size : -size }
    }
    return WTALayer(
      weights: Matrix(rows: logVariances.count, columns: pixels, elements: elements), p: 3)
  }

  @Test("a few units beyond the range neither move the cut nor escape it")
  func pruningBeyondTheRange() throws {
    let jitter: [Double] = key.child("settled").normals(300)
    let settled = jitter.map { 0.25 * $0 - 7.1 }
    let early = (key.child("early").normals(30) as [Double]).map { 0.07 * $0 - 6.2 }
    let without = WTAPruning(layer(logVariances: settled + early))
    let with = WTAPruning(layer(logVariances: settled + early + [-1, 0, 0]))
    let cut = try #require(with.cut)
    #expect(cut == without.cut && (-6.8 ... -6.4).contains(cut))
    #expect(Set(with.prunedUnits).isSuperset(of: 300..<333))
    #expect(with.prunedUnits.count < 345)
  }

  @Test("nothing is pruned where the bulk has the largest variance and a few units a smaller one")
  func pruningLearntUnits() throws {
    let jitter: [Double] = key.child("learnt").normals(400)
    let pruning = WTAPruning(layer(logVariances: jitter.map { 0.2 * $0 - 5.36 } + [-6.45, -6.45]))
    let selection = try #require(pruning.selection)
    #expect(selection.chosen.components.count > 1)
    #expect(pruning.cut == nil && pruning.prunedUnits.isEmpty)
  }

  @Test("nothing is pruned where the units do not differ")
  func pruningNothing() {
    let pruning = WTAPruning(layer(logVariances: [Double](repeating: -5, count: 20)))
    #expect(pruning.selection == nil && pruning.cut == nil && pruning.prunedUnits.isEmpty)
  }
}
