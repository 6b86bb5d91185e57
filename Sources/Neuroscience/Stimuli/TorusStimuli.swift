public import LinearAlgebra
public import Randomness

/// Stimuli that vary along d directions, each of which comes back to its beginning.
public enum TorusStimuli {
  /// Points drawn uniformly from [0, 1)^d.
  /// - Returns: Shape `[count, dimension]`.
  public static func points(_ count: Int, dimension: Int, key: RandomKey) -> Matrix<Double> {
    precondition(count >= 1 && dimension >= 1, "there are a stimulus and a dimension at least")
    return Matrix(
      rows: count, columns: dimension, elements: key.uniforms(count * dimension))
  }

  /// Wave vectors k of the lattice ℤ^d, one of each pair ±k, without 0: the shortest first, those
  /// of one length in the order of their components.
  /// - Complexity: O(vectors within the length of the last)
  public static func waves(_ count: Int, dimension: Int) -> [[Int]] {
    precondition(count >= 1 && dimension >= 1, "there are a wave and a dimension at least")
    var bound = 1
    while true {
      let found = waves(squaredLengthUpTo: bound, dimension: dimension)
      if found.count >= count {
        return Array(
          found.sorted { a, b in
            let (first, second) = (squaredLength(a), squaredLength(b))
            return first != second ? first < second : a.lexicographicallyPrecedes(b)
          }.prefix(count))
      }
      bound = dimension == 1 ? count * count : bound + 1 + bound / 2
    }
  }

  private static func waves(squaredLengthUpTo bound: Int, dimension: Int) -> [[Int]] {
    var found: [[Int]] = []
    var wave: [Int] = []
    func extend(_ left: Int) {
      if wave.count == dimension {
        // The first component that is not 0 is positive in one of ±k.
        if let first = wave.first(where: { $0 != 0 }), first > 0 { found.append(wave) }
        return
      }
      let reach = Int(Double(left).squareRoot())
      for component in -reach...reach {
        wave.append(component)
        extend(left - component * component)
        wave.removeLast()
      }
    }
    extend(bound)
    return found
  }

  private static func squaredLength(_ wave: [Int]) -> Int { wave.reduce(0) { $0 + $1 * $1 } }
}

/// A population of random smooth functions of a stimulus on a torus.
///
/// Each neuron is a sum of waves with normal amplitudes. Wave vectors come by length, and wave n
/// has the variance n^−(1 + 2 s / d), so that the spectrum over stimuli follows that power law and
/// the functions have s derivatives in the mean square; s = 1 is the bound below which a code has
/// no tangent.
/// - Source: Stringer et al., *Nature* 571 (2019) 361, supplementary discussion.
public struct SmoothPopulation: Sendable, Hashable, Codable {
  /// d, how many directions stimuli vary along.
  public var dimension: Int
  /// s, how many derivatives the responses have.
  public var smoothness: Double
  /// How many components the spectrum has; even, a sine and a cosine a wave.
  public var components: Int

  /// A population.
  public init(dimension: Int, smoothness: Double, components: Int) {
    precondition(dimension >= 1 && smoothness > 0, "a smooth code has a dimension")
    precondition(components >= 2 && components % 2 == 0, "components come in pairs")
    self.dimension = dimension
    self.smoothness = smoothness
    self.components = components
  }

  /// 1 + 2 s / d.
  public var exponent: Double { 1 + 2 * smoothness / Double(dimension) }

  /// Responses without noise.
  /// - Parameters:
  ///   - points: Shape `[stimuli, d]`, in [0, 1)^d.
  ///   - neurons: How many.
  ///   - key: Of the neurons' amplitudes.
  /// - Returns: Shape `[stimuli, neurons]`.
  public func responses(
    to points: Matrix<Double>, neurons: Int, key: RandomKey
  ) -> Matrix<Float> {
    precondition(points.columns == dimension, "stimuli have \(dimension) coordinates")
    var amplitudes: Matrix<Float> = key.normalMatrix(rows: components, columns: neurons)
    amplitudes.scaleRows(by: powerLawDeviations(components, exponent: exponent))
    return waveFeatures(points).times(amplitudes)
  }

  /// √2 cos and √2 sin of 2π k · x, of mean square 1 over the torus; shape `[stimuli, components]`.
  func waveFeatures(_ points: Matrix<Double>) -> Matrix<Float> {
    let waves = TorusStimuli.waves(components / 2, dimension: dimension)
    let scale = 2.0.squareRoot()
    return Matrix.byRows(points.rows, components) { row, result in
      let point = Array(points.row(row))
      for (index, wave) in waves.enumerated() {
        var turns = 0.0
        for (k, x) in zip(wave, point) { turns += Double(k) * x }
        let angle = 2 * Double.pi * turns
        result[2 * index] = Float(scale * ElementaryFunctions.cos(angle))
        result[2 * index + 1] = Float(scale * ElementaryFunctions.sin(angle))
      }
    }
  }
}
