import Base
import Testing

@testable import Results

@Suite("Manifest")
struct ManifestTests {
  private static func node(seed: UInt64) -> NodeRecord {
    NodeRecord(
      experiment: "wta-spectra", alias: "wta", profile: "quick",
      parameters: ["rate": 0.1, "large": .number(1e16), "zero": .number(-0.0), "units": [5, 10]],
      seed: seed, key: Digest(of: "key"),
      inputs: [NodeRecord.Input(dataset: "d", file: "a b.bin", digest: Digest(of: "a"))],
      sources: [SourceDigest(file: "A/b.swift", digest: Digest(of: "b"))],
      tables: [TableSchema(of: CSVRoundTripTests.table)],
      artifacts: [NodeRecord.Artifact(kind: "layer", key: Digest(of: "layer"))],
      toolchain: "Swift 6.3", seconds: 0.1 + 0.2, peakMemoryBytes: 1 << 40, kernelPath: "avx2",
      threads: 2, wasReused: true)
  }

  @Test("comes back whole, to the same bytes", arguments: [0, 42, 1 << 63, UInt64.max])
  func roundTrip(seed: UInt64) throws {
    let manifest = Manifest(
      notebook: "robustness", revision: "unknown", buildKey: Digest(of: "build"),
      nodes: [Self.node(seed: seed)],
      files: [Manifest.File(path: "index.html", bytes: 12, sha256: Digest(of: "html"))])
    let back = try Manifest(bytes: try manifest.bytes)
    #expect(back.nodes[0].seed == seed)
    #expect(try back.bytes == manifest.bytes)
    #expect(back.nodes[0].parameters.canonicalText == manifest.nodes[0].parameters.canonicalText)
    #expect(back.files == manifest.files && back.buildKey == manifest.buildKey)
    #expect(back.nodes[0].seconds == 0.1 + 0.2 && back.nodes[0].tables == manifest.nodes[0].tables)
  }

  @Test("without notebook and build key it comes back equal")
  func optional() throws {
    let manifest = Manifest(notebook: nil, revision: "unknown", buildKey: nil, nodes: [], files: [])
    #expect(try Manifest(bytes: try manifest.bytes) == manifest)
    #expect(manifest.schema == 1)
  }

  @Test("files are sorted by the bytes of their paths")
  func sorted() {
    let files = ["b", "a/c", "B", "a.b"].map {
      Manifest.File(path: $0, bytes: 0, sha256: Digest(of: ""))
    }
    let manifest = Manifest(notebook: nil, revision: "", buildKey: nil, nodes: [], files: files)
    #expect(manifest.files.map(\.path) == ["B", "a.b", "a/c", "b"])
  }

  @Test("half a manifest is an error, never a crash")
  func damaged() throws {
    let bytes = try Manifest(
      notebook: "n", revision: "r", buildKey: nil, nodes: [Self.node(seed: 1)], files: []
    ).bytes
    for count in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: JSONError.self) { try Manifest(bytes: Array(bytes[..<count])) }
    }
  }
}
