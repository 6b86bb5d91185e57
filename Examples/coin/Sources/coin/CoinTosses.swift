import Base
import Pipeline
import Plots
import Randomness
import Results

/// How fast does the share of heads approach one half?
enum CoinTosses: Experiment {
  static let id: ExperimentID = "coin-tosses"
  static let question = "How fast does the share of heads approach one half?"
  static let figureNames = ["share"]
  static let sources = SourceDigests.scope(files: ["CoinTosses.swift"], targets: ["Randomness"])

  struct Parameters: Codable, Hashable, Sendable {
    var tosses: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(tosses: profile == .quick ? 1_000 : 100_000)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) -> [InputFile] { [] }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let draws: [Double] = context.key.child("tosses").uniforms(parameters.tosses)
    var heads = 0
    let shares = draws.enumerated().map { index, draw in
      heads += draw < 0.5 ? 1 : 0
      return Double(heads) / Double(index + 1)
    }
    return Findings(
      tables: [
        Table(
          "share", title: "Share of heads after each toss",
          columns: [
            Column("toss", integers: Array(1...parameters.tosses)),
            Column("share", doubles: shares),
          ])
      ],
      scalars: [
        Scalar("share", shares.last ?? 0, meaning: "Share of heads after the last toss")
      ])
  }

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "share"]
    let ink = SeriesColor("coin", light: RGB(0x06795E), dark: RGB(0x00E0E0))
    return [
      Figure(
        "share", title: "Share of heads", alternative: "The share of heads approaches one half.",
        tables: ["share"],
        grid: PanelGrid(rows: [
          [
            Panel(
              x: .log("Toss"), y: .linear("Share of heads", lower: 0, upper: 1),
              marks: [
                .rule(RuleMark(.y(0.5))),
                .line(
                  LineMark(
                    x: table.numbers("toss"), y: table.numbers("share"), color: ink, label: "heads")
                ),
              ])
          ]
        ]))
    ]
  }

  static func claims(_ findings: Findings) -> [Claim] {
    let share = findings[scalar: "share"].value
    return [
      Claim(
        "fair", "The share of heads ends within 0.05 of one half.",
        holds: (share - 0.5).magnitude < 0.05, evidence: NumberText.shortest(share))
    ]
  }
}
