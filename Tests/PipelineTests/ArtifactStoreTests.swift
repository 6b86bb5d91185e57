import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

@Suite("Artifact store")
struct ArtifactStoreTests {
  private let folder: TemporaryFolder
  private let store: ArtifactStore
  private let key = Digest(of: "key")

  init() throws {
    folder = try TemporaryFolder()
    store = ArtifactStore(root: folder.path.appending("store"))
  }

  private func holding(_ number: Double, count: Int = 10_000) -> Archive {
    var archive = Archive()
    archive.set("x", doubles: Array(repeating: number, count: count))
    return archive
  }

  private func found(_ lookup: ArtifactStore.Lookup) -> Archive? {
    if case .found(let archive) = lookup { archive } else { nil }
  }

  @Test("finds what was saved and nothing else, in a folder that was not there")
  func save() throws {
    guard case .missing = store.artifact(key) else {
      Issue.record("something is there")
      return
    }
    try store.save(artifact: holding(1), key: key, recipe: ["kind": "test"])
    #expect(found(store.artifact(key)) == holding(1))
    #expect(found(store.artifact(Digest(of: "other"))) == nil)
    #expect(found(store.checkpoint(key)) == nil)
    let place = "artifacts/\(key.hex.prefix(2))/\(key.hex)"
    #expect(try files(below: store.root) == ["\(place).bin", "\(place).json"])
  }

  @Test("a checkpoint is replaced, found and removed, twice without harm")
  func checkpoint() throws {
    try store.save(checkpoint: holding(1), key: key)
    try store.save(checkpoint: holding(2), key: key)
    #expect(found(store.checkpoint(key)) == holding(2))
    try store.removeCheckpoint(key)
    try store.removeCheckpoint(key)
    #expect(found(store.checkpoint(key)) == nil)
    #expect(try files(below: store.root).isEmpty)
  }

  @Test("sixteen writers of a key end with one valid file and no temporary one")
  func concurrentWriters() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        group.addTask { [store, key] in
          try store.save(artifact: holding(Double(number % 2)), key: key, recipe: nil)
          // A reader at any time sees a whole archive.
          #expect(found(store.artifact(key)) != nil)
        }
      }
      try await group.waitForAll()
    }
    let archive = try #require(found(store.artifact(key)))
    #expect([holding(0), holding(1)].contains(archive))
    #expect(try files(below: store.root).count == 2)
  }

  @Test("a failed write leaves neither entry nor temporary file")
  func failedWrite() throws {
    try Files.write("in the way", to: store.root.appending("artifacts"))
    #expect(throws: FileError.self) {
      try store.save(artifact: holding(1), key: key, recipe: nil)
    }
    #expect(try files(below: store.root) == ["artifacts"])
    guard case .missing = store.artifact(key) else {
      Issue.record("something is there")
      return
    }
  }

  @Test("a folder in the place of an entry is damage")
  func folderInPlace() throws {
    let place = "artifacts/\(key.hex.prefix(2))/\(key.hex).bin"
    try Files.createFolder(store.root.appending(place))
    guard case .damaged(let path) = store.artifact(key) else {
      Issue.record("the folder is not noticed")
      return
    }
    #expect(path == store.root.appending(place))
  }

  @Test("two runs of one experiment at once leave one valid result and no other file")
  func concurrentRuns() async throws {
    let request = RunRequest(experiment: FirstProbe.self, profile: .quick)
    let bench = Bench(onEpoch: { _ in try await Task.sleep(for: .milliseconds(2)) })
    async let one = bench.run([request], in: folder)
    async let two = bench.run([request], in: folder)
    let runs = try await [one[0], two[0]]
    #expect(runs[0].findings.tables == runs[1].findings.tables)
    let names = try files(below: folder.path)
    #expect(names.count == 5 && !names.contains { $0.hasSuffix(".part") }, "\(names)")
    let after = Bench()
    #expect(try await after.run([request], in: folder)[0].record.wasReused)
    #expect(after.damaged.isEmpty)
  }
}
