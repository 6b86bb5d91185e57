import Base
import LinearAlgebra
import Neuroscience
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// Does cross-validated PCA find the exponent of a population under noise, and up to which noise?
///
/// Populations of three known exponents answer each stimulus twice, under noise of each neuron's
/// own, noise that neurons share, noise that multiplies, fluctuating gain, and as Poisson counts.
/// - Source: the simulations of Stringer et al., *Nature* 571 (2019) 361.
enum V1CVPCA: Experiment {
  static let id: ExperimentID = "v1-cvpca"
  static let question = "Does cross-validated PCA find the exponent of a population under noise?"
  static let figureNames = ["spectra", "recovery", "recovered"]
  static let sources = SourceDigests.scope(
    files: ["V1/V1CVPCA.swift", "V1/SimulatedRecovery.swift", "V1/ExponentEstimate.swift"],
    targets: computeTargets + ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var stimuli: Int
    var neurons: Int
    var populations: [NamedPopulation]
    /// The covariance of shared noise over neurons falls with this exponent.
    var noiseExponent: Double
    /// Energies of private, shared and multiplied noise over that of the signal, from weak to
    /// strong.
    var energies: [Double]
    /// Standard deviations of a gain that a trial's neurons share.
    var gains: [Double]
    /// Mean spike counts.
    var meanCounts: [Double]
    /// Independent recordings of each population.
    var recordings: Int
    /// Random exchanges between repeats for the shuffled estimate, under noise given by its energy;
    /// under other noise nothing is exchanged.
    var exchanges: Int
    /// Draws of stimuli with replacement for the error of an exponent.
    var resamples: Int
    /// First and last rank of the fits.
    var window: [Int]
  }

  static func parameters(for profile: Profile) -> Parameters {
    var parameters = Parameters(
      stimuli: 2800, neurons: 10_000, populations: NamedPopulation.published,
      noiseExponent: 1.1, energies: [0.1, 0.5, 2], gains: [0.2, 1],
      meanCounts: [30, 3], recordings: 1, exchanges: 1, resamples: 200, window: [11, 500])
    if profile == .quick {
      parameters.stimuli = 280
      parameters.neurons = 1000
      parameters.recordings = 3
      parameters.resamples = 100
      parameters.window = [6, 50]
    } else if profile == .paper {
      parameters.recordings = 10
      parameters.exchanges = 5
    }
    return parameters
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    []
  }

  // MARK: Run

