import Base
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results

/// How is the variance of a layer's response spread over dimensions, before and after learning?
///
/// Eigenvalues of the covariance of the data set itself, of its response under the initial weights
/// and under the trained ones, for test images and for white noise, over nested subsets of units.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. 2.
enum WTASpectra: Experiment {
  static let id: ExperimentID = "wta-spectra"
  static let question =
    "How is the variance of the response spread over dimensions, before and after learning?"
  static let figureNames = ["spectra"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(
      files: [
        "WinnerTakeAll/WTASpectra.swift", "Spectra/ResponseSpectra.swift",
        "Networks/StudyImages.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var layer: TrainedWTALayer
    var spectrum: SpectrumSetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(layer: .setting(for: profile), spectrum: .published)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  /// What the spectrum is of; a row of the figure.
  private enum Source: String, CaseIterable {
    case dataset = "data set"
    case initial = "initial weights"
    case trained = "trained layer"

    /// In the names of scalars.
    var slug: String {
      switch self {
      case .dataset: "dataset"
      case .initial: "initial"
      case .trained: "trained"
      }
    }
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let product = try await context.artifact(parameters.layer)
    let setting = parameters.spectrum
    let images = try StudyImages.test(
      of: parameters.layer, count: setting.testImages, from: context.dataFolders
    ).inputs
    let noise: Matrix<Float> = context.key.child("white noise")
      .normalMatrix(rows: setting.testImages, columns: images.columns)
    var spectra: [ResponseSpectra] = []
    var scalars: [Scalar] = []
    for source in Source.allCases {
      for (stimulus, input) in [(Stimulus.images, images), (.noise, noise)] {
        let response =
          switch source {
          case .dataset: input
          case .initial: product.initial.currents(of: input)
          case .trained: product.trained.currents(of: input)
          }
        let own = try ResponseSpectra(
          of: response, source: source.rawValue, stimulus: stimulus, setting: setting,
          isLayer: source != .dataset)
        spectra.append(own)
        scalars.append(
          own.scalar(
            "alpha.\(source.slug).\(stimulus.rawValue)", published: published(source, stimulus)))
        context.report(
          Progress(
            step: spectra.count, of: 6, note: "\(source.rawValue), \(stimulus.rawValue)"))
        try Task.checkCancellation()
      }
    }
    scalars += [
      Scalar(
        "images", Double(images.rows),
        meaning: "Number of test images, and of images of noise, that the covariance is over"),
      Scalar("units", Double(parameters.layer.hidden), meaning: "Number of hidden units"),
    ]
    return Findings(tables: [spectra.eigenvalueTable, spectra.exponentTable], scalars: scalars)
  }

  /// What the paper prints, as −slope; compared with, never returned as a result.
  private static func published(_ source: Source, _ stimulus: Stimulus) -> Published {
    let (value, error): (Double, Double?) =
      switch (source, stimulus) {
      case (.dataset, .images): (1.47, nil)
      case (.dataset, .noise): (0.05, nil)
      case (.initial, .images): (1.53, nil)
      case (.initial, .noise): (0.11, nil)
      case (.trained, .images): (2.67, 0.01)
      case (.trained, .noise): (1.29, nil)
      }
    return Published(
      value, uncertainty: error, source: "Holzhausen et al. 2024, Fig. 2", dataset: "cifar10")
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [
      Figure(
        "spectra", title: "Eigenspectra of data set, initial weights and trained layer",
        alternative: alternative(findings), tables: ["spectra", "exponents"],
        grid: SpectraFigure.grid(
          findings[table: "spectra"], findings[table: "exponents"],
          titles: [
            ("data set", "Data set"), ("initial weights", "Initial weights"),
            ("trained layer", "Trained layer"),
          ]))
    ]
  }

  private static func alternative(_ findings: Findings) -> String {
    func alpha(_ name: String) -> String {
      let scalar = findings[scalar: "alpha.\(name)"]
      return scalar.text
    }
    return "Six log-log plots of eigenvalues over dimension. On images the exponents are "
      + "\(alpha("dataset.images")) for the data set, \(alpha("initial.images")) under initial "
      + "weights and \(alpha("trained.images")) after training; on white noise "
      + "\(alpha("dataset.noise")), \(alpha("initial.noise")) and \(alpha("trained.noise"))."
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func alpha(_ name: String) -> Scalar { findings[scalar: "alpha.\(name)"] }
    let data = alpha("dataset.images")
    let initial = alpha("initial.images")
    let trained = alpha("trained.images")
    let initialNoise = alpha("initial.noise")
    let trainedNoise = alpha("trained.noise")
    return [
      Claim(
        "steeper-than-data",
        "The trained layer's spectrum decays faster than that of the images it was trained on.",
        holds: trained.value > data.value, evidence: "\(trained.text) against \(data.text)"),
      Claim(
        "learning-steepens",
        "Learning moves the exponent further than random initial weights do.",
        holds: (trained.value - data.value).magnitude > (initial.value - data.value).magnitude,
        evidence:
          "\(trained.text) and \(initial.text) against \(data.text) of the images themselves"),
      Claim(
        "noise-is-coloured",
        "After learning white noise no longer looks white: its exponent grows.",
        holds: trainedNoise.value > initialNoise.value,
        evidence: "\(trainedNoise.text) against \(initialNoise.text)"),
    ]
  }
}
