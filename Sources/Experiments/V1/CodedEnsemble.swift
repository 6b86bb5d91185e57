import LinearAlgebra
import Neuroscience
import Randomness

/// A population's code of an ensemble of stimuli.
struct CodedEnsemble: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Random functions of s derivatives of points on a torus.
    case smooth(dimension: Int, smoothness: Double)
    /// Threshold neurons of a power, of points in a ball.
    case threshold(dimension: Int, power: Double)
    /// Threshold neurons of gratings.
    case gratings(power: Double)
    /// Gabor cells of dead-leaves images.
    case naturalImages(side: Int)
  }

  var kind: Kind

  /// As tables name it.
  var code: String {
    switch kind {
    case .smooth: "smooth"
    case .threshold: "threshold"
    case .gratings: "gratings"
    case .naturalImages: "natural-like"
    }
  }

  /// d; nil for images, which have as many as they have pixels.
  var dimension: Int? {
    switch kind {
    case .smooth(let dimension, _), .threshold(let dimension, _): dimension
    case .gratings: 1
    case .naturalImages: nil
    }
  }

  /// s, how many derivatives the code has; nil where theory has none.
  var smoothness: Double? {
    switch kind {
    case .smooth(_, let smoothness): smoothness
    case .threshold(_, let power), .gratings(let power): power + 0.5
    case .naturalImages: nil
    }
  }

  /// What theory says; nil for images.
  var exponent: Double? {
    guard let dimension, let smoothness else { return nil }
    return 1 + 2 * smoothness / Double(dimension)
  }

  /// 1 + 2/d, 1 for images.
  var bound: Double { dimension.map { 1 + 2 / Double($0) } ?? 1 }

  /// Responses without noise, each neuron of the ensemble's own scale.
  func responses(
    stimuli: Int, neurons: Int, components: Int, key: RandomKey
  ) -> Matrix<Float> {
    let (stimulusKey, neuronKey) = (key.child("stimuli"), key.child("neurons"))
    switch kind {
    case .smooth(let dimension, let smoothness):
      let points = TorusStimuli.points(stimuli, dimension: dimension, key: stimulusKey)
      return SmoothPopulation(
        dimension: dimension, smoothness: smoothness, components: components
      ).responses(to: points, neurons: neurons, key: neuronKey)
    case .threshold(let dimension, let power):
      let points = ThresholdPopulation.ball(stimuli, dimension: dimension, key: stimulusKey)
      return ThresholdPopulation(power: power)
        .responses(to: points, neurons: neurons, key: neuronKey)
    case .gratings(let power):
      let turns: [Double] = stimulusKey.uniforms(stimuli)
      return ThresholdPopulation(power: power).responses(
        toGratings: turns.map { 2 * Double.pi * $0 }, neurons: neurons, key: neuronKey)
    case .naturalImages(let side):
      let images = DeadLeaves(side: side).images(stimuli, key: stimulusKey)
      return GaborPopulation(side: side)
        .responses(to: images, neurons: neurons, key: neuronKey)
    }
  }
}
