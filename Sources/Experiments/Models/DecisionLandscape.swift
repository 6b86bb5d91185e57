import Base
import Datasets
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results

/// What do decisions and sensitivity of the models look like around an image?
///
/// On a random plane through a test image, the same for all models: ‖J‖_F of the representation, and
/// the predicted class with its probability.
/// - Source: Holzhausen et al., arXiv 2405.00679, Fig. 4.
enum DecisionLandscape: Experiment {
  static let id: ExperimentID = "decision-landscape"
  static let question = "What do decisions and sensitivity of the models look like around an image?"
  static let figureNames = ["landscape"]
  static let sources =
    TrainedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/DecisionLandscape.swift", "Networks/StudyImages.swift",
        "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    /// Which test image the plane goes through.
    var image: Int
    /// Half the side of the square, in the 2-norm of scaled images.
    var extent: Double
    /// Points along each side.
    var points: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    Parameters(
      study: .setting(for: profile), image: 0, extent: 20, points: profile == .quick ? 40 : 100)
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let layer = parameters.study.layer
    let set = try ImageSets.load(layer.dataset, from: context.dataFolders)
    let images = try StudyImages.labeled(set.test, count: parameters.image + 1, p: layer.p)
    let plane = InputPlane(
      through: Array(images.inputs.row(images.count - 1)),
      key: context.key.child("plane").child(parameters.image))
    var landscapes: [(model: StudyModel, landscape: Landscape)] = []
    for model in StudyModel.allCases {
      let network = try await context.artifact(parameters.study.network(model)).trained
      landscapes.append(
        (
          model,
          network.folded.landscape(
            over: plane, extent: parameters.extent, points: parameters.points)
        ))
      context.report(
        Progress(step: landscapes.count, of: StudyModel.allCases.count, note: model.rawValue))
    }
    return Findings(
      tables: [
        table(landscapes),
        Table(
          "classes", title: "What the classes are",
          columns: [
            Column("label", integers: Array(0..<StudyImages.classes)),
            Column("class", texts: set.classes),
          ]),
      ],
      scalars: landscapes.flatMap { scalars($0.model, $0.landscape) } + [
        Scalar(
          "extent", parameters.extent,
          meaning: "Half the side of the square, in the 2-norm of scaled images"),
        Scalar(
          "image-norm", Reductions.sumOfSquares(plane.origin).squareRoot(),
          meaning: "The 2-norm of the scaled image in the middle"),
      ])
  }

  /// One row a point, the logits in columns.
  private static func table(
    _ landscapes: [(model: StudyModel, landscape: Landscape)]
  ) -> Table {
    let rows = landscapes.flatMap { one in
      (0..<one.landscape.logits.rows).map { (one.model, one.landscape, $0) }
    }
    func coordinate(_ landscape: Landscape, _ index: Int) -> Double {
      landscape.coordinates[index]
    }
    let logits = (0..<StudyImages.classes).map { label in
      Column("logit \(label)", floats: rows.map { $0.1.logits[$0.2, label] })
    }
    return Table(
      "landscape", title: "Jacobian norm and logits on a plane through a test image",
      columns: [
        Column("model", texts: rows.map(\.0.rawValue)),
        Column(
          "first", doubles: rows.map { coordinate($0.1, $0.2 % $0.1.coordinates.count) }),
        Column(
          "second", doubles: rows.map { coordinate($0.1, $0.2 / $0.1.coordinates.count) }),
        Column("Jacobian norm", doubles: rows.map { $0.1.jacobianNorms.elements[$0.2] }),
      ] + logits)
  }

  private static func scalars(_ model: StudyModel, _ landscape: Landscape) -> [Scalar] {
    let classes = Set(landscape.predictions).count
    let boundary = landscape.isOnBoundary
    let share = Double(boundary.count { $0 }) / Double(max(1, boundary.count))
    return [
      Scalar(
        "classes.\(model.slug)", Double(classes),
        meaning: "Classes that \(model.rawValue) predicts somewhere on the plane"),
      Scalar(
        "boundary.\(model.slug)", share,
        meaning: "Share of the points of the plane that lie on a boundary of \(model.rawValue)"),
    ]
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "landscape"]
    let models = StudyModel.allCases.map { ($0, table.filtered(["model": $0.rawValue])) }
    let classes = findings[table: "classes"].texts("class")
    let regions = models.map { decisions($1, classes) }
    let counts = StudyModel.allCases.map { model in
      "\(model.rawValue) \(NumberText.shortest(findings[scalar: "classes.\(model.slug)"].value))"
    }
    return [
      Figure(
        "landscape", title: "Sensitivity and decisions around a test image",
        alternative:
          "Above, heat maps of the Jacobian norm on a plane through an image, one a model; "
          + "below, the regions of predicted classes with contours of confidence. Classes present: "
          + counts.joined(separator: ", ") + ".",
        width: .wide, tables: ["landscape", "classes"],
        grid: PanelGrid(
          rows: [
            models.map { jacobianPanel($1) }, regions.map(decisionPanel),
          ],
          columnTitles: StudyModel.allCases.map(\.rawValue),
          rowTitles: ["$\\|J\\|_F$", "Decision"], shareX: .all, shareY: .all, aspect: 1,
          legend: legend(regions)))
    ]
  }

  private static func field(_ table: Table, _ column: String) -> Field {
    let places = table.numbers("first")
    let side = Int(Double(places.count).squareRoot())
    let range = (places.min() ?? 0)...(places.max() ?? 1)
    return Field(
      table.numbers(column).map(Float.init), columns: side, rows: side, x: range, y: range)
  }

  private static func jacobianPanel(_ table: Table) -> Panel {
    Panel(
      x: .linear("First direction"), y: .linear("Second direction"),
      marks: [
        .raster(
          RasterMark(
            field(table, "Jacobian norm"), color: ColorScale(.magma, percentiles: 0.01...0.99),
            label: "$\\|J\\|_F$"))
      ])
  }

  private static func decisions(_ table: Table, _ names: [String]) -> RegionsMark {
    let scores = (0..<StudyImages.classes).map { field(table, "logit \($0)") }
    return RegionsMark(scores: scores, classes: RegionsMark.classes(names))
  }

  /// Classes that occur in any panel: narrow regions have no room for their names.
  private static func legend(_ regions: [RegionsMark]) -> [LegendEntry] {
    let present = Set(regions.flatMap(\.presentClasses).map(\.label))
    return (regions.first?.classes ?? []).filter { present.contains($0.label) }
      .map { LegendEntry($0.label, color: $0.color, key: .area) }
  }

  private static func decisionPanel(_ regions: RegionsMark) -> Panel {
    let marks = [.regions(regions)] + regions.confidenceContours()
    return Panel(x: .linear("First direction"), y: .linear("Second direction"), marks: marks)
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func boundary(_ model: StudyModel) -> Double {
      findings[scalar: "boundary.\(model.slug)"].value
    }
    return [
      Claim(
        "kh-has-fewest-boundaries",
        "On this plane KH has the smallest share of points on a boundary.",
        holds: StudyModel.allCases.allSatisfy { boundary(.kh) <= boundary($0) },
        evidence: StudyModel.allCases.map {
          "\($0.rawValue) \(NumberText.percent(boundary($0)))"
        }.joined(separator: ", ") + ".")
    ]
  }
}
