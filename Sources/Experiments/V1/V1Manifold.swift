import Base
import LinearAlgebra
import Neuroscience
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// What does the exponent mean for the shape of a code, and for what can be read out of it?
///
/// Curves of codes with α = 2, 3 and 4 and of wide and narrow tuning; how distances scale along
/// codes below and above the bound 1 + 2/d; and how a linear read-out withstands noise.
/// - Source: Stringer et al., *Nature* 571 (2019) 361, Fig. 4.
enum V1Manifold: Experiment {
  static let id: ExperimentID = "v1-manifold"
  static let question =
    "What does the exponent mean for the shape of a code and what can be read out of it?"
  static let figureNames = ["curves", "tangents", "read-out"]
  static let sources = SourceDigests.scope(
    files: ["V1/V1Manifold.swift", "V1/ManifoldReadOut.swift"],
    targets: computeTargets + ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// Exponents of the drawn curves.
    var drawnExponents: [Double]
    /// Widths of tuning of the drawn curves, in radians.
    var tuningWidths: [Double]
    /// Points of a drawn curve.
    var curvePoints: Int
    /// Waves of a drawn curve.
    var curveWaves: Int
    /// Exponents less the bound 1 + 2/d at which distances are followed.
    var offsets: [Double]
    /// Longest waves in one and in two dimensions.
    var reaches: [Int]
    /// Steps along the code over the shortest wave's length: first, and ratio of last to first.
    var stepsPerDecade: Int
    var readOut: ReadOutSetting
  }

  static func parameters(for profile: Profile) -> Parameters {
    var parameters = Parameters(
      drawnExponents: [2, 3, 4], tuningWidths: [0.8, 0.08], curvePoints: 2000, curveWaves: 1000,
      offsets: [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1], reaches: [1_000_000, 6000],
      stepsPerDecade: 8,
      readOut: ReadOutSetting(
        exponents: [1.25, 1.5, 2, 2.5, 3, 3.5, 4, 5], waves: 1000, trainingAngles: 24,
        testAngles: 1000, sectors: 8, ridge: 0.01, shift: 0.02, problems: 100))
    if profile == .quick {
      parameters.curvePoints = 1000
      parameters.curveWaves = 400
      parameters.reaches = [200_000, 1500]
      parameters.readOut.waves = 200
      parameters.readOut.testAngles = 300
      parameters.readOut.problems = 20
    }
    return parameters
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    []
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let curves = curveTable(parameters, key: context.key.child("axes"))
    context.report(Progress(step: 1, of: 3, note: "curves"))
    let scaling = try scaling(parameters)
    context.report(Progress(step: 2, of: 3, note: "distances"))
    let readOuts = try ReadOutFound.all(
      parameters.readOut, key: context.key.child("read-out"))
    context.report(Progress(step: 3, of: 3, note: "read-outs"))
    return Findings(
      tables: [curves, scaling.distances, scaling.slopes, readOuts.table],
      scalars: scaling.scalars + readOuts.scalars + [
        Scalar(
          "sectors", Double(parameters.readOut.sectors),
          meaning: "Number of sectors of the circle that a read-out tells apart in two classes"),
        Scalar(
          "training-angles", Double(parameters.readOut.trainingAngles),
          meaning: "Number of angles that a read-out is fitted to"),
      ])
  }

  /// The drawn codes, as tables name them.
  private static func drawn(_ parameters: Parameters) -> [(name: String, code: RingCode)] {
    parameters.drawnExponents.map {
      ("alpha \(NumberText.shortest($0))", .powerLaw(exponent: $0, waves: parameters.curveWaves))
    }
      + parameters.tuningWidths.map {
        ("width \(NumberText.shortest($0))", .tuning(width: $0, waves: parameters.curveWaves))
      }
  }

  /// All codes are seen along the same axes.
  private static func curveTable(_ parameters: Parameters, key: RandomKey) -> Table {
    let paths = drawn(parameters).map { name, code in
      (name, code.path(points: parameters.curvePoints, axes: 3, key: key))
    }
    let rows = paths.flatMap { name, path in (0..<path.rows).map { (name, $0, path) } }
    return Table(
      "curves", title: "Codes of an angle along three random axes",
      columns: [
        Column("code", texts: rows.map(\.0)),
        Column("point", integers: rows.map(\.1)),
        Column("x", floats: rows.map { Float($0.2[$0.1, 0]) }),
        Column("y", floats: rows.map { Float($0.2[$0.1, 1]) }),
        Column("z", floats: rows.map { Float($0.2[$0.1, 2]) }),
      ])
  }

