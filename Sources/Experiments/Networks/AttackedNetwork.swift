import Base
import Learning
import LinearAlgebra
import Pipeline
import Randomness
import Results

/// The critical perturbations of a trained network under an attack: an artifact, since several
/// experiments ask for the same.
struct AttackedNetwork: ArtifactRecipe {
  /// Which network.
  var network: TrainedNetwork
  /// Which attack.
  var attack: StudyAttack
  /// How many test images, from the first.
  var testImages: Int
  /// Sizes of perturbation on the logarithmic grid.
  var points: Int

  static let kind = "attacked-network"
  static let sources =
    TrainedNetwork.sources
    + SourceDigests.scope(
      files: ["Networks/AttackedNetwork.swift", "Networks/StudyAttack.swift"], targets: [])

  func inputs(in dataFolders: [FilePath]) throws -> [InputFile] {
    try network.inputs(in: dataFolders)
  }

  func make(in context: ArtifactContext) async throws -> CriticalPerturbations {
    let trained = try await context.artifact(network).trained
    let images = try StudyImages.test(
      of: network.layer, count: testImages, from: context.dataFolders)
    return attack.criticalPerturbations(
      of: trained, on: images, points: points, key: context.key.child(attack.rawValue))
  }

  func archive(_ product: CriticalPerturbations) -> Archive {
    var archive = Archive()
    archive.set("total and vanishing", integers: [product.total, product.vanishingGradients])
    archive.set("images", integers: product.images)
    archive.set("failures", integers: product.failures.map { $0 ?? -1 })
    archive.set("norms", doubles: product.norms.map { $0 ?? -1 })
    return archive
  }

  func product(from archive: Archive) throws -> CriticalPerturbations {
    let counts = try archive.integers("total and vanishing")
    guard counts.count == 2 else { throw ArchiveError.missing(name: "total and vanishing") }
    return CriticalPerturbations(
      grid: attack.grid(points: points), total: counts[0],
      images: try archive.integers("images"),
      failures: try archive.integers("failures").map { $0 < 0 ? nil : $0 },
      norms: try archive.doubles("norms").map { $0 < 0 ? nil : $0 },
      vanishingGradients: counts[1])
  }
}
