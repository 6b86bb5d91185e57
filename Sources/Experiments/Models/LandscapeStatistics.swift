import Base
import Learning
import LinearAlgebra
import Pipeline
import Plots
import Randomness
import Results
import Statistics

/// Does the picture of one plane hold over many images and directions?
///
/// For many test images: the distance to the nearest boundary along random directions, and ‖J‖_F on
/// and off the boundaries of random planes.
enum LandscapeStatistics: Experiment {
  static let id: ExperimentID = "landscape-statistics"
  static let question = "Does the picture of one plane hold over many images and directions?"
  static let figureNames = ["distances"]
  static let sources =
    TrainedNetwork.sources
    + SourceDigests.scope(
      files: [
        "Models/LandscapeStatistics.swift", "Networks/StudyImages.swift",
        "Networks/StudySetting.swift",
      ], targets: ["Results"])

  // MARK: Parameters

  struct Parameters: Codable, Hashable, Sendable {
    var study: StudySetting
    /// How many test images, from the first.
    var images: Int
    /// Random directions from each image.
    var directions: Int
    /// Where the search for a boundary ends, in the 2-norm of scaled images.
    var limit: Double
    /// Points along each side of a plane.
    var points: Int
  }

  static func parameters(for profile: Profile) -> Parameters {
    switch profile {
    case .quick:
      Parameters(
        study: .setting(for: profile), images: 30, directions: 20, limit: 40, points: 30)
    case .standard, .short, .paper:
      Parameters(
        study: .setting(for: profile), images: 200, directions: 50, limit: 40, points: 50)
    }
  }

  static func inputs(_ parameters: Parameters, in dataFolders: [FilePath]) throws -> [InputFile] {
    try parameters.study.layer.inputs(in: dataFolders)
  }

  // MARK: Run

  /// What was found around one image.
  private struct Sample: Sendable {
    var model: StudyModel
    var image: Int
    /// Median over directions; the limit where no boundary was found.
    var distance: Double
    /// Share of the directions with a boundary within the limit.
    var reached: Double
    /// Mean ‖J‖_F over points of a plane on a boundary; NaN when there is none.
    var onBoundary: Double
    /// Mean ‖J‖_F over the others.
    var offBoundary: Double
  }

  static func run(_ parameters: Parameters, in context: RunContext) async throws -> Findings {
    let images = try StudyImages.test(
      of: parameters.study.layer, count: parameters.images, from: context.dataFolders)
    var samples: [Sample] = []
    for model in StudyModel.allCases {
      let network = try await context.artifact(parameters.study.network(model)).trained.folded
      for image in 0..<images.count {
        samples.append(
          sample(
            model, network, Array(images.inputs.row(image)), image, parameters, context.key))
        try Task.checkCancellation()
      }
      context.report(
        Progress(
          step: samples.count, of: StudyModel.allCases.count * images.count, note: model.rawValue))
    }
    return Findings(tables: [table(samples)], scalars: scalars(samples))
  }

  private static func sample(
    _ model: StudyModel, _ network: HiddenLayerNetwork, _ origin: [Float], _ image: Int,
    _ parameters: Parameters, _ key: RandomKey
  ) -> Sample {
    let directions = network.randomDirections(
      parameters.directions, key: key.child("directions").child(image))
    let found = network.boundaryDistances(
      from: origin, along: directions, limit: parameters.limit)
    let sorted = found.map { $0 ?? parameters.limit }.sorted()
    let landscape = network.landscape(
      over: InputPlane(through: origin, key: key.child("plane").child(image)),
      extent: parameters.limit / 2, points: parameters.points)
    let places = zip(landscape.isOnBoundary, landscape.jacobianNorms.elements)
    return Sample(
      model: model, image: image, distance: quantile(sorted: sorted, 0.5),
      reached: Double(found.count { $0 != nil }) / Double(max(1, found.count)),
      onBoundary: mean(places.filter(\.0).map(\.1)),
      offBoundary: mean(places.filter { !$0.0 }.map(\.1)))
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : Reductions.sum(values) / Double(values.count)
  }

