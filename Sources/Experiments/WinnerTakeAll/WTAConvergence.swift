import Base
import Pipeline
import Plots
import Results

/// Which initial weights and which rate let the units settle, and do all of them keep winning?
///
/// Trains a layer for each pair and follows the share of units whose norm has not settled and the
/// share that wins in an epoch. Norms can settle by collapse: a few units take every image, and the
/// others rest where they began. The second share tells.
enum WTAConvergence: Experiment {
  static let id: ExperimentID = "wta-convergence"
  static let question =
    "Which initial weights and which rate let the units settle, and do all of them keep winning?"
  static let figureNames = ["settings"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(files: ["WinnerTakeAll/WTAConvergence.swift"], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// What all settings have in common.
    var layer: TrainedWTALayer
    /// Standard deviations of initial weights; 0 stands for (1.6 d)^(−1/p), which starts the norms
    /// near 1.
    var deviations: [Double]
    /// Rates ε at the start.
    var rates: [Double]
  }

  static func parameters(for profile: Profile) -> Parameters {
    var layer = TrainedWTALayer.setting(for: profile)
    switch profile {
    case .quick:
      layer.trainingImages = 2000
      layer.epochs = 60
    case .standard, .short, .paper:
      layer.epochs = 100
    }
    return Parameters(layer: layer, deviations: [1, 0.3, 0], rates: [0.02, 0.05])
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
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
            step: rows.count, of: parameters.deviations.count * parameters.rates.count,
            note: "deviation \(NumberText.shortest(deviation))"))
        try Task.checkCancellation()
      }
    }
    let points = rows.flatMap { row in row.history.won.indices.map { (row, $0) } }
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
          ])
      ],
      scalars: rows.flatMap(\.scalars) + [
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
      let name = "\(slug(deviation)).\(slug(rate))"
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

    /// 0.05 as `0-05`, which a name can hold.
    private func slug(_ value: Double) -> String {
      NumberText.shortest(value).split(separator: ".").joined(separator: "-")
    }
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "settings"]
    let deviations = Set(table.numbers("deviation")).sorted(by: >)
    let rates = Set(table.numbers("rate")).sorted()
    let colors = [Palette.kh, Palette.bp, Palette.jreg, Palette.l2, Palette.specreg]
    let dashes: [[Double]] = [[], [4, 2], [1, 1.5]]
    func panel(_ column: String, _ title: String) -> Panel {
      let marks = deviations.enumerated().flatMap { place, deviation in
        rates.enumerated().map { index, rate in
          let own = table.filtered([
            "deviation": NumberText.shortest(deviation), "rate": NumberText.shortest(rate),
          ])
          return Mark.line(
            LineMark(
              x: own.numbers("epoch"), y: own.numbers(column), color: colors[place % colors.count],
              dash: dashes[index % dashes.count],
              label: "\(name(deviation)), $\\epsilon$ = \(NumberText.shortest(rate))"))
        }
      }
      return Panel(x: .linear("Epoch"), y: .linear(title, lower: 0, upper: 1), marks: marks)
    }
    let legend =
      deviations.enumerated().map { place, deviation in
        LegendEntry(name(deviation), color: colors[place % colors.count], key: .line)
      }
      + rates.enumerated().map { index, rate in
        LegendEntry(
          "$\\epsilon$ = \(NumberText.shortest(rate))", color: Palette.neutral, key: .line,
          dash: dashes[index % dashes.count])
      }
    let best = rankedSettings(findings).first
    return [
      Figure(
        "settings", title: "Initial weights, rates and convergence",
        alternative: "Left: share of units that have not settled over the epochs; right: share of "
          + "units that won in each epoch; one line a setting. "
          + (best.map { "Most units are at work from \($0)." } ?? ""),
        tables: ["settings"],
        grid: PanelGrid(
          rows: [
            [
              panel("unconverged share", "Share not settled"),
              panel("won share", "Share that wins in an epoch"),
            ]
          ], shareX: .all, aspect: 0.72, legend: legend, isLettered: true))
    ]
  }

  private static func name(_ deviation: Double) -> String {
    deviation == 0 ? "$\\sigma = (1.6d)^{-1/3}$" : "$\\sigma$ = \(NumberText.shortest(deviation))"
  }

  /// Settings by the share of units that win at the end, in words.
  private static func rankedSettings(_ findings: Findings) -> [String] {
    let table = findings[table: "settings"]
    let last = table.numbers("epoch").max() ?? 0
    let end = table.filtered(["epoch": NumberText.shortest(last)])
    let rows = zip(
      end.numbers("won share"), zip(end.numbers("deviation"), end.numbers("rate")))
    return rows.sorted { $0.0 > $1.0 }.map { share, setting in
      "deviation \(NumberText.shortest(setting.0)) at rate \(NumberText.shortest(setting.1)), "
        + "\(NumberText.percent(share))"
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
    ]
  }
}
