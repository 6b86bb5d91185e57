import LinearAlgebra
import Neuroscience
import Randomness

/// A population of known exponent.
struct NamedPopulation: Codable, Hashable, Sendable {
  /// In names of scalars.
  var name: String
  /// α.
  var exponent: Double

  /// The exponents of the published simulations.
  static let published = [
    NamedPopulation(name: "slow", exponent: 0.5),
    NamedPopulation(name: "natural", exponent: 1.016),
    NamedPopulation(name: "steep", exponent: 1.5),
  ]
}

/// One level of one kind of noise.
struct NoiseCondition: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    case none, additive, multiplicative, gain, poisson
  }

  var kind: Kind
  /// 0 without noise, then 1 …
  var level: Int
  /// Energy of added or multiplied noise over that of the signal, standard deviation of the gain, or
  /// mean count.
  var strength: Double

  /// How far a signal of one deviation moves a Poisson rate, as a share of the mean.
  static let contrast = 0.5

  /// All conditions, from none.
  static func all(
    energies: [Double], gains: [Double], meanCounts: [Double]
  ) -> [NoiseCondition] {
    func levels(_ kind: Kind, _ strengths: [Double]) -> [NoiseCondition] {
      strengths.enumerated().map {
        NoiseCondition(kind: kind, level: $0.offset + 1, strength: $0.element)
      }
    }
    return [NoiseCondition(kind: .none, level: 0, strength: 0)]
      + levels(.additive, energies) + levels(.multiplicative, energies) + levels(.gain, gains)
      + levels(.poisson, meanCounts)
  }
}

/// Signal and noise of one seed; conditions share what they can.
struct SimulatedRecording {
  let population: PowerLawPopulation
  let signal: Matrix<Float>
  /// One field a repeat.
  let noise: [Matrix<Float>]
  let noiseEnergy: Double
  let key: RandomKey

  /// Two repeats under a condition.
  func repeats(_ condition: NoiseCondition) -> (Matrix<Float>, Matrix<Float>) {
    let own = key.child(condition.kind.rawValue).child(condition.level)
    switch condition.kind {
    case .none: return (signal, signal)
    case .additive, .multiplicative:
      let model: ResponseNoise = condition.kind == .additive ? .additive : .multiplicative
      let scale = scale(condition)
      return (
        model.responses(to: signal, noise: noise[0], scale: scale),
        model.responses(to: signal, noise: noise[1], scale: scale)
      )
    case .gain:
      return (
        TrialNoise.gain(signal, deviation: condition.strength, key: own.child(0)),
        TrialNoise.gain(signal, deviation: condition.strength, key: own.child(1))
      )
    case .poisson:
      let deviation =
        (population.energy / Double(population.stimuli * population.neurons)).squareRoot()
      func counts(_ key: RandomKey) -> Matrix<Float> {
        TrialNoise.poisson(
          signal, meanCount: condition.strength, contrast: NoiseCondition.contrast / deviation,
          key: key)
      }
      return (counts(own.child(0)), counts(own.child(1)))
    }
  }

  /// Expected energy of the noise over that of the signal.
  func noiseToSignal(_ condition: NoiseCondition) -> Double {
    let strength = condition.strength
    return switch condition.kind {
    case .none: 0
    case .additive, .multiplicative: strength
    case .gain: strength * strength
    case .poisson: 1 / (strength * NoiseCondition.contrast * NoiseCondition.contrast)
    }
  }

  /// What the noise is scaled by to have the energy of a condition.
  private func scale(_ condition: NoiseCondition) -> Double {
    // A noise that multiplies has the energy of the signal where its elements have unit variance.
    let unit =
      condition.kind == .additive
      ? population.energy : Double(population.stimuli * population.neurons)
    return (condition.strength * unit / noiseEnergy).squareRoot()
  }
}
