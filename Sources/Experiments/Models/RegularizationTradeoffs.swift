import Base
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Results
import Statistics

/// What does each penalty buy, and at what price, as its strength grows?
///
/// Sweeps the strength of each penalty, as released and as defined, and measures accuracy, the
/// median critical norm under PGD, the exponent of the spectrum and ‖J‖_F.
enum RegularizationTradeoffs: Experiment {
  static let id: ExperimentID = "regularization-tradeoffs"
  static let question = "What does each penalty buy, and at what price, as its strength grows?"
  static let figureNames = ["sweep"]
  static let sources =
    AttackedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/RegularizationTradeoffs.swift", "Models/PenaltySweep.swift",
        "Spectra/ResponseSpectra.swift", "Networks/StudyImages.swift",
        "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    /// Which penalties.
    var penalties: [Penalty]
    /// The published strength is multiplied by these.
    var factors: [Double]
    /// How many test images are attacked, from the first.
    var testImages: Int
    /// Sizes of perturbation on the grid.
    var points: Int
    /// Windows of the spectral fit.
    var spectrum: SpectrumSetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    var study = StudySetting.setting(for: profile)
    switch profile {
    case .quick:
      study.networkEpochs = 5
      return Parameters(
        study: study,
        penalties: [
          .squaredParameters, .jacobianAsReleased, .jacobianOfRepresentation, .jacobianOfLogits,
          .spectralAsReleased, .spectralAsDefined,
        ], factors: [0.1, 1, 10], testImages: 100, points: 100, spectrum: .published)
    case .standard, .short:
      study.networkEpochs = profile == .standard ? 10 : 20
      return Parameters(
        study: study, penalties: Penalty.allCases.filter { $0 != .none },
        factors: [0.1, 1, 10], testImages: 500, points: 400, spectrum: .published)
    case .paper:
      return Parameters(
        study: study, penalties: Penalty.allCases.filter { $0 != .none },
        factors: [0.03, 0.1, 0.3, 1, 3, 10, 30], testImages: 1000, points: 400,
        spectrum: .published)
    }
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let images = try StudyImages.test(
      of: parameters.study.layer, count: parameters.spectrum.testImages,
      from: context.dataFolders)
    let settings = PenaltySweep.settings(parameters.penalties, factors: parameters.factors)
    var entries: [PenaltySweep.Entry] = []
    for (penalty, strength) in settings {
      let recipe = parameters.study.network(penalty: penalty, strength: strength)
      let network = try await context.artifact(recipe).trained
      let attacked = try await context.artifact(
        AttackedNetwork(
          network: recipe, attack: .pgd, testImages: parameters.testImages,
          points: parameters.points))
      let spectrum = try ResponseSpectra(
        of: network.preactivations(of: images.inputs), source: penalty.rawValue,
        stimulus: .images, setting: parameters.spectrum, isLayer: true)
      let evaluation = network.folded.evaluation(on: images)
      entries.append(
        PenaltySweep.Entry(
          penalty: penalty, strength: strength, accuracy: evaluation.accuracy,
          medianNorm: attacked.normQuantile(0.5) ?? 0, exponent: spectrum.ordinary.exponent,
          jacobianNorm: evaluation.jacobianNorm ?? 0))
      context.report(
        Progress(step: entries.count, of: settings.count, note: penalty.rawValue))
      try Task.checkCancellation()
    }
    return Findings(
      tables: [PenaltySweep.table(entries)], scalars: PenaltySweep.scalars(entries))
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "sweep"]
    let none = table.filtered(["penalty": Penalty.none.rawValue])
    let present = Penalty.allCases.filter { penalty in
      penalty != .none && table.texts("penalty").contains(penalty.rawValue)
    }
    func panel(_ axis: Axis, _ column: String) -> Panel {
      let lines = present.flatMap { penalty -> [Mark] in
        let own = table.filtered(["penalty": penalty.rawValue])
        let x = own.numbers("factor")
        let y = own.numbers(column)
        return [
          .line(
            LineMark(
              x: x, y: y, color: penalty.color, dash: penalty.dash, label: penalty.title)),
          .points(PointsMark(x: x, y: y, color: penalty.color, size: 3, label: penalty.title)),
        ]
      }
      let rule = none.numbers(column).first.map { Mark.rule(RuleMark(.y($0))) }
      return Panel(
        x: .log("Strength over the published one"), y: axis,
        marks: (rule.map { [$0] } ?? []) + lines)
    }
    let rows = [
      [
        panel(.percent("Test accuracy"), "accuracy"),
        panel(.log("Median critical norm, PGD"), "median norm"),
      ],
      [
        panel(.linear("Exponent $\\alpha$ on images"), "exponent"),
        panel(.log("$\\|J\\|_F$"), "Jacobian norm"),
      ],
    ]
    return [
      Figure(
        "sweep", title: "What each penalty buys",
        alternative:
          "Accuracy, median critical norm under PGD, exponent and Jacobian norm over the "
          + "strength of each penalty; the dashed rule is the network without penalty.",
        tables: ["sweep"],
        grid: PanelGrid(
          rows: rows, shareX: .all, aspect: 0.6,
          legend: present.map {
            LegendEntry($0.title, color: $0.color, key: .line, dash: $0.dash)
          }, isLettered: true))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let table = findings[table: "sweep"]
    func norm(_ penalty: Penalty, _ factor: String) -> Double? {
      let own = table.filtered(["penalty": penalty.rawValue])
      return zip(own.numbers("factor"), own.numbers("median norm"))
        .first { NumberText.shortest($0.0) == factor }?.1
    }
    guard
      let none = table.filtered(["penalty": Penalty.none.rawValue]).numbers("median norm").first,
      let preactivation = norm(.jacobianAsReleased, "1"),
      let logits = norm(.jacobianOfLogits, "1")
    else { return [] }
    return [
      Claim(
        "logit-jacobian-protects-more",
        "At the published strength the Jacobian penalty of the logits protects better against PGD "
          + "than the released one, which looks at the pre-activation.",
        holds: logits > preactivation,
        evidence: "\(NumberText.significant(logits, digits: 3)) against "
          + "\(NumberText.significant(preactivation, digits: 3)); without penalty "
          + "\(NumberText.significant(none, digits: 3)).")
    ]
  }
}
