import Base
import Pipeline
import Plots
import Results

/// Which initial weights, which rate and how many epochs let the units settle, and do all of them keep
/// winning?
///
/// Trains a layer for each pair of deviation and rate, and one for each length of training, and follows
/// the share of units whose norm has not settled and the share that wins in an epoch. Norms can settle
/// by collapse: a few units take every image, and the others rest where they began. The second share
/// tells.
enum WTAConvergence: Experiment {
  static let id: ExperimentID = "wta-convergence"
  static let question =
    "Which initial weights, which rate and how many epochs let the units settle, and do all of them "
    + "keep winning?"
  static let figureNames = ["settings", "lengths"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(
      files: [
        "WinnerTakeAll/WTAConvergence.swift", "WinnerTakeAll/WTAConvergence+Figures.swift",
        "WinnerTakeAll/ScalarName.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// What all pairs of deviation and rate have in common.
    var layer: TrainedWTALayer
    /// Standard deviations of initial weights; 0 stands for (1.6 d)^(−1/p), which starts the norms
    /// near 1.
    var deviations: [Double]
    /// Rates ε at the start.
    var rates: [Double]
    /// The layer that the study uses.
    var chosen: TrainedWTALayer
    /// Epochs of the trainings of that layer; the rate falls to 0 within each.
    var lengths: [Int]
  }

  static func parameters(for profile: Profile) -> Parameters {
    var layer = TrainedWTALayer.setting(for: profile)
    switch profile {
    case .quick:
      layer.trainingImages = 2000
      layer.epochs = 60
    case .standard:
      layer.epochs = 200
    case .short, .paper:
      layer.epochs = 100
    }
    let chosen = TrainedWTALayer.setting(for: profile)
    let lengths =
      switch profile {
      case .quick, .standard: [chosen.epochs / 4, chosen.epochs / 2, chosen.epochs]
      // The published length; a quarter of it takes minutes.
      case .short, .paper: [chosen.epochs]
      }
    return Parameters(
      layer: layer, deviations: [1, 0.3, 0], rates: [0.02, 0.05], chosen: chosen, lengths: lengths)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let count = parameters.deviations.count * parameters.rates.count + parameters.lengths.count
    var rows: [Row] = []
    for deviation in parameters.deviations {
      for rate in parameters.rates {
        var layer = parameters.layer
        layer.learningRate = rate
        layer.initialDeviation = deviation
        let product = try await context.artifact(layer)
        rows.append(Row(deviation: deviation, rate: rate, history: product.history))
        context.report(
          Progress(
            step: rows.count, of: count,
            note: "deviation \(NumberText.shortest(deviation))"))
        try Task.checkCancellation()
      }
    }
    var trainings: [(length: Int, history: WTAHistory)] = []
    for length in parameters.lengths {
      var layer = parameters.chosen
      layer.epochs = length
      trainings.append((length, try await context.artifact(layer).history))
      context.report(
        Progress(step: rows.count + trainings.count, of: count, note: "\(length) epochs"))
      try Task.checkCancellation()
    }
    let points = rows.flatMap { row in row.history.won.indices.map { (row, $0) } }
    let epochs = trainings.flatMap { training in
      training.history.won.indices.map { (training, $0) }
    }
    return Findings(
      tables: [
        Table(
          "settings", title: "Units that have settled and units that win, for each setting",
          columns: [
            Column("deviation", doubles: points.map(\.0.deviation)),
            Column("rate", doubles: points.map(\.0.rate)),
            Column("epoch", integers: points.map { $0.1 + 1 }),
            Column("median norm", doubles: points.map { $0.0.history.medianNorm[$0.1] }),
            Column("unconverged share", doubles: points.map { $0.0.history.unconverged[$0.1] }),
            Column("won share", doubles: points.map { $0.0.history.won[$0.1] }),
          ]),
        Table(
          "lengths",
          title: "Units that have settled and units that win, for each length of training",
          columns: [
            Column("length", integers: epochs.map(\.0.length)),
            Column("epoch", integers: epochs.map { $0.1 + 1 }),
            Column("unconverged share", doubles: epochs.map { $0.0.history.unconverged[$0.1] }),
            Column("won share", doubles: epochs.map { $0.0.history.won[$0.1] }),
          ]),
      ],
      scalars: rows.flatMap(\.scalars) + [
        Scalar(
          "deviation", parameters.chosen.initialDeviation,
          meaning: "Initial deviation of the trainings of several lengths"),
        Scalar(
          "rate", parameters.chosen.learningRate,
          meaning: "Rate at the start of the trainings of several lengths"),
        Scalar("epochs", Double(parameters.layer.epochs), meaning: "Epochs of each setting"),
        Scalar("units", Double(parameters.layer.hidden), meaning: "Number of hidden units"),
        Scalar(
          "images", Double(parameters.layer.trainingImages), meaning: "Number of training images"),
      ])
  }

  /// One setting.
  private struct Row: Sendable {
    var deviation: Double
    var rate: Double
    var history: WTAHistory

    var scalars: [Scalar] {
      let name = "\(ScalarName.part(deviation)).\(ScalarName.part(rate))"
      let setting =
        "at initial deviation \(NumberText.shortest(deviation)) and rate \(NumberText.shortest(rate))"
      return [
        Scalar(
          "unconverged.\(name)", history.unconverged.last ?? 1,
          meaning: "Share of units whose p-norm is further than 0.01 from 1 \(setting)"),
        Scalar(
          "won.\(name)", history.won.last ?? 0,
          meaning: "Share of units that won in the last epoch \(setting)"),
      ]
    }
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let table = findings[table: "settings"]
    let last = NumberText.shortest(table.numbers("epoch").max() ?? 0)
    func share(_ deviation: Double) -> Double {
      table.filtered(["deviation": NumberText.shortest(deviation), "epoch": last])
        .numbers("won share").max() ?? 0
    }
    let deviations = Set(table.numbers("deviation"))
    guard let widest = deviations.max(), let narrowest = deviations.min(), widest > narrowest
    else { return [] }
    return [
      Claim(
        "wide-start-keeps-units",
        "The widest initial weights keep more units winning than those that start at norm 1.",
        holds: share(widest) > share(narrowest),
        evidence: "\(NumberText.percent(share(widest))) against "
          + "\(NumberText.percent(share(narrowest))) in the last epoch.")
    ] + lengthClaims(findings)
  }

  private static func lengthClaims(_ findings: Findings) -> [Claim] {
    let table = findings[table: "lengths"]
    let ends = Set(table.numbers("length")).sorted().map { length in
      let own = table.filtered(["length": NumberText.shortest(length)])
      return (length: length, open: own.numbers("unconverged share").last ?? 1)
    }
    guard let longest = ends.last else { return [] }
    return [
      Claim(
        "longest-settles", "The longest training leaves the fewest units open, less than a tenth.",
        holds: longest.open < 0.1 && ends.dropLast().allSatisfy { $0.open > longest.open },
        evidence: ends.map {
          "\(NumberText.percent($0.open)) after \(NumberText.shortest($0.length)) epochs"
        }.joined(separator: ", ") + ".")
    ]
  }
}
