import LinearAlgebra
public import Randomness

/// How to simulate a recording whose answer is known, in the layout of the published ones.
///
/// The signal of image s in neuron i is Σ_n √λ_n g_sn u_ni with normal g, orthonormal loadings u_n and
/// λ_n ∝ n^(−α). To it come activity along a few directions that all neurons share, and noise
/// of each neuron's own; both together have unit variance in every neuron, with and without images,
/// and are all that spontaneous activity is. Every neuron has a baseline and a gain, which z-scores take
/// off again. Each image comes twice and grey screens a few times, in random order.
public struct RecordingSimulation: Codable, Hashable, Sendable {
  /// How many images.
  public var imageCount: Int
  /// How many neurons.
  public var neuronCount: Int
  /// α of the signal.
  public var exponent: Double
  /// Variance of the signal, mean over neurons, where that of the spontaneous activity is 1.
  public var signal: Double
  /// How many directions of activity the neurons share.
  public var sharedComponents: Int
  /// Variance along them, mean over neurons; below 1.
  public var sharedVariance: Double
  /// How many grey screens.
  public var greyScreens: Int
  /// How many times of spontaneous activity.
  public var spontaneousTimes: Int

  /// A simulation.
  public init(
    imageCount: Int, neuronCount: Int, exponent: Double, signal: Double, sharedComponents: Int,
    sharedVariance: Double, greyScreens: Int, spontaneousTimes: Int
  ) {
    self.imageCount = imageCount
    self.neuronCount = neuronCount
    self.exponent = exponent
    self.signal = signal
    self.sharedComponents = sharedComponents
    self.sharedVariance = sharedVariance
    self.greyScreens = greyScreens
    self.spontaneousTimes = spontaneousTimes
  }

  /// A recording and what an analysis of it should find.
  public struct Made: Sendable, Hashable {
    /// The recording.
    public let recording: ImageRecording
    /// Share of a neuron's variance that is signal once shared activity is removed, mean over neurons.
    public let signalShare: Double
  }

  /// Simulates.
  /// - Complexity: O(images · neurons · min(images, neurons)) time.
  public func make(_ key: RandomKey) -> Made {
    precondition(
      imageCount >= 2 && neuronCount >= 2 && signal >= 0, "there is something to simulate")
    let loadings = self.loadings(key.child("signs"))
    let shared = sharedLoadings(key.child("shared loadings"))
    let own = ownDeviations(shared)
    let signals = key.child("signal").normalMatrix(rows: imageCount, columns: loadings.rows)
      .times(loadings)
    let shown = key.child("order").shuffled(
      (1...imageCount).flatMap { [$0, $0] }
        + [Int](repeating: imageCount + 1, count: greyScreens))
    var responses = noise(shown.count, shared, own, key.child("responses"))
    for (row, image) in shown.enumerated() where image <= imageCount {
      for neuron in 0..<neuronCount {
        responses.elements[row * neuronCount + neuron] +=
          signals.elements[(image - 1) * neuronCount + neuron]
      }
    }
    var spontaneous = noise(spontaneousTimes, shared, own, key.child("spontaneous"))
    let baselines: [Float] = key.child("baselines").uniforms(neuronCount)
    let gains: [Float] = key.child("gains").uniforms(neuronCount)
    Self.scale(&responses, baselines, gains)
    Self.scale(&spontaneous, baselines, gains)
    let shares = (0..<neuronCount).map { neuron in
      let signal = (0..<loadings.rows).reduce(0.0) { sum, row in
        let loading = Double(loadings.elements[row * neuronCount + neuron])
        return sum + loading * loading
      }
      let noise = Double(own[neuron]) * Double(own[neuron])
      return signal / (signal + noise)
    }
    return Made(
      recording: ImageRecording(responses: responses, images: shown, spontaneous: spontaneous),
      signalShare: Reductions.sum(shares) / Double(neuronCount))
  }

  /// √λ_n u_n: rows of the cosine transform, whose signs are drawn for each neuron.
  private func loadings(_ key: RandomKey) -> Matrix<Float> {
    let count = min(imageCount, neuronCount - 1)
    let spectrum = (1...count).map { ElementaryFunctions.pow(Double($0), -exponent) }
    let scale = 2 * signal / Reductions.sum(spectrum)
    let signs = key.integers(neuronCount, below: 2).map { Float(2 * $0 - 1) }
    let elements = (1...count).flatMap { n in
      let angles = (0..<neuronCount).map { neuron in
        Double.pi * Double(n) * (Double(neuron) + 0.5) / Double(neuronCount)
      }
      let height = (scale * spectrum[n - 1]).squareRoot()
      return zip(ElementaryFunctions.cos(angles), signs).map { Float(height * $0) * $1 }
    }
    return Matrix(rows: count, columns: neuronCount, elements: elements)
  }

  /// Shape `[shared components, neurons]`; the k-th has a variance in proportion to 1/√k.
  private func sharedLoadings(_ key: RandomKey) -> Matrix<Float> {
    let weights = (0..<sharedComponents).map { 1 / Double($0 + 1).squareRoot() }
    let total = Reductions.sum(weights)
    var loadings: Matrix<Float> = key.normalMatrix(rows: sharedComponents, columns: neuronCount)
    for row in 0..<sharedComponents {
      let scale = Float((sharedVariance * weights[row] / total).squareRoot())
      for place in row * neuronCount..<(row + 1) * neuronCount { loadings.elements[place] *= scale }
    }
    return loadings
  }

  /// What is left of unit variance for each neuron's own noise; at least a twentieth.
  private func ownDeviations(_ shared: Matrix<Float>) -> [Float] {
    (0..<neuronCount).map { neuron in
      let variance = (0..<sharedComponents).reduce(0.0) { sum, row in
        let loading = Double(shared.elements[row * neuronCount + neuron])
        return sum + loading * loading
      }
      return Float(max(0.05, 1 - variance).squareRoot())
    }
  }

  private func noise(
    _ count: Int, _ shared: Matrix<Float>, _ own: [Float], _ key: RandomKey
  ) -> Matrix<Float> {
    var noise: Matrix<Float> = key.child("own").normalMatrix(rows: count, columns: neuronCount)
    for row in 0..<count {
      for neuron in 0..<neuronCount { noise.elements[row * neuronCount + neuron] *= own[neuron] }
    }
    guard sharedComponents > 0 else { return noise }
    let states: Matrix<Float> = key.child("shared")
      .normalMatrix(rows: count, columns: sharedComponents)
    states.times(shared, addedTo: &noise)
    return noise
  }

  /// Baselines from 0 to 10 and gains from ½ to 1½.
  private static func scale(_ matrix: inout Matrix<Float>, _ baselines: [Float], _ gains: [Float]) {
    let columns = matrix.columns
    for row in 0..<matrix.rows {
      for column in 0..<columns {
        let place = row * columns + column
        matrix.elements[place] =
          10 * baselines[column] + (0.5 + gains[column]) * matrix.elements[place]
      }
    }
  }
}
