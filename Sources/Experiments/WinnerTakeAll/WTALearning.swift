import Base
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Results

/// What does winner-take-all learning find in images, and has it settled?
///
/// Trains the layer of Krotov and Hopfield and follows the p-norms of its units, which settle at 1.
enum WTALearning: Experiment {
  static let id: ExperimentID = "wta-learning"
  static let question = "What does winner-take-all learning find in images, and has it settled?"
  static let figureNames = ["weights", "convergence"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(files: ["WinnerTakeAll/WTALearning.swift"], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var layer: TrainedWTALayer
    /// How many units' weights are shown, from the first; no selection.
    var shownUnits: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(layer: .setting(for: profile), shownUnits: 60)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let product = try await context.artifact(parameters.layer)
    let history = product.history
    let shown = min(parameters.shownUnits, product.trained.units)
    let side = Int(Double(product.trained.inputs).squareRoot())
    let pixels = product.trained.inputs
    let places = 0..<shown * pixels
    return Findings(
      tables: [
        Table(
          "convergence", title: "Norms and wins of the units after each epoch",
          columns: [
            Column("epoch", integers: Array(1...history.epochs)),
            Column("lower quartile norm", doubles: history.lowerNorm),
            Column("median norm", doubles: history.medianNorm),
            Column("upper quartile norm", doubles: history.upperNorm),
            Column("unconverged share", doubles: history.unconverged),
            Column("ever won share", doubles: history.everWon),
          ]),
        Table(
          "weights", title: "Weights of the first units",
          columns: [
            Column("unit", integers: places.map { $0 / pixels }),
            Column("row", integers: places.map { $0 % pixels / side }),
            Column("column", integers: places.map { $0 % pixels % side }),
            Column(
              "weight",
              floats: Array(product.trained.weights.elements[places])),
          ]),
      ],
      scalars: scalars(history, parameters.layer))
  }

  private static func scalars(_ history: WTAHistory, _ layer: TrainedWTALayer) -> [Scalar] {
    [
      Scalar(
        "units", Double(layer.hidden), meaning: "Number of hidden units"),
      Scalar(
        "epochs", Double(layer.epochs), meaning: "How often each training image was shown"),
      Scalar(
        "images", Double(layer.trainingImages), meaning: "Number of training images"),
      Scalar(
        "unconverged", history.unconverged.last ?? 1,
        meaning: "Share of units whose p-norm is further than 0.01 from 1 after the last epoch"),
      Scalar(
        "ever-won", history.everWon.last ?? 0,
        meaning: "Share of units that won for at least one image during training"),
      Scalar(
        "median-norm", history.medianNorm.last ?? 0,
        meaning: "Median p-norm of the units after the last epoch"),
      Scalar(
        "diverged", Double(history.diverged.last ?? 0),
        meaning: "Units whose mean weight lies below −1/2 after the last epoch"),
    ]
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [weightsFigure(findings), convergenceFigure(findings)]
  }

  private static func weightsFigure(_ findings: Findings) -> Figure {
    let table = findings[table: "weights"]
    let weights = table.numbers("weight").map(Float.init)
    let units = Int(table.numbers("unit").last ?? -1) + 1
    let pixels = units > 0 ? weights.count / units : 0
    let side = Int(Double(pixels).squareRoot())
    let images = (0..<units).map { Array(weights[$0 * pixels..<($0 + 1) * pixels]) }
    return Figure(
      "weights", title: "Weights of the first \(units) units",
      alternative:
        "\(units) small images, one for each of the first units: its weights at every pixel, "
        + "positive and negative in two colours about white.",
      tables: ["weights"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: nil, y: nil,
              marks: [
                .imageGrid(
                  ImageGridMark(images: images, height: side, width: side, columns: 12))
              ])
          ]
        ]))
  }

  private static func convergenceFigure(_ findings: Findings) -> Figure {
    let table = findings[table: "convergence"]
    let epochs = table.numbers("epoch")
    let unconverged = table.numbers("unconverged share")
    let won = table.numbers("ever won share")
    let norms = Panel(
      x: .linear("Epoch"), y: .linear("Norm $\\|w\\|_3$ of the units"),
      marks: [
        .band(
          BandMark(
            x: epochs, lower: table.numbers("lower quartile norm"),
            upper: table.numbers("upper quartile norm"), color: Palette.kh,
            label: "middle half of the units")),
        .line(
          LineMark(x: epochs, y: table.numbers("median norm"), color: Palette.kh, label: "median")),
        .rule(RuleMark(.y(1))),
      ])
    let shares = Panel(
      x: .linear("Epoch"), y: .linear("Share of the units", lower: 0, upper: 1),
      marks: [
        .line(
          LineMark(
            x: epochs, y: won, color: Palette.companion, dash: [4, 2], label: "have won",
            isLabelledDirectly: true)),
        .line(
          LineMark(
            x: epochs, y: unconverged, color: Palette.kh, label: "not settled",
            isLabelledDirectly: true)),
      ])
    return Figure(
      "convergence", title: "Convergence of the units",
      alternative:
        "Left: the median norm of the units over the epochs ends at "
        + "\(NumberText.significant(table.numbers("median norm").last ?? 0, digits: 3)). "
        + "Right: at the end \(percent(unconverged.last)) of the units have not settled and "
        + "\(percent(won.last)) have won at least once.",
      tables: ["convergence"],
      grid: PanelGrid(rows: [[norms, shares]], shareX: .all, aspect: 0.72, isLettered: true))
  }

  private static func percent(_ share: Double?) -> String {
    NumberText.fixed(100 * (share ?? 0), decimals: 1) + "%"
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let open = findings[scalar: "unconverged"].value
    let diverged = findings[scalar: "diverged"].value
    return [
      Claim(
        "converged", "Fewer than a tenth of the units are further than 0.01 from unit norm.",
        holds: open < 0.1, evidence: "\(percent(open)) are further."),
      Claim(
        "not-diverged", "No unit's mean weight has fallen below −1/2.",
        holds: diverged == 0, evidence: "\(NumberText.shortest(diverged)) units have."),
    ]
  }
}