  private static func scaling(
    _ parameters: Parameters
  ) throws -> (distances: Table, slopes: Table, scalars: [Scalar]) {
    var codes: [(code: TangentScaling, offset: Double, steps: [Double])] = []
    for (index, reach) in parameters.reaches.enumerated() {
      let dimension = index + 1
      for offset in parameters.offsets {
        // Below 1 the variances of infinitely many waves have no sum.
        let exponent = TangentScaling.bound(dimension: dimension) + offset
        guard exponent > 1 else { continue }
        codes.append(
          (
            TangentScaling(dimension: dimension, exponent: exponent, reach: reach), offset,
            steps(reach, perDecade: parameters.stepsPerDecade)
          ))
        try Task.checkCancellation()
      }
    }
    let rows = codes.flatMap { one in one.steps.map { (one.code, one.offset, $0) } }
    let slopes = codes.map { one in
      let first = one.steps[0]
      return (
        one.code, one.offset, one.code.slope(from: first, to: 3 * first),
        one.code.slope(from: 3 * first, to: 9 * first)
      )
    }
    let distances = Table(
      "distances", title: "Distance of responses over the distance of stimuli",
      columns: [
        Column("dimension", integers: rows.map(\.0.dimension)),
        Column("exponent", doubles: rows.map(\.0.exponent)),
        Column("offset", doubles: rows.map(\.1)),
        Column("step", unit: "rad", doubles: rows.map(\.2)),
        Column("stretch", doubles: rows.map { $0.0.stretch($0.2) }),
      ])
    let table = Table(
      "slopes", title: "Slope of the squared stretch over the step, at the smallest steps",
      columns: [
        Column("dimension", integers: slopes.map(\.0.dimension)),
        Column("exponent", doubles: slopes.map(\.0.exponent)),
        Column("offset", doubles: slopes.map(\.1)),
        Column("slope", doubles: slopes.map(\.2)),
        Column("slope of larger steps", doubles: slopes.map(\.3)),
        Column("limit", doubles: slopes.map(\.0.limitingSlope)),
      ])
    let scalars = slopes.map { code, _, slope, _ in
      Scalar(
        "slope.\(code.dimension).\(NumberText.shortest(code.exponent))", slope,
        meaning: "Slope of log ‖Δx‖²/δ² over log δ at small δ for d = \(code.dimension), α = "
          + NumberText.shortest(code.exponent))
    }
    return (distances, table, scalars)
  }

  /// From ten of the shortest waves to a radian.
  private static func steps(_ reach: Int, perDecade: Int) -> [Double] {
    let first = 20 * Double.pi / Double(reach)
    var steps: [Double] = []
    var index = 0
    while true {
      let step = first * ElementaryFunctions.pow(10, Double(index) / Double(perDecade))
      if step > 1 { return steps }
      steps.append(step)
      index += 1
    }
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    [
      ManifoldFigures.curves(findings), ManifoldFigures.tangents(findings),
      ManifoldFigures.readOut(findings),
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let table = findings[table: "slopes"]
    let slopes = (0..<table.rowCount).map {
      (
        dimension: Int(table.numbers("dimension")[$0]),
        exponent: table.numbers("exponent")[$0], offset: table.numbers("offset")[$0],
        slope: table.numbers("slope")[$0], limit: table.numbers("limit")[$0],
        larger: table.numbers("slope of larger steps")[$0]
      )
    }
    func text(_ rows: some Sequence<Int>) -> String {
      rows.map {
        "\(UncertainText.minus(NumberText.fixed(slopes[$0].slope, decimals: 2))) at α = "
          + "\(NumberText.shortest(slopes[$0].exponent)), d = \(slopes[$0].dimension)"
      }.joined(separator: "; ") + "."
    }
    let below = slopes.indices.filter { slopes[$0].offset < 0 }
    let above = slopes.indices.filter { slopes[$0].offset > 0 }
    let follows = slopes.indices.filter { slopes[$0].offset.magnitude >= 0.5 }
    let readOut = findings[table: "read-out"]
    let exponents = readOut.numbers("exponent")
    let margins = readOut.numbers("critical norm")
    let accuracy = readOut.numbers("accuracy")
    let moved = readOut.numbers("changed by shift")
    let best = Reductions.argmax(margins).map { exponents[$0] } ?? 0
    return [
      Claim(
        "rough-below", "Below the bound the stretch grows without end as steps get smaller.",
        holds: below.allSatisfy { slopes[$0].slope < -0.1 }, evidence: text(below)),
      Claim(
        "settles-above",
        "Above the bound the stretch settles: its slope is nearer to 0 for the smallest steps than "
          + "for three times as large ones.",
        holds: above.allSatisfy {
          slopes[$0].slope.magnitude < max(1e-3, slopes[$0].larger.magnitude)
        }, evidence: text(above)),
      Claim(
        "scaling-law",
        "Half a unit or more from the bound the slope is min(0, d (α − 1) − 2) within 0.05.",
        holds: follows.allSatisfy { (slopes[$0].slope - slopes[$0].limit).magnitude < 0.05 },
        evidence: text(follows)),
      Claim(
        "fitted-read-outs-are-smooth",
        "A fitted read-out of a rough code is not rough: the share of answers that a small shift "
          + "changes differs by less than a factor of two between exponents.",
        holds: (moved.max() ?? 1) < 2 * (moved.min() ?? 0),
        evidence: zip(exponents, moved).map {
          "\(NumberText.percent($1)) at α = \(NumberText.shortest($0))"
        }.joined(separator: ", ") + "."),
      Claim(
        "margin-has-a-best-exponent",
        "The noise that a read-out withstands is largest at an exponent between the least and the "
          + "greatest.",
        holds: best > (exponents.first ?? 0) && best < (exponents.last ?? 0),
        evidence: "Largest at α = \(NumberText.shortest(best)): "
          + zip(exponents, margins).map {
            "\(NumberText.significant($1, digits: 3)) at \(NumberText.shortest($0))"
          }.joined(separator: ", ") + "."),
      Claim(
        "smooth-codes-generalise",
        "Accuracy at new angles is higher at the greatest α than at the least.",
        holds: (accuracy.last ?? 0) > (accuracy.first ?? 1),
        evidence: "\(NumberText.percent((accuracy.last ?? 0))) against "
          + "\(NumberText.percent((accuracy.first ?? 0)))."),
    ]
  }
}
