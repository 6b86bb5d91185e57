public import Base
public import Randomness
public import Results

/// How an expensive intermediate is made; experiments that ask for an equal recipe share it.
///
/// The recipe's stored properties are its parameters.
public protocol ArtifactRecipe: Codable, Hashable, Sendable {
  /// What the recipe makes.
  associatedtype Product: Sendable

  /// Lower-case words joined by hyphens.
  static var kind: String { get }
  /// All code that can change the product.
  static var sources: [SourceDigest] { get }
  /// The files that making it reads.
  func inputs(in dataFolders: [FilePath]) throws -> [InputFile]
  /// Makes it; from a checkpoint to the same bytes as without.
  func make(in context: ArtifactContext) async throws -> Product
  /// The product as an archive.
  func archive(_ product: Product) -> Archive
  /// The product of an archive.
  func product(from archive: Archive) throws -> Product
}

/// What making an artifact may use.
public struct ArtifactContext: Sendable {
  /// The same for every experiment that asks: a child of the seed by the recipe's kind.
  public let key: RandomKey
  /// Where data sets are.
  public let dataFolders: [FilePath]
  let store: ArtifactStore
  let storeKey: Digest
  let seed: UInt64
  let workshop: ArtifactWorkshop
  let reporter: ProgressReporter

  /// The product of another recipe that this one stands on. Its parameters and sources belong among
  /// this recipe's own.
  public func artifact<Recipe: ArtifactRecipe>(_ recipe: Recipe) async throws -> Recipe.Product {
    let (archive, _) = try await workshop.archive(
      of: recipe, seed: seed, dataFolders: dataFolders, reporter: reporter.ofNextSeries())
    return try recipe.product(from: archive)
  }

  /// What a killed run left; nil when there is nothing or it is damaged.
  public func checkpoint() -> Archive? {
    switch store.checkpoint(storeKey) {
    case .found(let archive): return archive
    case .damaged(let path): reporter.sink.receive(.recomputesDamaged(path.string))
    case .missing: break
    }
    return nil
  }

  /// Keeps the state of the work, whole or not at all.
  public func saveCheckpoint(_ archive: Archive) throws {
    try store.save(checkpoint: archive, key: storeKey)
  }

  /// Tells how far the work has come.
  public func report(_ progress: Progress) { reporter.report(progress) }
}
