import CKernels
public import LinearAlgebra
public import Randomness

extension HiddenLayerNetwork {
  /// How far it is from an input to another class, along some directions.
  ///
  /// h is linear along a ray. Evenly spaced points up to `limit` are classified, then the first change
  /// is narrowed down by halving; a class that is left and re-entered between two points is not seen.
  /// - Parameters:
  ///   - origin: A scaled input.
  ///   - directions: Shape `[directions, inputs]`, each of 2-norm 1 for distances in that norm.
  ///   - limit: Where the search ends.
  ///   - points: Evenly spaced points up to the limit.
  /// - Returns: For each direction the smallest distance found at which the class differs from that of
  ///   the origin, within `limit` · 2⁻²⁰ / points; nil when there is none.
  /// - Complexity: One product of directions × inputs × hidden, then one pass over (points + 20) ×
  ///   directions × hidden.
  public func boundaryDistances(
    from origin: [Float], along directions: Matrix<Float>, limit: Double, points: Int = 100
  ) -> [Double?] {
    precondition(origin.count == inputs, "the network has \(inputs) inputs")
    precondition(limit > 0 && points >= 1, "a search has a limit and points")
    let count = directions.rows
    let base = preactivations(of: Matrix(rows: 1, columns: inputs, elements: origin))
    let rays = RaySearch(
      base: base.elements, slopes: preactivations(of: directions), network: self)
    let own = rays.classes(at: [Double](repeating: 0, count: count))
    var below = [Double](repeating: 0, count: count)
    var above = [Double?](repeating: nil, count: count)
    for point in 1...points where above.contains(nil) {
      let distance = limit * Double(point) / Double(points)
      let found = rays.classes(at: [Double](repeating: distance, count: count))
      for ray in 0..<count where above[ray] == nil {
        if found[ray] != own[ray] { above[ray] = distance } else { below[ray] = distance }
      }
    }
    for _ in 0..<20 {
      let middle = (0..<count).map { ((above[$0] ?? below[$0]) + below[$0]) / 2 }
      let found = rays.classes(at: middle)
      for ray in 0..<count where above[ray] != nil {
        if found[ray] != own[ray] { above[ray] = middle[ray] } else { below[ray] = middle[ray] }
      }
    }
    return above
  }

  /// Random unit vectors in the space of inputs, `[count, inputs]`.
  public func randomDirections(_ count: Int, key: RandomKey) -> Matrix<Float> {
    let draws: [Double] = key.normals(count * inputs)
    var elements: [Float] = []
    for row in 0..<count {
      let draw = Array(draws[row * inputs..<(row + 1) * inputs])
      let norm = Reductions.dot(draw, draw).squareRoot()
      elements += draw.map { Float($0 / norm) }
    }
    return Matrix(rows: count, columns: inputs, elements: elements)
  }
}

/// Classes along rays from one input.
private struct RaySearch {
  /// h at the input, repeated for each ray.
  private let base: [Float]
  /// How h changes along each ray, `[rays, hidden]`.
  private let slopes: Matrix<Float>
  private let network: HiddenLayerNetwork

  init(base: [Float], slopes: Matrix<Float>, network: HiddenLayerNetwork) {
    self.base = (0..<slopes.rows).flatMap { _ in base }
    self.slopes = slopes
    self.network = network.folded
  }

  /// The class at a distance along each ray.
  func classes(at distances: [Double]) -> [UInt8] {
    let rays = slopes.rows
    let h = FloatBuffer(rays * network.hidden)
    let logits = FloatBuffer(rays * network.classes)
    let amounts = distances.map { Float($0) }
    ck_along_rows(
      Kernels.path, Kernels.threads, rays, network.hidden, base, slopes.elements, amounts, h.start)
    network.withPointers { pointers in
      pointers.rectify(rows: rays, h.reading, to: h.start)
      pointers.readOut(rows: rays, h.reading, to: logits.start)
    }
    return Classification.predictions(
      Matrix(rows: rays, columns: network.classes, elements: logits.values))
  }
}
