import Base
import Learning
import Pipeline
import Plots
import Results

/// How do loss, accuracy and sensitivity of the models develop, and have they settled?
enum TrainingCurves: Experiment {
  static let id: ExperimentID = "training-curves"
  static let question =
    "How do loss, accuracy and sensitivity of the models develop, and have they settled?"
  static let figureNames = ["training"]
  static let sources =
    TrainedNetwork.sources
    + SourceDigests.scope(
      files: ["Models/TrainingCurves.swift", "Networks/StudySetting.swift"], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(study: .setting(for: profile))
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    var histories: [(model: StudyModel, history: NetworkHistory)] = []
    var scalars: [Scalar] = []
    for model in StudyModel.allCases {
      let product = try await context.artifact(parameters.study.network(model))
      histories.append((model, product.history))
      scalars += self.scalars(model, product.history)
      if model == .kh {
        scalars.append(
          Scalar(
            "pruned", Double(product.prunedUnits.count),
            meaning: "Units of the winner-take-all layer that were pruned"))
      }
      context.report(
        Progress(step: histories.count, of: StudyModel.allCases.count, note: model.rawValue))
    }
    let rows = histories.flatMap { one in one.history.loss.indices.map { (one, $0) } }
    func column(_ name: String, _ path: KeyPath<NetworkHistory, [Double]>) -> Column {
      Column(name, doubles: rows.map { $0.0.history[keyPath: path][$0.1] })
    }
    return Findings(
      tables: [
        Table(
          "training", title: "Training of each model after each epoch",
          columns: [
            Column("model", texts: rows.map(\.0.model.rawValue)),
            Column("epoch", integers: rows.map { $0.1 + 1 }),
            column("loss", \.loss), column("penalty", \.penalty),
            column("training accuracy", \.trainingAccuracy),
            column("test accuracy", \.testAccuracy),
            column("training Jacobian norm", \.trainingJacobian),
            column("test Jacobian norm", \.testJacobian),
          ])
      ], scalars: scalars)
  }

  private static func scalars(_ model: StudyModel, _ history: NetworkHistory) -> [Scalar] {
    let last = history.loss.last ?? 0
    let tenth = max(1, history.epochs / 10)
    let before = history.loss.dropLast(tenth).last ?? last
    return [
      Scalar(
        "accuracy.\(model.slug)", history.testAccuracy.last ?? 0,
        meaning: "Share of the followed test images that \(model.rawValue) classifies correctly"),
      Scalar(
        "loss.\(model.slug)", last, meaning: "Mean cross-entropy of \(model.rawValue) in nats"),
      Scalar(
        "still-falling.\(model.slug)", before > 0 ? (before - last) / before : 0,
        meaning: "By which share the loss of \(model.rawValue) fell over the last tenth of epochs"),
      Scalar(
        "jacobian.\(model.slug)", history.testJacobian.last ?? 0,
        meaning: "Mean over test images of the Jacobian norm of \(model.rawValue)"),
    ]
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "training"]
    func lines(_ column: String) -> [Mark] {
      StudyModel.allCases.map { model in
        let own = table.filtered(["model": model.rawValue])
        return .line(
          LineMark(
            x: own.numbers("epoch"), y: own.numbers(column), color: model.color, dash: model.dash,
            label: model.rawValue))
      }
    }
    let panels = [
      Panel(x: .log("Epoch"), y: .log("Cross-entropy in nats"), marks: lines("loss")),
      Panel(x: .log("Epoch"), y: .percent("Test accuracy"), marks: lines("test accuracy")),
      Panel(
        x: .log("Epoch"), y: .log("$\\|J\\|_F$ on test images"),
        marks: lines("test Jacobian norm")),
    ]
    let ends = StudyModel.allCases.map { model in
      let accuracy = findings[scalar: "accuracy.\(model.slug)"].value
      return "\(model.rawValue) at \(NumberText.percent(accuracy))"
    }
    return [
      Figure(
        "training", title: "Training of five models",
        alternative: "Loss, test accuracy and Jacobian norm over epochs. Test accuracy ends for "
          + ends.joined(separator: ", ") + ".",
        width: .wide, tables: ["training"],
        grid: PanelGrid(
          rows: [panels], shareX: .all, aspect: 0.85, legend: StudyModel.legend,
          isLettered: true))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func accuracy(_ model: StudyModel) -> Double {
      findings[scalar: "accuracy.\(model.slug)"].value
    }
    func percent(_ model: StudyModel) -> String {
      "\(model.rawValue) \(NumberText.percent(accuracy(model)))"
    }
    let falls = StudyModel.allCases.map {
      ($0, findings[scalar: "still-falling.\($0.slug)"].value)
    }
    return [
      Claim(
        "accuracy-order", "Test accuracy falls in the order BP, JReg, L2, KH.",
        holds: accuracy(.bp) >= accuracy(.jreg) && accuracy(.jreg) > accuracy(.l2)
          && accuracy(.l2) > accuracy(.kh),
        evidence: [.bp, .jreg, .l2, .kh].map(percent).joined(separator: ", ") + "."),
      Claim(
        "settled", "Over the last tenth of the epochs no model's loss fell by more than 5%.",
        holds: falls.allSatisfy { $0.1 < 0.05 },
        evidence: falls.map {
          "\($0.0.rawValue) \(NumberText.percent($0.1))"
        }.joined(separator: ", ") + "."),
    ]
  }
}