  private static func table(_ samples: [Sample]) -> Table {
    Table(
      "samples", title: "Distances to boundaries and Jacobian norms around each test image",
      columns: [
        Column("model", texts: samples.map(\.model.rawValue)),
        Column("image", integers: samples.map(\.image)),
        Column("boundary distance", doubles: samples.map(\.distance)),
        Column("directions with a boundary", doubles: samples.map(\.reached)),
        Column("Jacobian norm on boundary", doubles: samples.map(\.onBoundary)),
        Column("Jacobian norm off boundary", doubles: samples.map(\.offBoundary)),
      ])
  }

  private static func scalars(_ samples: [Sample]) -> [Scalar] {
    StudyModel.allCases.flatMap { model -> [Scalar] in
      let own = samples.filter { $0.model == model }
      let ratios = own.map { $0.onBoundary / $0.offBoundary }.filter(\.isFinite).sorted()
      return [
        Scalar(
          "distance.\(model.slug)", quantile(sorted: own.map(\.distance).sorted(), 0.5),
          meaning: "Median over images of the median distance of \(model.rawValue) to a boundary "
            + "along random directions"),
        Scalar(
          "boundary-ratio.\(model.slug)", ratios.isEmpty ? .nan : quantile(sorted: ratios, 0.5),
          meaning:
            "Median over images of the Jacobian norm of \(model.rawValue) on boundaries over "
            + "that off boundaries"),
      ]
    }
  }

  // MARK: Figures

  static func figures(_ findings: Findings) -> [Figure] {
    let table = findings[table: "samples"]
    func boxes(_ values: (Table) -> [Double]) -> [Mark] {
      StudyModel.allCases.enumerated().compactMap { index, model in
        BoxSummary(values(table.filtered(["model": model.rawValue])).filter(\.isFinite)).map {
          .box(BoxMark(at: Double(index), $0, color: model.color, label: model.rawValue))
        }
      }
    }
    let names = StudyModel.allCases.map(\.rawValue)
    let ratios = boxes { own in
      zip(own.numbers("Jacobian norm on boundary"), own.numbers("Jacobian norm off boundary"))
        .map { $0 / $1 }
    }
    let panels = [
      Panel(
        x: .band("", names), y: .log("Distance to a boundary"),
        marks: boxes { $0.numbers("boundary distance").filter { $0 > 0 } }),
      Panel(
        x: .band("", names), y: .log("$\\|J\\|_F$ on over off boundaries"),
        marks: ratios + [.rule(RuleMark(.y(1)))]),
    ]
    let words = StudyModel.allCases.map { model in
      let value = findings[scalar: "distance.\(model.slug)"].value
      return "\(model.rawValue) \(NumberText.significant(value, digits: 3))"
    }
    return [
      Figure(
        "distances", title: "Boundaries around many images",
        alternative: "Box plots over images. Left: distance to a boundary, with medians "
          + words.joined(separator: ", ")
          + ". Right: the Jacobian norm on boundaries over that off boundaries.",
        tables: ["samples"],
        grid: PanelGrid(rows: [panels], aspect: 0.75, isLettered: true))
    ]
  }

  // MARK: Claims

  static func claims(_ findings: Findings) -> [Claim] {
    func distance(_ model: StudyModel) -> Double {
      findings[scalar: "distance.\(model.slug)"].value
    }
    return [
      Claim(
        "kh-is-furthest", "Along random directions boundaries are furthest from images in KH.",
        holds: StudyModel.allCases.allSatisfy { distance(.kh) >= distance($0) },
        evidence: StudyModel.allCases.map {
          "\($0.rawValue) \(NumberText.significant(distance($0), digits: 3))"
        }.joined(separator: ", ") + ".")
    ]
  }
}
