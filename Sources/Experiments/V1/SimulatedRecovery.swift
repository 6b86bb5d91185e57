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
    case none
    /// Added, independent between neurons.
    case independent = "private"
    /// Added, correlated between neurons.
    case shared
    /// Correlated between neurons, times the signal.
    case multiplicative
    /// One factor for all neurons of a trial.
    case gain
    /// Spike counts.
    case poisson

    /// Kinds whose strength is an energy.
    static let fields: [Kind] = [.independent, .shared, .multiplicative]
  }

  var kind: Kind
  /// 0 without noise, then 1 …
  var level: Int
  /// Energy of private, shared or multiplied noise over that of the signal, standard deviation of
  /// the gain, or mean count.
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
      + Kind.fields.flatMap { levels($0, energies) } + levels(.gain, gains)
      + levels(.poisson, meanCounts)
  }
}

/// Signal and noise of one seed; conditions share what they can.
struct SimulatedRepeats {
  let population: PowerLawPopulation
  let signal: Matrix<Float>
  /// Independent normal numbers, one field a repeat.
  let independent: [Matrix<Float>]
  /// Correlated between neurons, one field a repeat.
  let shared: [Matrix<Float>]
  let sharedEnergy: Double
  let key: RandomKey

  /// Two repeats under a condition.
  func repeats(_ condition: NoiseCondition) -> (Matrix<Float>, Matrix<Float>) {
    let own = key.child(condition.kind.rawValue).child(condition.level)
    switch condition.kind {
    case .none: return (signal, signal)
    case .independent, .shared, .multiplicative:
      let model: ResponseNoise = condition.kind == .multiplicative ? .multiplicative : .additive
      let fields = condition.kind == .independent ? independent : shared
      let scale = scale(condition)
      return (
        model.responses(to: signal, noise: fields[0], scale: scale),
        model.responses(to: signal, noise: fields[1], scale: scale)
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
    case .independent, .shared, .multiplicative: strength
    case .gain: strength * strength
    case .poisson: 1 / (strength * NoiseCondition.contrast * NoiseCondition.contrast)
    }
  }

  /// What the noise is scaled by to have the energy of a condition.
  private func scale(_ condition: NoiseCondition) -> Double {
    let elements = Double(population.stimuli * population.neurons)
    // Noise that multiplies has the energy of the signal where its elements have unit variance.
    let wanted = condition.kind == .multiplicative ? elements : population.energy
    let own = condition.kind == .independent ? elements : sharedEnergy
    return (condition.strength * wanted / own).squareRoot()
  }
}
