import Base
import Randomness

/// Makes artifacts, each once, and keeps them in the store.
actor ArtifactWorkshop {
  private let store: ArtifactStore
  private var underWay: [Digest: Task<Archive, any Error>] = [:]

  init(store: ArtifactStore) { self.store = store }

  func archive<Recipe: ArtifactRecipe>(
    of recipe: Recipe, seed: UInt64, dataFolders: [FilePath],
    reporter: ProgressReporter
  ) async throws -> (Archive, Digest) {
    let inputs = try HashedInputs(recipe.inputs(in: dataFolders))
    let random = RandomKey(seed: seed).child("artifact").child(Recipe.kind)
    let parameters = try JSONValue(encoding: recipe)
    let key = StoreKey.key(
      kind: "artifact", name: Recipe.kind, parameters: parameters, random: random, inputs: inputs,
      sources: Recipe.sources)
    while let task = underWay[key] {
      do {
        return (try await task.value, key)
      } catch is CancellationError {
        // Another one gave up; who still waits makes it.
        try Task.checkCancellation()
        forget(task, of: key)
      }
    }
    let context = ArtifactContext(
      key: random, dataFolders: dataFolders, store: store, storeKey: key, seed: seed,
      workshop: self, reporter: reporter)
    let task = Task { [store] in
      switch store.artifact(key) {
      case .found(let archive): return archive
      case .damaged(let path): reporter.sink.receive(.recomputesDamaged(path.string))
      case .missing: break
      }
      let archive = recipe.archive(try await recipe.make(in: context))
      try inputs.checkUnmoved()
      try store.save(artifact: archive, key: key, recipe: parameters)
      try store.removeCheckpoint(key)
      return archive
    }
    underWay[key] = task
    defer { forget(task, of: key) }
    let archive = try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
    return (archive, key)
  }

  private func forget(_ task: Task<Archive, any Error>, of key: Digest) {
    if underWay[key] == task { underWay[key] = nil }
  }
}
