import Base
import LinearAlgebra
import Neuroscience
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// How does the exponent of a population depend on the dimension of the stimuli?
///
/// Smooth random codes and threshold neurons of stimuli that vary along d directions, gratings, and
/// Gabor cells of images with the spectrum of natural ones, against the bound α > 1 + 2/d.
/// - Source: Stringer et al., *Nature* 571 (2019) 361, Fig. 3 and 4.
enum V1Dimensionality: Experiment {
  static let id: ExperimentID = "v1-dimensionality"
  static let question =
    "How does the exponent of a population depend on the dimension of the stimuli?"
  static let figureNames = ["spectra", "ladder"]
  static let sources = SourceDigests.scope(
    files: [
      "V1/V1Dimensionality.swift", "V1/CodedEnsemble.swift", "V1/ExponentEstimate.swift",
    ], targets: computeTargets + ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var stimuli: Int
    var neurons: Int
    /// d of the ensembles of points.
    var dimensions: [Int]
    /// s of the smooth codes, from rough to smooth; 1 is the bound.
    var smoothnesses: [Double]
    /// Powers of the threshold neurons.
    var powers: [Double]
    /// Power of the neurons that see gratings.
    var gratingPower: Double
    /// Width and height of the images in pixels.
    var imageSide: Int
    /// How many components smooth codes are made of.
    var components: Int
    /// Energy of each neuron's own noise over that of the responses, in each of the two repeats.
    var noiseToSignal: Double
    /// Draws of stimuli with replacement for the error of an exponent.
    var resamples: Int
    /// First and last rank of the fits.
    var window: [Int]
  }

  static func parameters(for profile: Profile) -> Parameters {
    var parameters = Parameters(
      stimuli: 2800, neurons: 4000, dimensions: [1, 2, 4, 8],
      smoothnesses: [0.5, 1, 1.1, 1.5, 2], powers: [0, 0.5, 1], gratingPower: 1,
      imageSide: 48, components: 4000, noiseToSignal: 1, resamples: 200,
      window: [11, 500])
    if profile == .quick {
      parameters.stimuli = 500
      parameters.neurons = 1000
      parameters.smoothnesses = [0.5, 1.1, 1.5, 2]
      parameters.imageSide = 32
      parameters.components = 1000
      parameters.resamples = 50
      parameters.window = [11, 100]
    } else if profile == .paper {
      parameters.neurons = 10_000
    }
    return parameters
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    []
  }

  // MARK: Run

  /// What was found of one ensemble.
  struct Found: Sendable {
    var ensemble: CodedEnsemble
    /// Without noise.
    var clean: PowerLawFit
    /// By cross-validated PCA of two noisy repeats.
    var noisy: ExponentEstimate
    /// Over their first; without noise.
    var spectrum: [Double]
    /// Over the first without noise; cross-validated.
    var crossed: [Double]
  }

  static func ensembles(_ parameters: Parameters) -> [CodedEnsemble] {
    parameters.dimensions.flatMap { dimension in
      parameters.smoothnesses.map {
        CodedEnsemble(kind: .smooth(dimension: dimension, smoothness: $0))
      }
        + parameters.powers.map {
          CodedEnsemble(kind: .threshold(dimension: dimension, power: $0))
        }
    } + [
      CodedEnsemble(kind: .gratings(power: parameters.gratingPower)),
      CodedEnsemble(kind: .naturalImages(side: parameters.imageSide)),
    ]
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let ensembles = ensembles(parameters)
    let noise: [Matrix<Float>] = (0..<2).map {
      context.key.child("noise").child($0)
        .normalMatrix(rows: parameters.stimuli, columns: parameters.neurons)
    }
    var found: [Found] = []
    for ensemble in ensembles {
      try Task.checkCancellation()
      let name = "\(ensemble.code) \(ensemble.dimension ?? 0)"
      // Codes of one ensemble see the same stimuli through the same random numbers.
      found.append(
        try analyse(
          ensemble, parameters, noise: noise, key: context.key.child(name)))
      context.report(Progress(step: found.count, of: ensembles.count, note: name))
    }
    return Findings(
      tables: [found.exponentTable, found.spectrumTable],
      scalars: found.scalars + [
        Scalar("stimuli", Double(parameters.stimuli), meaning: "Number of simulated stimuli"),
        Scalar("neurons", Double(parameters.neurons), meaning: "Number of simulated neurons"),
        Scalar(
          "image-side", Double(parameters.imageSide),
          meaning: "Width and height of the images in pixels"),
        Scalar("first-rank", Double(parameters.window[0]), meaning: "First rank of the fits"),
        Scalar("last-rank", Double(parameters.window[1]), meaning: "Last rank of the fits"),
      ])
  }

