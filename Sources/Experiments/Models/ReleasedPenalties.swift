import Base
import Datasets
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// What do the penalties of the released code penalise?
///
/// The Jacobian penalty is measured on single batches beside ‖W‖_F², and networks trained with it
/// are held beside networks with weight decay on W alone of the strength that the estimate comes to.
/// The spectral penalty's effect on the spectrum is held beside that of its definition.
/// - Source: the findings about the code of Holzhausen et al., arXiv 2405.00679.
enum ReleasedPenalties: Experiment {
  static let id: ExperimentID = "released-penalties"
  static let question = "What do the penalties of the released code penalise?"
  static let figureNames = ["penalties"]
  static let sources =
    AttackedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/ReleasedPenalties.swift", "Spectra/ResponseSpectra.swift",
        "Networks/StudyImages.swift", "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    /// Batches on which the Jacobian penalty is estimated.
    var draws: Int
    /// How many test images are attacked, from the first.
    var testImages: Int
    /// Sizes of perturbation on the grid.
    var points: Int
    /// Windows of the spectral fit.
    var spectrum: SpectrumSetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(
      study: .setting(for: profile), draws: profile == .quick ? 20 : 100,
      testImages: profile == .quick ? 100 : 500, points: profile == .quick ? 100 : 400,
      spectrum: .published)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Networks

  /// A network of the comparison.
  enum Candidate: String, CaseIterable, Sendable {
    case initial = "initial weights"
    case plain = "no penalty"
    case jacobian = "Jacobian, as released"
    case decay = "weight decay on W"
    case spectral = "spectral, as released"
    case defined = "spectral, as defined"

    var slug: String {
      switch self {
      case .initial: "initial"
      case .plain: "none"
      case .jacobian: "jacobian"
      case .decay: "decay"
      case .spectral: "spectral"
      case .defined: "defined"
      }
    }

    var color: SeriesColor {
      switch self {
      case .initial: Palette.neutral
      case .plain: Palette.bp
      case .jacobian: Palette.jreg
      case .decay: Palette.l2
      case .spectral: Palette.specreg
      case .defined: Palette.companion
      }
    }

    /// The recipe; initial weights are those of the spectral network.
    func recipe(_ study: StudySetting) -> TrainedNetwork {
      let jacobian = StudyModel.jreg.strength
      let share = RandomProjections(.firstAloneEveryImage)
        .expectedShare(images: study.networkBatch)
      return switch self {
      case .plain: study.network(.bp)
      case .jacobian: study.network(.jreg)
      case .decay:
        study.network(penalty: .jacobianOfPreactivation, strength: share * jacobian)
      case .initial, .spectral: study.network(.specreg)
      case .defined:
        study.network(penalty: .spectralAsDefined, strength: StudyModel.specreg.strength)
      }
    }
  }

  /// What is measured of one.
  private struct Measured: Sendable {
    var candidate: Candidate
    var accuracy: Double
    /// −1 where no network is attacked.
    var medianNorm: Double
    var squaredWeights: Double
    var spectrum: ResponseSpectra
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let images = try StudyImages.test(
      of: parameters.study.layer, count: parameters.spectrum.testImages,
      from: context.dataFolders)
    var measured: [Measured] = []
    for candidate in Candidate.allCases {
      measured.append(try await measure(candidate, images, parameters, in: context))
      context.report(
        Progress(
          step: measured.count, of: Candidate.allCases.count, note: candidate.rawValue))
      try Task.checkCancellation()
    }
    let estimates = try await estimates(parameters, in: context)
    return Findings(
      tables: [
        networkTable(measured), measured.map(\.spectrum).eigenvalueTable,
        Table(
          "estimates", title: "Estimates of the squared Jacobian norm over that of the weights",
          columns: [
            Column("batch", integers: Array(0..<parameters.draws)),
            Column("as released", doubles: estimates.released),
            Column("every image", doubles: estimates.every),
          ]),
      ],
      scalars: scalars(measured) + scalars(estimates, parameters))
  }

