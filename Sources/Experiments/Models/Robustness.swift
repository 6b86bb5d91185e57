import Base
import Learning
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// How much perturbation does each model withstand?
///
/// For every test image that a model classifies correctly, the smallest size on a grid at which an
/// attack succeeds, and the L2 norm of what it then has added. Attacks that check the others are made
/// on the first network of each model.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. 1.
enum Robustness: Experiment {
  static let id: ExperimentID = "robustness"
  static let question = "How much perturbation does each model withstand?"
  static let figureNames = ["robustness", "checks"]
  static let sources =
    AttackedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/Robustness.swift", "Models/RobustnessTables.swift",
        "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    /// How many test images are attacked, from the first.
    var testImages: Int
    /// Sizes of perturbation on the grid.
    var points: Int
    /// Images on which the bracketing search is compared with the whole grid.
    var comparedImages: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    switch profile {
    case .quick:
      Parameters(study: .setting(for: profile), testImages: 200, points: 100, comparedImages: 20)
    case .standard, .short:
      Parameters(
        study: .setting(for: profile), testImages: 1000, points: 400, comparedImages: 100)
    case .paper:
      Parameters(
        study: .setting(for: profile), testImages: 10_000, points: 400, comparedImages: 200)
    }
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    var results: [RobustnessResult] = []
    var comparisons: [SearchComparison] = []
    let steps = StudyModel.allCases.count * parameters.study.replicates
    var step = 0
    for model in StudyModel.allCases {
      for replicate in 0..<parameters.study.replicates {
        let network = parameters.study.network(model, replicate: replicate)
        for attack in replicate == 0 ? StudyAttack.allCases : StudyAttack.published {
          let found = try await context.artifact(
            AttackedNetwork(
              network: network, attack: attack, testImages: parameters.testImages,
              points: parameters.points))
          results.append(
            RobustnessResult(model: model, attack: attack, replicate: replicate, found: found))
          try Task.checkCancellation()
        }
        if replicate == 0 {
          comparisons.append(
            try await compare(model, network, parameters, in: context))
        }
        step += 1
        context.report(Progress(step: step, of: steps, note: model.rawValue))
      }
    }
    return Findings(
      tables: [
        results.curveTable, results.criticalTable, results.summaryTable,
        comparisons.table,
      ],
      scalars: results.scalars + [
        Scalar(
          "images", Double(parameters.testImages), meaning: "Number of test images attacked"),
        Scalar(
          "replicates", Double(parameters.study.replicates),
          meaning: "Networks of each model that differ in their random numbers alone"),
        Scalar(
          "search-gap", comparisons.map(\.gap).max() ?? 0,
          meaning: "Largest difference of relative accuracy between the bracketing search and the "
            + "whole grid under PGD, over models and sizes"),
      ])
  }

  /// The bracketing search beside every size of the grid, under PGD.
  private static func compare(
    _ model: StudyModel, _ recipe: TrainedNetwork, _ parameters: Parameters,
    in context: RunContext
  ) async throws -> SearchComparison {
    let network = try await context.artifact(recipe).trained
    let images = try StudyImages.test(
      of: recipe.layer, count: parameters.comparedImages, from: context.dataFolders)
    let attack = StudyAttack.pgd
    let (grid, key) = (attack.grid(points: parameters.points), context.key.child("comparison"))
    let search = CriticalPerturbations(
      of: network, under: attack.attack, on: images, grid: grid, key: key)
    let whole = GridRobustness(
      of: network, under: attack.attack, on: images, grid: grid, key: key)
    return SearchComparison(model: model, whole.disagreement(with: search))
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [
      figure(
        "robustness", "What five models withstand", StudyAttack.published, findings,
        isRelative: true),
      figure(
        "checks", "Other attacks, and accuracy of all images", StudyAttack.checks, findings,
        isRelative: false),
    ]
  }

  private static func figure(
    _ name: String, _ title: String, _ attacks: [StudyAttack], _ findings: Findings,
    isRelative: Bool
  ) -> Figure {
    let curves = findings[table: "curves"]
    let critical = findings[table: "critical"]
    let rows = attacks.map { attack in
      [
        curvePanel(curves.filtered(["attack": attack.rawValue]), isRelative: isRelative),
        boxPanel(critical.filtered(["attack": attack.rawValue])),
      ]
    }
    let medians = attacks.map { attack in
      let parts = StudyModel.allCases.map { model in
        let value = findings[scalar: "median.\(attack.rawValue).\(model.slug)"].value
        return "\(model.rawValue) \(NumberText.significant(value, digits: 2))"
      }
      return "\(attack.rawValue): \(parts.joined(separator: ", "))"
    }
    return Figure(
      name, title: title,
      alternative: "Left: accuracy over the size of the perturbation. Right: box plots of the L2 "
        + "norm at which images are first misclassified, with medians for "
        + medians.joined(separator: "; ") + ".",
      tables: ["curves", "critical", "summary"],
      grid: PanelGrid(
        rows: rows, rowTitles: attacks.map(\.title),
        shareX: isRelative ? .columns : .none, aspect: 0.55,
        legend: StudyModel.legend, isLettered: true))
  }

  private static func curvePanel(_ table: Table, isRelative: Bool) -> Panel {
    let column = isRelative ? "relative accuracy" : "accuracy"
    let marks = StudyModel.allCases.flatMap { model -> [Mark] in
      let own = table.filtered(["model": model.rawValue])
      let sizes = Set(own.numbers("epsilon")).sorted()
      let runs = Set(own.numbers("replicate")).sorted().map {
        own.filtered(["replicate": NumberText.shortest($0)]).numbers(column)
      }
      guard let count = runs.map(\.count).min(), count == sizes.count else { return [] }
      let columns = sizes.indices.map { index in runs.map { $0[index] } }
      let mean = columns.map { $0.reduce(0, +) / Double($0.count) }
      let line = Mark.line(
        LineMark(x: sizes, y: mean, color: model.color, dash: model.dash, label: model.rawValue))
      guard runs.count > 1 else { return [line] }
      return [
        .band(
          BandMark(
            x: sizes, lower: columns.map { $0.min() ?? 0 }, upper: columns.map { $0.max() ?? 0 },
            color: model.color, label: "\(model.rawValue), all seeds")), line,
      ]
    }
    return Panel(
      x: .log("Size $\\epsilon$ of the perturbation"),
      y: .linear(isRelative ? "Relative accuracy" : "Accuracy", lower: 0, upper: 1),
      marks: marks)
  }

  private static func boxPanel(_ table: Table) -> Panel {
    let marks = StudyModel.allCases.enumerated().compactMap { index, model -> Mark? in
      let norms = table.filtered(["model": model.rawValue]).numbers("norm").filter { $0 > 0 }
      return BoxSummary(norms).map {
        .box(BoxMark(at: Double(index), $0, color: model.color, label: model.rawValue))
      }
    }
    return Panel(
      x: .band("", StudyModel.allCases.map(\.rawValue)),
      y: .log("Critical norm $\\|\\Delta x\\|_2$"), marks: marks)
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func median(_ attack: StudyAttack, _ model: StudyModel) -> Double {
      findings[scalar: "median.\(attack.rawValue).\(model.slug)"].value
    }
    let order: [StudyModel] = [.kh, .l2, .jreg, .bp, .specreg]
    let orders = [StudyAttack.random, .redrawn, .fgsm, .pgd].map { attack in
      let values = order.map { median(attack, $0) }
      return Claim(
        "order-\(attack.rawValue)",
        "Under \(attack.sentenceName) the median critical norm falls in the order KH, L2, JReg, BP, "
          + "SpecReg.",
        holds: zip(values, values.dropFirst()).allSatisfy { $0 >= $1 },
        evidence: zip(order, values).map {
          "\($0.rawValue) \(NumberText.significant($1, digits: 3))"
        }.joined(separator: ", ") + ".")
    }
    let kh = findings[scalar: "zero-gradients.kh"].value
    let (pgd, automatic) = (median(.pgd, .kh), median(.automatic, .kh))
    return orders + [
      Claim(
        "no-masked-gradients",
        "The automatic attack needs no less than half the norm that PGD needs on KH, and fewer than "
          + "1% of its images have a gradient of zero.",
        holds: automatic >= pgd / 2 && kh < 0.01,
        evidence: "\(NumberText.significant(automatic, digits: 3)) against "
          + "\(NumberText.significant(pgd, digits: 3)); "
          + "\(NumberText.percent(kh)) of the gradients vanish.")
    ]
  }
}