  /// What was found under one condition in one recording.
  struct Estimate: Sendable {
    var population: NamedPopulation
    var condition: NoiseCondition
    var recording: Int
    var noiseToSignal: Double
    var crossValidated: ExponentEstimate
    var shuffled: Double
    var plain: Double
    /// Of the cross-validated fit, in the unit of `spectra`.
    var prefactor: Double
    /// Over neurons / (stimuli − 1), so that the signal's own is n^(−α); of the first recording.
    var spectra: (crossValidated: [Double], plain: [Double])?
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let ranks = parameters.window[0]...parameters.window[1]
    let components = min(
      2 * ranks.upperBound, min(parameters.stimuli - 1, parameters.neurons))
    let unit = Double(parameters.neurons) / Double(parameters.stimuli - 1)
    var estimates: [Estimate] = []
    for recording in 0..<parameters.recordings {
      let key = context.key.child("recording").child(recording)
      let field = CorrelatedNoise(
        stimuli: parameters.stimuli, neurons: parameters.neurons,
        exponent: parameters.noiseExponent)
      let shared = field.repeats(2, key: key.child("noise"))
      let independent: [Matrix<Float>] = (0..<2).map {
        key.child("private noise").child($0)
          .normalMatrix(rows: parameters.stimuli, columns: parameters.neurons)
      }
      for population in parameters.populations {
        let coded = PowerLawPopulation(
          stimuli: parameters.stimuli, neurons: parameters.neurons,
          exponent: population.exponent)
        let own = key.child(population.name)
        let simulated = SimulatedRepeats(
          population: coded, signal: coded.signal(key: own.child("signal")),
          independent: independent, shared: shared, sharedEnergy: field.energy,
          key: own.child("trials"))
        let conditions = NoiseCondition.all(
          energies: parameters.energies, gains: parameters.gains,
          meanCounts: parameters.meanCounts)
        for condition in conditions {
          try Task.checkCancellation()
          let (first, second) = simulated.repeats(condition)
          let analysis = try CrossValidatedPCA(first, second, components: components)
          let draw = own.child(condition.kind.rawValue).child(condition.level)
          let shuffled =
            NoiseCondition.Kind.fields.contains(condition.kind)
            ? try CrossValidatedPCA.shuffled(
              first, second, times: parameters.exchanges, components: components,
              key: draw.child("exchanges")) : analysis.spectrum
          let estimate = try ExponentEstimate(
            analysis, ranks: ranks, resamples: parameters.resamples, key: draw.child("stimuli"))
          estimates.append(
            Estimate(
              population: population, condition: condition, recording: recording,
              noiseToSignal: simulated.noiseToSignal(condition),
              crossValidated: estimate,
              shuffled: try PowerLawFit.weighted(shuffled, ranks: ranks).exponent,
              plain: try PowerLawFit.weighted(analysis.plain, ranks: ranks).exponent,
              prefactor: estimate.weighted.prefactor / unit,
              spectra: recording == 0
                ? (analysis.spectrum.map { $0 / unit }, analysis.plain.map { $0 / unit }) : nil))
          context.report(
            Progress(
              step: estimates.count,
              of: parameters.recordings * parameters.populations.count * conditions.count,
              note: "\(population.name), \(condition.kind.rawValue) \(condition.level)"))
        }
      }
    }
    let recovery = estimates.recovery
    return Findings(
      tables: [estimates.table, recovery.table, estimates.spectrumTable],
      scalars: recovery.flatMap(\.scalars) + [
        Scalar("stimuli", Double(parameters.stimuli), meaning: "Number of simulated stimuli"),
        Scalar("neurons", Double(parameters.neurons), meaning: "Number of simulated neurons"),
        Scalar(
          "recordings", Double(parameters.recordings),
          meaning: "Number of simulated recordings of each population"),
        Scalar("first-rank", Double(ranks.lowerBound), meaning: "First rank of the fits"),
        Scalar("last-rank", Double(ranks.upperBound), meaning: "Last rank of the fits"),
      ] + recovery.breakdownScalars)
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] { RecoveryFigures.all(findings) }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let recovery = findings[table: "recovery"]
    func rows(_ wanted: (String, Int) -> Bool) -> [RecoveredRow] {
      RecoveredRow.all(recovery).filter { wanted($0.noise, $0.level) }
    }
    let fields = ["private", "shared", "multiplicative"]
    func weak(_ kinds: [String]) -> [RecoveredRow] {
      rows { noise, level in kinds.contains(noise) && level == 1 }
    }
    func nearer(_ noise: String) -> (Int, Int) {
      let own = rows { $0 == noise && $1 > 0 }
      let good = own.filter {
        $0.deviation.magnitude < ($0.plain - $0.clean).magnitude
      }
      return (good.count, own.count)
    }
    let gain = rows { noise, _ in noise == "gain" }
    let counts = rows { noise, level in noise == "poisson" && level == 1 }
    return [
      Claim(
        "exact-without-noise",
        "Without noise the fit returns each population's exponent within 0.05.",
        holds: rows { noise, _ in noise == "none" }
          .allSatisfy { ($0.exponent - $0.trueExponent).magnitude < 0.05 },
        evidence: text(rows { noise, _ in noise == "none" })),
      Claim(
        "recovers-under-private-noise",
        "At the weakest level of private or multiplied noise cross-validated PCA finds each "
          + "exponent "
          + "within two errors of that without noise.",
        holds: weak(["private", "multiplicative"]).allSatisfy(\.isWithinError),
        evidence: text(weak(["private", "multiplicative"]))),
      Claim(
        "recovers-under-shared-noise",
        "So it does at the weakest level of noise that neurons share.",
        holds: weak(["shared"]).allSatisfy(\.isWithinError), evidence: text(weak(["shared"]))),
      Claim(
        "nearer-than-plain",
        "Under private and under multiplied noise of every level it is nearer to the exponent "
          + "without "
          + "noise than PCA of one repeat.",
        holds: [nearer("private"), nearer("multiplicative")].allSatisfy { $0.0 == $0.1 },
        evidence: fields.map { "\(nearer($0).0) of \(nearer($0).1) \($0)" }
          .joined(separator: ", ") + "."),
      Claim(
        "gain-is-harmless",
        "A gain that all neurons share moves no exponent by more than two errors.",
        holds: gain.allSatisfy(\.isWithinError), evidence: text(gain)),
      Claim(
        "counts-are-enough",
        "From Poisson counts of the highest mean the exponents are found within two errors of "
          + "those "
          + "without noise.",
        holds: counts.allSatisfy(\.isWithinError), evidence: text(counts)),
    ]
  }

  private static func text(_ rows: [RecoveredRow]) -> String {
    rows.map {
      let level = $0.level == 0 ? "" : ", \($0.noise) \($0.level)"
      return "\(UncertainText.text($0.exponent, $0.error)) for "
        + "\(NumberText.shortest($0.trueExponent))\(level)"
    }.joined(separator: "; ") + "."
  }
}
