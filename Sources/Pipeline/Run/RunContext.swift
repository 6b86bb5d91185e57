public import Base
public import Randomness
import Results

/// What an experiment may use.
public struct RunContext: Sendable {
  /// A child of the seed by the experiment's name.
  public let key: RandomKey
  /// Where data sets are.
  public let dataFolders: [FilePath]
  let seed: UInt64
  let workshop: ArtifactWorkshop
  let used: UsedArtifacts
  let reporter: ProgressReporter

  /// The product of a recipe: from the store, or made once however many ask for it.
  public func artifact<Recipe: ArtifactRecipe>(_ recipe: Recipe) async throws -> Recipe.Product {
    let (archive, key) = try await workshop.archive(
      of: recipe, seed: seed, dataFolders: dataFolders, reporter: reporter.ofNextSeries())
    await used.add(NodeRecord.Artifact(kind: Recipe.kind, key: key))
    return try recipe.product(from: archive)
  }

  /// Tells how far the work has come.
  public func report(_ progress: Progress) { reporter.report(progress) }
}

/// The artifacts that one run has asked for, in order.
actor UsedArtifacts {
  private(set) var all: [NodeRecord.Artifact] = []

  func add(_ artifact: NodeRecord.Artifact) {
    if !all.contains(artifact) { all.append(artifact) }
  }
}
