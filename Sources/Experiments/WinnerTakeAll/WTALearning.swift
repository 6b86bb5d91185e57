import Base
import Datasets
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
  static let figureNames = ["weights", "convergence", "pruning"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(
      files: ["WinnerTakeAll/WTALearning.swift", "WinnerTakeAll/PruningFindings.swift"],
      targets: ["Results"])

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
    let images = try ImageSets.load(parameters.layer.dataset, from: context.dataFolders).test
    let pruning = PruningFindings(product.trained, wins: history.wins)
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
            Column("won share", doubles: history.won),
            Column("busiest share", doubles: history.busiest),
          ]),
        weightTable(
          product.trained, of: min(parameters.shownUnits, product.trained.units), images),
        pruning.unitTable, pruning.mixtureTable,
      ],
      scalars: scalars(history, parameters.layer) + pruning.scalars)
  }

  /// One row a weight; images of three colours have a column of channels.
  private static func weightTable(
    _ layer: WTALayer, of units: Int, _ images: LabeledImages
  ) -> Table {
    let (size, row) = (layer.inputs, images.width * images.channels)
    let places = 0..<units * size
    return Table(
      "weights", title: "Weights of the first units",
      columns: [
        Column("unit", integers: places.map { $0 / size }),
        Column("row", integers: places.map { $0 % size / row }),
        Column("column", integers: places.map { $0 % size % row / images.channels }),
        Column("channel", integers: places.map { $0 % images.channels }),
        Column("weight", floats: Array(layer.weights.elements[places])),
      ])
  }

  private static func scalars(_ history: WTAHistory, _ layer: TrainedWTALayer) -> [Scalar] {
    [
      Scalar(
        "units", Double(layer.hidden), meaning: "Number of hidden units"),
      Scalar(
        "epochs", Double(layer.epochs), meaning: "How often each training image was shown"),
      Scalar(
        "strength", layer.antiHebbian,
        meaning: "How strongly the runner-up unlearns, relative to what the winner learns"),
      Scalar(
        "images", Double(layer.trainingImages), meaning: "Number of training images"),
      Scalar(
        "unconverged", history.unconverged.last ?? 1,
        meaning: "Share of units whose p-norm is further than 0.01 from 1 after the last epoch"),
      Scalar(
        "ever-won", history.everWon.last ?? 0,
        meaning: "Share of units that won for at least one image during training"),
      Scalar(
        "won", history.won.last ?? 0,
        meaning: "Share of units that won for at least one image in the last epoch"),
      Scalar(
        "busiest", history.busiest.last ?? 1,
        meaning: "Largest share of the images of the last epoch that one unit won"),
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
    [weightsFigure(findings), convergenceFigure(findings), PruningFindings.figure(findings)]
  }

  private static func weightsFigure(_ findings: Findings) -> Figure {
    let table = findings[table: "weights"]
    let weights = table.numbers("weight").map(Float.init)
    let units = Int(table.numbers("unit").last ?? -1) + 1
    let pixels = units > 0 ? weights.count / units : 0
    let height = Int(table.numbers("row").last ?? -1) + 1
    let width = Int(table.numbers("column").last ?? -1) + 1
    let channels = Int(table.numbers("channel").last ?? -1) + 1
    let images = (0..<units).map { Array(weights[$0 * pixels..<($0 + 1) * pixels]) }
    return Figure(
      "weights", title: "Weights of the first \(units) units",
      alternative:
        "\(units) small images, one for each of the first units: its weights at every pixel, "
        + (channels == 3
          ? "as red, green and blue about grey."
          : "positive and negative in two colours about white."),
      tables: ["weights"],
      grid: PanelGrid(
        rows: [
          [
            Panel(
              x: nil, y: nil,
              marks: [
                .imageGrid(
                  ImageGridMark(
                    images: images, height: height, width: width, channels: max(1, channels),
                    columns: 12))
              ])
          ]
        ]))
  }

  private static func convergenceFigure(_ findings: Findings) -> Figure {
    let table = findings[table: "convergence"]
    let epochs = table.numbers("epoch")
    let unconverged = table.numbers("unconverged share")
    let ever = table.numbers("ever won share")
    let won = table.numbers("won share")
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
            x: epochs, y: ever, color: Palette.companion, dash: [4, 2], label: "have ever won",
            isLabelledDirectly: true)),
        .line(
          LineMark(
            x: epochs, y: won, color: Palette.companion, label: "won in this epoch",
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
        + "Right: at the end \(percent(unconverged.last)) of the units have not settled, "
        + "\(percent(ever.last)) have won at least once and \(percent(won.last)) in the last epoch.",
      tables: ["convergence"],
      grid: PanelGrid(rows: [[norms, shares]], shareX: .all, aspect: 0.72, isLettered: true))
  }

  private static func percent(_ share: Double?) -> String {
    NumberText.percent(share ?? 0)
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let open = findings[scalar: "unconverged"].value
    let diverged = findings[scalar: "diverged"].value
    let winning = findings[scalar: "won"].value
    return [
      Claim(
        "converged", "Fewer than a tenth of the units are further than 0.01 from unit norm.",
        holds: open < 0.1, evidence: "\(percent(open)) are further."),
      Claim(
        "not-diverged", "No unit's mean weight has fallen below −1/2.",
        holds: diverged == 0, evidence: "\(NumberText.shortest(diverged)) units have."),
      Claim(
        "keeps-competing", "More than half of the units win for some image of the last epoch.",
        holds: winning > 0.5, evidence: "\(percent(winning)) do."),
    ]
  }
}
