import Base
import Pipeline
import Plots
import Results

/// How strongly may the runner-up unlearn before the units stop competing?
///
/// The same layer is trained with several strengths Δ of unlearning, and once more at the published one
/// on images without their common mean. A unit that comes second for an image unlearns what all
/// images share as well, and with it loses current for every image. Where it comes second often enough
/// it wins no more; its images go to fewer units, which come second the more often.
enum WTAUnlearning: Experiment {
  static let id: ExperimentID = "wta-unlearning"
  static let question =
    "How strongly may the runner-up unlearn before the units stop competing?"
  static let figureNames = ["unlearning"]
  static let sources =
    TrainedWTALayer.sources
    + SourceDigests.scope(
      files: ["WinnerTakeAll/WTAUnlearning.swift", "WinnerTakeAll/ScalarName.swift"],
      targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    /// What all settings have in common.
    var layer: TrainedWTALayer
    /// Strengths Δ on images as they are.
    var strengths: [Double]
    /// Strength Δ on images without their mean.
    var centeredStrength: Double
  }

  /// A small layer shows in seconds what takes a full one many epochs.
  static func parameters(for profile: Profile) -> Parameters {
    var layer = TrainedWTALayer.setting(for: profile)
    switch profile {
    case .quick:
      (layer.hidden, layer.trainingImages, layer.batch, layer.epochs) = (200, 2000, 100, 150)
    case .standard, .short, .paper:
      (layer.hidden, layer.trainingImages, layer.batch, layer.epochs) = (400, 5000, 100, 400)
    }
    // The rate of the quick layer at every profile, with which small layers settle.
    layer.learningRate = TrainedWTALayer.setting(for: .quick).learningRate
    return Parameters(layer: layer, strengths: [0, 0.2, 0.3, 0.4], centeredStrength: 0.4)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  /// One training.
  private struct Training: Sendable {
    var strength: Double
    var isCentered: Bool
    var history: WTAHistory

    var images: String { isCentered ? "without their mean" : "as they are" }

    /// The last entry of a course.
    func end(_ course: KeyPath<WTAHistory, [Double]>) -> Double {
      history[keyPath: course].last ?? 0
    }

    /// The part of a scalar's name.
    var name: String { ScalarName.part(strength) + (isCentered ? ".centred" : "") }
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let settings =
      parameters.strengths.map { ($0, false) } + [(parameters.centeredStrength, true)]
    var trainings: [Training] = []
    for (strength, isCentered) in settings {
      var layer = parameters.layer
      layer.antiHebbian = strength
      layer.isCentered = isCentered
      let product = try await context.artifact(layer)
      trainings.append(
        Training(strength: strength, isCentered: isCentered, history: product.history))
      context.report(
        Progress(
          step: trainings.count, of: settings.count,
          note: "strength \(NumberText.shortest(strength))"))
      try Task.checkCancellation()
    }
    let points = trainings.flatMap { training in
      training.history.won.indices.map { (training: training, epoch: $0) }
    }
    func course(_ values: KeyPath<WTAHistory, [Double]>) -> [Double] {
      points.map { $0.training.history[keyPath: values][$0.epoch] }
    }
    return Findings(
      tables: [
        Table(
          "unlearning", title: "Units that have settled and units that win, for each strength",
          columns: [
            Column("strength", doubles: points.map(\.training.strength)),
            Column("images", texts: points.map(\.training.images)),
            Column("epoch", integers: points.map { $0.epoch + 1 }),
            Column("unconverged share", doubles: course(\.unconverged)),
            Column("won share", doubles: course(\.won)),
            Column("busiest share", doubles: course(\.busiest)),
          ])
      ],
      scalars: trainings.flatMap(scalars) + [
        Scalar("units", Double(parameters.layer.hidden), meaning: "Number of hidden units"),
        Scalar(
          "images", Double(parameters.layer.trainingImages), meaning: "Number of training images"),
        Scalar("epochs", Double(parameters.layer.epochs), meaning: "Epochs of each training"),
        Scalar(
          "centred-strength", parameters.centeredStrength,
          meaning: "Strength of unlearning on images without their mean"),
      ])
  }

  private static func scalars(_ training: Training) -> [Scalar] {
    let setting =
      "at strength \(NumberText.shortest(training.strength)) on images \(training.images)"
    return [
      Scalar(
        "unconverged.\(training.name)", training.end(\.unconverged),
        meaning: "Share of units whose p-norm is further than 0.01 from 1 \(setting)"),
      Scalar(
        "won.\(training.name)", training.end(\.won),
        meaning: "Share of units that won in the last epoch \(setting)"),
      Scalar(
        "busiest.\(training.name)", training.end(\.busiest),
        meaning: "Largest share of the last epoch's images that one unit won \(setting)"),
    ]
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "unlearning"]
    let courses = courses(table)
    let colors = [Palette.specreg, Palette.l2, Palette.kh, Palette.bp]
    func color(_ place: Int) -> SeriesColor {
      courses[place].isCentered ? Palette.neutral : colors[place % colors.count]
    }
    func panel(_ column: String, _ title: String, upper: Double? = 1) -> Panel {
      Panel(
        x: .linear("Epoch"), y: .linear(title, lower: 0, upper: upper),
        marks: courses.enumerated().map { place, course in
          .line(
            LineMark(
              x: course.rows.numbers("epoch"), y: course.rows.numbers(column), color: color(place),
              dash: SeriesPalette.dash(place), label: course.label))
        })
    }
    return [
      Figure(
        "unlearning", title: "Unlearning and competition",
        alternative:
          "Three panels over epochs, a line for each strength of unlearning: share of units "
          + "not settled, share that wins, largest share of images that one unit wins. At the end "
          + "the busiest unit wins "
          + courses.map {
            "\(NumberText.percent($0.busiest)) at \(NumberText.shortest($0.strength))"
              + ($0.isCentered ? " without the mean image" : "")
          }.joined(separator: ", ") + ".",
        tables: ["unlearning"],
        grid: PanelGrid(
          rows: [
            [
              panel("unconverged share", "Share not settled"),
              panel("won share", "Share that wins in an epoch"),
              panel("busiest share", "Images of the busiest unit", upper: nil),
            ]
          ], shareX: .all, aspect: 0.9,
          legend: courses.enumerated().map { place, course in
            LegendEntry(
              course.label, color: color(place), key: .line, dash: SeriesPalette.dash(place))
          }, isLettered: true))
    ]
  }

