import Base
import Learning
import Pipeline
import Plots
import Results
import Statistics

/// Does robustness cost accuracy?
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. A2.
enum AccuracyRobustness: Experiment {
  static let id: ExperimentID = "accuracy-robustness"
  static let question = "Does robustness cost accuracy?"
  static let figureNames = ["tradeoff"]
  static let sources =
    AttackedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/AccuracyRobustness.swift", "Models/RobustnessTables.swift",
        "Models/Robustness.swift", "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  /// Those of ``Robustness``, so that both look at the same attacks.
  typealias Parameters = Robustness.Parameters

  static func parameters(for profile: Profile) -> Parameters {
    Robustness.parameters(for: profile)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try Robustness.inputs(parameters, in: dataFolders)
  }

  /// The two attacks of the published figure.
  private static let attacks: [StudyAttack] = [.random, .pgd]

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    var results: [RobustnessResult] = []
    for model in StudyModel.allCases {
      for replicate in 0..<parameters.study.replicates {
        for attack in attacks {
          let found = try await context.artifact(
            AttackedNetwork(
              network: parameters.study.network(model, replicate: replicate), attack: attack,
              testImages: parameters.testImages, points: parameters.points))
          results.append(
            RobustnessResult(model: model, attack: attack, replicate: replicate, found: found))
        }
      }
      context.report(
        Progress(
          step: results.count,
          of: StudyModel.allCases.count * parameters.study.replicates * attacks.count,
          note: model.rawValue))
    }
    let summary = results.summaryTable
    let correlations = attacks.map { attack -> Scalar in
      let own = summary.filtered(["attack": attack.rawValue])
      return Scalar(
        "rank-correlation.\(attack.rawValue)",
        RankCorrelation.spearman(own.numbers("accuracy"), own.numbers("median norm")),
        meaning: "Spearman's rank correlation of accuracy and median critical norm over networks "
          + "under \(attack.sentenceName)")
    }
    return Findings(tables: [summary], scalars: correlations)
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "summary"]
    let panels = attacks.map { attack in
      let own = table.filtered(["attack": attack.rawValue])
      let marks = StudyModel.allCases.flatMap { model -> [Mark] in
        let rows = own.filtered(["model": model.rawValue])
        return dots(model, x: rows.numbers("accuracy"), y: rows.numbers("median norm"))
      }
      return Panel(
        x: .percent("Test accuracy"), y: .log("Median critical norm $\\|\\Delta x\\|_2$"),
        marks: marks)
    }
    let words = attacks.map { attack in
      let value = findings[scalar: "rank-correlation.\(attack.rawValue)"].value
      return "\(attack.sentenceName) \(NumberText.fixed(value, decimals: 2))"
    }
    return [
      Figure(
        "tradeoff", title: "Accuracy and robustness",
        alternative:
          "Median critical norm over test accuracy for every network, one panel an attack. "
          + "Rank correlations: " + words.joined(separator: ", ") + ".",
        tables: ["summary"],
        grid: PanelGrid(
          rows: [panels], columnTitles: attacks.map(\.title), aspect: 0.8, isLettered: true))
    ]
  }

  /// The mean of the replicates with their ranges, named.
  private static func dots(_ model: StudyModel, x: [Double], y: [Double]) -> [Mark] {
    guard !x.isEmpty else { return [] }
    let centre = (
      x: x.reduce(0, +) / Double(x.count), y: y.reduce(0, +) / Double(y.count)
    )
    var marks: [Mark] = []
    if x.count > 1 {
      for (values, direction) in [(x, ErrorBarsMark.Direction.x), (y, .y)] {
        marks.append(
          .errorBars(
            ErrorBarsMark(
              x: [centre.x], y: [centre.y], lower: [values.min() ?? 0],
              upper: [values.max() ?? 0], direction: direction, color: model.color,
              label: "range over seeds")))
      }
    }
    return marks + [
      .points(
        PointsMark(
          x: [centre.x], y: [centre.y], color: model.color, size: 5, label: model.rawValue,
          names: [model.rawValue]))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    attacks.map { attack in
      let value = findings[scalar: "rank-correlation.\(attack.rawValue)"].value
      return Claim(
        "tradeoff-\(attack.rawValue)",
        "Under \(attack.sentenceName) the more accurate networks are the less robust ones.",
        holds: value < 0, evidence: "Rank correlation \(UncertainText.text(value, nil, digits: 2))."
      )
    }
  }
}