  private static func measure(
    _ candidate: Candidate, _ images: LabeledInputs, _ parameters: Parameters,
    in context: RunContext
  ) async throws -> Measured {
    let recipe = candidate.recipe(parameters.study)
    let product = try await context.artifact(recipe)
    let network = candidate == .initial ? product.initial : product.trained
    var median = -1.0
    if candidate != .initial {
      let attacked = try await context.artifact(
        AttackedNetwork(
          network: recipe, attack: .pgd, testImages: parameters.testImages,
          points: parameters.points))
      median = attacked.normQuantile(0.5) ?? -1
    }
    return Measured(
      candidate: candidate, accuracy: network.folded.evaluation(on: images).accuracy,
      medianNorm: median, squaredWeights: Reductions.sumOfSquares(network.hiddenWeights.elements),
      spectrum: try ResponseSpectra(
        of: network.preactivations(of: images.inputs), source: candidate.rawValue,
        stimulus: .images, setting: parameters.spectrum, isLayer: true))
  }

  /// The stochastic penalty on batches of its own, over ‖W‖_F².
  private static func estimates(
    _ parameters: Parameters, in context: RunContext
  ) async throws -> (released: [Double], every: [Double]) {
    let study = parameters.study
    let network = try await context.artifact(study.network(.bp)).trained
    let layer = study.layer
    let train = try StudyImages.labeled(
      ImageSets.load(layer.dataset, from: context.dataFolders).train, count: study.networkBatch,
      p: layer.p)
    let exact = Reductions.sumOfSquares(network.hiddenWeights.elements)
    func draws(_ normalization: RandomProjections.Normalization, _ name: String) -> [Double] {
      let regularizer = Regularizer.jacobian(
        JacobianPenalty(
          strength: 1, .projectedPreactivation(RandomProjections(normalization))))
      return (0..<parameters.draws).map { draw in
        var trainer = NetworkTrainer(network, regularizer: regularizer)
        let record = trainer.step(
          train, learningRate: 0, key: context.key.child(name).child(draw))
        return record.penalty / exact
      }
    }
    return (draws(.firstAloneEveryImage, "as released"), draws(.everyImage, "every image"))
  }

  private static func networkTable(_ measured: [Measured]) -> Table {
    Table(
      "networks", title: "Networks with the released penalties beside others",
      columns: [
        Column("network", texts: measured.map(\.candidate.rawValue)),
        Column("accuracy", doubles: measured.map(\.accuracy)),
        Column("median norm", doubles: measured.map(\.medianNorm)),
        Column("squared weights", doubles: measured.map(\.squaredWeights)),
        Column("exponent", doubles: measured.map(\.spectrum.ordinary.exponent)),
        Column("standard error", doubles: measured.map(\.spectrum.ordinary.standardError)),
      ])
  }

  private static func scalars(_ measured: [Measured]) -> [Scalar] {
    measured.flatMap { one -> [Scalar] in
      let (slug, name) = (one.candidate.slug, one.candidate.rawValue)
      let common = [
        Scalar(
          "alpha.\(slug)", one.spectrum.ordinary.exponent,
          uncertainty: one.spectrum.ordinary.standardError,
          meaning: "Exponent of the spectrum on test images, \(name), with its standard error"),
        Scalar(
          "weights.\(slug)", one.squaredWeights, meaning: "Squared norm of W, \(name)"),
      ]
      guard one.candidate != .initial else { return common }
      return common + [
        Scalar("accuracy.\(slug)", one.accuracy, meaning: "Test accuracy, \(name)"),
        Scalar(
          "median.\(slug)", one.medianNorm, meaning: "Median critical norm under PGD, \(name)"),
      ]
    }
  }

  private static func scalars(
    _ estimates: (released: [Double], every: [Double]), _ parameters: Parameters
  ) -> [Scalar] {
    let expected = RandomProjections(.firstAloneEveryImage)
      .expectedShare(images: parameters.study.networkBatch)
    func mean(_ values: [Double]) -> (Double, Double?) {
      let moments = Moments(values)
      let error = moments.map { $0.standardDeviation / Double(values.count).squareRoot() }
      return (moments?.mean ?? 0, error)
    }
    let (released, releasedError) = mean(estimates.released)
    let (every, everyError) = mean(estimates.every)
    return [
      Scalar(
        "share.released", released, uncertainty: releasedError,
        meaning: "Mean of the released estimate over the squared norm of W, with standard error"),
      Scalar(
        "share.expected", expected,
        meaning: "The same by calculation: the second and third directions count 1/B each"),
      Scalar(
        "share.every", every, uncertainty: everyError,
        meaning: "Mean of the estimate with directions of unit length for each image, over the "
          + "squared norm of W"),
    ]
  }
}