  /// What the table says about one training.
  private struct Course {
    var strength: Double
    var isCentered: Bool
    var rows: Table

    var label: String {
      "$\\Delta$ = \(NumberText.shortest(strength))" + (isCentered ? ", no mean" : "")
    }

    func end(_ column: String) -> Double { rows.numbers(column).last ?? 0 }
    var open: Double { end("unconverged share") }
    var busiest: Double { end("busiest share") }
  }

  /// Courses on images as they are, by strength, then those without a mean.
  private static func courses(_ table: Table) -> [Course] {
    ["as they are", "without their mean"].flatMap { images in
      let own = table.filtered(["images": images])
      return Set(own.numbers("strength")).sorted().map { strength in
        Course(
          strength: strength, isCentered: images != "as they are",
          rows: own.filtered(["strength": NumberText.shortest(strength)]))
      }
    }
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    let courses = courses(findings[table: "unlearning"])
    let plain = courses.filter { !$0.isCentered }
    guard let strongest = plain.last, let centred = courses.last, centred.isCentered,
      plain.count > 1
    else { return [] }
    let busiest = plain.map {
      "\(NumberText.percent($0.busiest)) at \(NumberText.shortest($0.strength))"
    }
    return [
      Claim(
        "strong-unlearning-collapses",
        "At the strongest unlearning one unit takes more images than at any weaker one, a tenth or "
          + "more.",
        holds: strongest.busiest >= 0.1
          && plain.dropLast().allSatisfy { $0.busiest < strongest.busiest },
        evidence: busiest.joined(separator: ", ") + "."),
      Claim(
        "mean-image-matters",
        "Without what all images share the same strength leaves fewer units open and the busiest with "
          + "less.",
        holds: centred.open < strongest.open && centred.busiest < strongest.busiest,
        evidence: "Open: \(NumberText.percent(centred.open)) against "
          + "\(NumberText.percent(strongest.open)). Busiest: \(NumberText.percent(centred.busiest)) "
          + "against \(NumberText.percent(strongest.busiest))."),
    ]
  }
}