  private static func analyse(
    _ ensemble: CodedEnsemble, _ parameters: Parameters, noise: [Matrix<Float>],
    key: RandomKey
  ) throws -> Found {
    let ranks = parameters.window[0]...parameters.window[1]
    let kept = min(
      2 * ranks.upperBound, min(parameters.stimuli - 1, parameters.neurons))
    let responses = ensemble.responses(
      stimuli: parameters.stimuli, neurons: parameters.neurons,
      components: parameters.components, key: key)
    let clean = Array(try CrossValidatedPCA.plainSpectrum(of: responses).prefix(kept))
    let signal = Reductions.sumOfSquares(centredElements(responses))
    let scale = (parameters.noiseToSignal * signal / Double(responses.elements.count)).squareRoot()
    let noisy = try CrossValidatedPCA(
      ResponseNoise.additive.responses(to: responses, noise: noise[0], scale: scale),
      ResponseNoise.additive.responses(to: responses, noise: noise[1], scale: scale),
      components: kept)
    let first = clean[0]
    return Found(
      ensemble: ensemble,
      clean: try PowerLawFit.weighted(clean.map { $0 / first }, ranks: ranks),
      noisy: try ExponentEstimate(
        noisy, ranks: ranks, resamples: parameters.resamples, key: key.child("resamples")),
      spectrum: clean.map { $0 / first }, crossed: noisy.spectrum.map { $0 / first })
  }

  /// Responses less each neuron's mean.
  private static func centredElements(_ responses: Matrix<Float>) -> [Float] {
    let means = columnMeans(of: responses)
    return responses.elements.indices.map {
      Float(Double(responses.elements[$0]) - means[$0 % responses.columns])
    }
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] { EnsembleFigures.all(findings) }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let rows = EnsembleRow.all(findings[table: "exponents"])
    let smooth = rows.filter { $0.code == "smooth" && $0.smoothness > 1 }
    let rough = rows.filter { $0.code != "natural-like" && $0.smoothness < 1 }
    let above = smooth.filter { $0.clean > $0.bound }
    let below = rough.filter { $0.clean < $0.bound }
    let falls = Set(smooth.map(\.dimension)).sorted().filter { dimension in
      let own = smooth.filter { $0.dimension == dimension }
      return zip(own, own.dropFirst()).allSatisfy { $0.clean < $1.clean }
    }
    let nearest = Set(smooth.map(\.dimension)).sorted().compactMap { dimension in
      smooth.first { $0.dimension == dimension }
    }
    let images = rows.first { $0.code == "natural-like" }
    let ladder = rows.filter { $0.code == "threshold" && $0.smoothness == 1.5 }
    let thresholds = rows.filter { ["threshold", "gratings"].contains($0.code) }
    let far = thresholds.filter { ($0.clean - $0.theory).magnitude > 0.25 }
    return [
      Claim(
        "smooth-codes-obey-the-bound",
        "Every code with more than one derivative has α above 1 + 2/d.",
        holds: above.count == smooth.count,
        evidence: "\(above.count) of \(smooth.count) codes, without noise."),
      Claim(
        "rough-codes-break-it",
        "Every code with less than one derivative has α below 1 + 2/d.",
        holds: below.count == rough.count, evidence: "\(below.count) of \(rough.count) codes."),
      Claim(
        "approach-from-above",
        "In each dimension α falls towards 1 + 2/d as the code gets rougher, and ends within "
          + "0.25 of "
          + "it.",
        holds: falls.count == nearest.count
          && nearest.allSatisfy { $0.clean > $0.bound && $0.clean < $0.bound + 0.25 },
        evidence: nearest.map {
          "\(fixed($0.clean)) against \(fixed($0.bound)) for d = \($0.dimension)"
        }.joined(separator: "; ") + "."),
      Claim(
        "threshold-theory",
        "Threshold neurons have α within 0.25 of 1 + (2 n + 1)/d.",
        holds: far.isEmpty,
        evidence: far.isEmpty
          ? "All \(thresholds.count) codes."
          : "Not "
            + far.map {
              "\(fixed($0.clean)) against \(fixed($0.theory)) for d = \($0.dimension)"
            }.joined(separator: "; ") + "."),
      Claim(
        "order-of-ensembles",
        "α falls as the ensemble gets richer: rectified-linear neurons of d = 1, 2, 4, 8, then "
          + "natural-like images.",
        holds: images != nil
          && zip(ladder, ladder.dropFirst()).allSatisfy { $0.clean > $1.clean }
          && (images?.clean ?? 9) < (ladder.last?.clean ?? 0),
        evidence: (ladder + (images.map { [$0] } ?? [])).map { fixed($0.clean) }
          .joined(separator: ", ") + "."),
      Claim(
        "images-near-one", "Natural-like images give α within 0.15 of the published 1.04.",
        holds: images.map { ($0.clean - 1.04).magnitude < 0.15 } ?? false,
        evidence: images.map { "\(fixed($0.clean)) without noise." } ?? "None."),
    ]
  }

  private static func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
}
