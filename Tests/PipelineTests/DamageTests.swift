import Base
import Results
import TestSupport
import Testing

@testable import Pipeline

/// A way in which a stored file goes bad.
enum Damage: Hashable, CustomStringConvertible {
  case emptied
  case truncated(share: Double)
  case flipped(share: Double, bit: UInt8)

  static let all: [Damage] = [
    .emptied, .truncated(share: 0.5), .truncated(share: 0.999), .flipped(share: 0, bit: 0),
    .flipped(share: 0.3, bit: 5), .flipped(share: 0.6, bit: 1), .flipped(share: 0.999, bit: 0),
  ]

  var description: String {
    switch self {
    case .emptied: "emptied"
    case .truncated(let share): "truncated to \(share)"
    case .flipped(let share, let bit): "bit \(bit) flipped at \(share)"
    }
  }

  func apply(to path: FilePath) throws {
    var bytes = try Files.read(path)
    switch self {
    case .emptied: bytes = []
    case .truncated(let share): bytes.removeLast(bytes.count - Int(share * Double(bytes.count)))
    case .flipped(let share, let bit): bytes[Int(share * Double(bytes.count))] ^= 1 << bit
    }
    try Files.write(bytes, to: path)
  }
}

@Suite("Damaged store")
struct DamageTests {
  private let folder: TemporaryFolder
  private let request = RunRequest(experiment: FirstProbe.self, profile: .quick)

  init() throws { folder = try TemporaryFolder() }

  /// The store's files whose paths end so.
  private func paths(_ ending: String) throws -> [FilePath] {
    try files(below: folder.path).filter { $0.hasSuffix(ending) }.map { folder.path.appending($0) }
  }

  /// Expects that a run reports the damage, gives the same findings and heals the store.
  private func expectHealed(_ expected: CompletedRun, _ what: String) async throws {
    let bench = Bench()
    let run = try await bench.run([request], in: folder)[0]
    #expect(bench.damaged.count == 1, "\(what)")
    #expect(run.findings.tables == expected.findings.tables, "\(what)")
    #expect(run.claims == expected.claims, "\(what)")
    let after = Bench()
    #expect(try await after.run([request], in: folder)[0].record.wasReused, "\(what)")
    #expect(after.damaged.isEmpty, "\(what)")
  }

  @Test("an artifact is noticed, reported and made again", arguments: Damage.all)
  func artifact(damage: Damage) async throws {
    let expected = try await Bench().run([request], in: folder)[0]
    let path = try #require(try paths(".bin").first)
    let bytes = try Files.read(path)
    try damage.apply(to: path)
    try Files.remove(folder.path.appending("results"))
    let bench = Bench()
    let run = try await bench.run([request], in: folder)[0]
    #expect(bench.damaged == [path.string])
    #expect(bench.seen.makes == 1)
    #expect(run.findings.tables == expected.findings.tables)
    #expect(try Files.read(path) == bytes)
  }

  @Test(
    "a table, the scalars and the index of a result are noticed, reported and computed again",
    arguments: ["trace.csv", "scalars.json", "findings.json"], Damage.all)
  func result(file: String, damage: Damage) async throws {
    let expected = try await Bench().run([request], in: folder)[0]
    try damage.apply(to: try #require(try paths(file).first))
    try await expectHealed(expected, "\(file) \(damage)")
  }

  @Test("every thirteenth byte of the index counts")
  func index() async throws {
    let expected = try await Bench().run([request], in: folder)[0]
    let path = try #require(try paths("findings.json").first)
    for offset in stride(from: 0, to: try Files.read(path).count - 1, by: 13) {
      var bytes = try Files.read(path)
      bytes[min(offset, bytes.count - 2)] ^= 1
      try Files.write(bytes, to: path)
      try await expectHealed(expected, "byte \(offset)")
    }
  }

  @Test("a missing table is damage, a missing index only no result")
  func missing() async throws {
    let expected = try await Bench().run([request], in: folder)[0]
    try Files.remove(try #require(try paths("trace.csv").first))
    try await expectHealed(expected, "trace.csv")
    try Files.remove(try #require(try paths("findings.json").first))
    let bench = Bench()
    #expect(try await !bench.run([request], in: folder)[0].record.wasReused)
    #expect(bench.damaged.isEmpty)
  }
}
