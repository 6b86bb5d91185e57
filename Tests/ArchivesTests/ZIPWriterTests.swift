import Base
import TestSupport
import Testing

@testable import Archives

@Suite("Archives written")
struct ZIPWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Bytes that hardly pack, longer than a piece.
  private static let noise: [UInt8] = {
    var state: UInt32 = 1
    return (0..<200_000).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }()

  private static let files: [(path: String, bytes: [UInt8])] = [
    ("z/ü b.csv", Array(String(repeating: "n,value\n", count: 40_000).utf8)), ("empty", []),
    ("a.bin", noise), ("z/one", [7]),
  ]

  private func write(_ order: [Int], to name: String) throws -> FilePath {
    let path = folder.path.appending(name)
    try ZIPWriter.write(
      order.map { ZIPWriter.File(Self.files[$0].path, .bytes(Self.files[$0].bytes)) }, to: path)
    return path
  }

  @Test("the bytes depend on names and contents alone, not on order, time or place")
  func sameBytes() throws {
    let first = try Files.read(try write([0, 1, 2, 3], to: "one.zip"))
    #expect(try Files.read(try write([3, 1, 0, 2], to: "two.zip")) == first)
    var fromDisk: [ZIPWriter.File] = []
    for (index, file) in Self.files.enumerated() {
      let path = folder.path.appending("part-\(index)")
      try Files.write(file.bytes, to: path)
      fromDisk.append(ZIPWriter.File(file.path, .file(path)))
    }
    let path = folder.path.appending("three.zip")
    try ZIPWriter.write(fromDisk, to: path)
    #expect(try Files.read(path) == first)
  }

  @Test("reads back as it was, sorted by name")
  func roundTrip() throws {
    let reader = try ZIPReader(try write([0, 1, 2, 3], to: "one.zip"))
    #expect(reader.entries.map(\.path) == ["a.bin", "empty", "z/one", "z/ü b.csv"])
    for entry in reader.entries {
      let file = try #require(Self.files.first { $0.path == entry.path })
      #expect(try reader.bytes(of: entry) == file.bytes)
    }
  }

  @Test("a file that is missing leaves nothing behind, and what was there stays")
  func failure() throws {
    let path = folder.path.appending("one.zip")
    try Files.write("before", to: path)
    #expect(throws: FileError.self) {
      try ZIPWriter.write(
        [ZIPWriter.File("a", .file(folder.path.appending("missing")))], to: path)
    }
    #expect(try Files.names(in: folder.path) == ["one.zip"])
    #expect(try Files.readText(path) == "before")
  }

  @Test(
    "paths that lead out are told from others",
    arguments: [
      ("data/a.csv", true), ("ü b", true), ("", false), ("/a", false), ("a//b", false),
      ("../a", false), ("a/..", false), ("./a", false), ("a\\b", false), ("a\nb", false),
      ("a/", false), ("...", true),
    ])
  func paths(path: String, isSafe: Bool) { #expect(ArchivePath.isSafe(path) == isSafe) }
}
