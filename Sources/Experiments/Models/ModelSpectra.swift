import Base
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results

/// What spectrum does each way of learning give the hidden layer?
///
/// Eigenvalues of the covariance of the pre-activations of the five models, for test images and for
/// white noise, over nested subsets of units.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. 3.
enum ModelSpectra: Experiment {
  static let id: ExperimentID = "model-spectra"
  static let question = "What spectrum does each way of learning give the hidden layer?"
  static let figureNames = ["spectra"]
  static let sources =
    TrainedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/ModelSpectra.swift", "Spectra/ResponseSpectra.swift",
        "Networks/StudyImages.swift", "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    var spectrum: SpectrumSetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(study: .setting(for: profile), spectrum: .published)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let setting = parameters.spectrum
    let images = try StudyImages.test(
      of: parameters.study.layer, count: setting.testImages, from: context.dataFolders
    ).inputs
    let noise: Matrix<Float> = context.key.child("white noise")
      .normalMatrix(rows: setting.testImages, columns: images.columns)
    var spectra: [ResponseSpectra] = []
    var scalars: [Scalar] = []
    for model in StudyModel.allCases {
      let product = try await context.artifact(parameters.study.network(model))
      for (stimulus, input) in [(Stimulus.images, images), (.noise, noise)] {
        let own = try ResponseSpectra(
          of: product.trained.preactivations(of: input), source: model.rawValue,
          stimulus: stimulus, setting: setting, isLayer: true)
        spectra.append(own)
        scalars.append(
          own.scalar(
            "alpha.\(model.slug).\(stimulus.rawValue)", published: published(model, stimulus)))
        context.report(
          Progress(
            step: spectra.count, of: 10, note: "\(model.rawValue), \(stimulus.rawValue)"))
        try Task.checkCancellation()
      }
      if model == .specreg {
        let initial = try ResponseSpectra(
          of: product.initial.preactivations(of: images), source: "initial weights",
          stimulus: .images, setting: setting, isLayer: true)
        scalars.append(initial.scalar("alpha.initial.images", published: initialPublished))
      }
    }
    return Findings(tables: [spectra.eigenvalueTable, spectra.exponentTable], scalars: scalars)
  }

  /// What the paper prints, as −slope; compared with, never returned as a result.
  private static func published(_ model: StudyModel, _ stimulus: Stimulus) -> Published {
    let (value, error): (Double, Double?) =
      switch (model, stimulus) {
      case (.kh, .images): (2.67, 0.01)
      case (.kh, .noise): (1.29, nil)
      case (.bp, .images): (2.92, 0.01)
      case (.bp, .noise): (0.97, 0.02)
      case (.l2, .images): (4.11, 0.01)
      case (.l2, .noise): (2.46, 0.04)
      case (.jreg, .images): (3.54, 0.02)
      case (.jreg, .noise): (1.42, 0.03)
      case (.specreg, .images): (1.53, 0.01)
      case (.specreg, .noise): (0.11, nil)
      }
    return Published(
      value, uncertainty: error, source: "Holzhausen et al. 2024, Fig. 3", dataset: "cifar10")
  }

  private static let initialPublished = Published(
    1.53, source: "Holzhausen et al. 2024, Fig. 2", dataset: "cifar10")

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [
      Figure(
        "spectra", title: "Eigenspectra of the hidden layer of five models",
        alternative: alternative(findings), tables: ["spectra", "exponents"],
        grid: SpectraFigure.grid(
          findings[table: "spectra"], findings[table: "exponents"],
          titles: StudyModel.allCases.map { ($0.rawValue, $0.rawValue) }))
    ]
  }

  private static func alternative(_ findings: Findings) -> String {
    let parts = StudyModel.allCases.map { model in
      "\(model.rawValue) with exponent \(text(findings, model, .images)) on images and "
        + "\(text(findings, model, .noise)) on white noise"
    }
    return "Log-log plots of eigenvalues over rank, one row a model: "
      + parts.joined(separator: "; ") + "."
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func alpha(_ model: StudyModel) -> Double {
      findings[scalar: "alpha.\(model.slug).images"].value
    }
    let initial = findings[scalar: "alpha.initial.images"]
    let specreg = findings[scalar: "alpha.specreg.images"]
    let order: [StudyModel] = [.l2, .jreg, .bp, .kh, .specreg]
    return [
      Claim(
        "order", "On images the exponents fall in the order L2, JReg, BP, KH, SpecReg.",
        holds: zip(order, order.dropFirst()).allSatisfy { alpha($0) > alpha($1) },
        evidence: order.map { "\($0.rawValue) \(text(findings, $0, .images))" }
          .joined(separator: ", ") + "."),
      Claim(
        "spectral-penalty-does-nothing",
        "As released, the spectral penalty leaves the exponent within 0.1 of the initial weights'.",
        holds: (specreg.value - initial.value).magnitude < 0.1,
        evidence: "\(text(findings, .specreg, .images)) against "
          + initial.text + "."),
    ]
  }

  private static func text(
    _ findings: Findings, _ model: StudyModel, _ stimulus: Stimulus
  ) -> String {
    let scalar = findings[scalar: "alpha.\(model.slug).\(stimulus.rawValue)"]
    return scalar.text
  }
}
