import Base
import Pipeline
import Plots
import Randomness
import Results

/// How fast does the mean of random numbers approach its expectation?
///
/// A start that runs: put your own question, parameters and computation in its place.
enum {{type}}: Experiment {
  static let id: ExperimentID = "{{name}}"
  static let question = "How fast does the mean of random numbers approach its expectation?"
  static let figureNames = ["error"]
  /// What the findings depend on: these files of this target, and all of these targets.
  static let sources = SourceDigests.scope(files: ["{{file}}"], targets: ["Randomness"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// Numbers a mean is taken of.
    var counts: [Int]
    /// Means for each count.
    var repeats: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(
      counts: [1, 4, 16, 64, 256, 1024], repeats: profile == .quick ? 400 : 10_000)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) -> [InputFile] { [] }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let key = context.key.child("numbers")
    let errors = parameters.counts.map { count in
      let squares = (0..<parameters.repeats).map { index -> Double in
        let numbers: [Double] = key.child(count).child(index).uniforms(count)
        let error = numbers.reduce(0, +) / Double(count) - 0.5
        return error * error
      }
      return (squares.reduce(0, +) / Double(parameters.repeats)).squareRoot()
    }
    return Findings(
      tables: [
        Table(
          "error", title: "Root-mean-square error of the mean",
          columns: [
            Column("count", integers: parameters.counts),
            Column("error", doubles: errors),
            Column(
              "expected", doubles: parameters.counts.map { (1 / (12 * Double($0))).squareRoot() }),
          ])
      ],
      scalars: [
        Scalar("last-error", errors.last ?? 0, meaning: "Error of the mean of the most numbers")
      ])
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "error"]
    let counts = table.numbers("count")
    let found = SeriesColor("found", light: RGB(0x0B5FA5), dark: RGB(0x6CB6FF))
    let expected = SeriesColor("expected", light: RGB(0x6B7280), dark: RGB(0xA8B0BC))
    return [
      Figure(
        "error", title: "Error of the mean",
        alternative: "The error of the mean falls as one over the root of the number of numbers.",
        tables: ["error"],
        grid: PanelGrid(rows: [
          [
            Panel(
              x: .log("Numbers"), y: .log("Error of the mean"),
              marks: [
                .line(
                  LineMark(
                    x: counts, y: table.numbers("expected"), color: expected, label: "expected")),
                .points(
                  PointsMark(x: counts, y: table.numbers("error"), color: found, label: "found")),
              ])
          ]
        ]))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let table = findings[table: "error"]
    let ratios = zip(table.numbers("error"), table.numbers("expected")).map { $0 / $1 }
    return [
      Claim(
        "as-expected", "Every error is within a fifth of $1 / \\sqrt{12 n}$.",
        holds: ratios.allSatisfy { (0.8...1.25).contains($0) },
        evidence: ratios.map { NumberText.significant($0, digits: 3) }.joined(separator: ", ")
          + " of it.")
    ]
  }
}
