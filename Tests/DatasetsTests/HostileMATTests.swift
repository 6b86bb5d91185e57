import Base
import CZlib
import TestSupport
import Testing

@testable import Datasets

@Suite("Hostile MAT files")
struct HostileMATTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8]) throws -> FilePath {
    let path = folder.path.appending("hostile.mat")
    try Files.write(bytes, to: path)
    return path
  }

  private func failure(_ bytes: [UInt8], _ place: String, bytes most: Int = 1 << 26) throws
    -> String
  {
    var limits = MATFile.Limits()
    limits.bytes = most
    limits.seconds = 10
    let path = try write(bytes)
    let error = #expect(throws: DatasetError.self) {
      try MATFile(path, limits: limits).value(at: place)
    }
    return error?.description ?? ""
  }

  @Test("sizes beyond the file or the limit are refused before memory is taken")
  func sizes() throws {
    let huge = [20_000, 20_000]
    #expect(
      try failure(SmallMAT.file([SmallMAT.array("x", huge, [])]), "x").contains("3200000064 bytes"))
    for shape in [[Int(Int32.max), Int(Int32.max)], [-1, 4], [Int(Int32.max), 0x7FFF_FFFF, 64]] {
      #expect(!(try failure(SmallMAT.file([SmallMAT.array("x", shape, [])]), "x")).isEmpty)
    }
    var limits = MATFile.Limits()
    limits.seconds = 10
    let error = #expect(throws: DatasetError.self) {
      try MATFile(Oracle.path("huge-v73.mat"), limits: limits).value(at: "huge")
    }
    #expect(error?.description.contains("8000000000064 bytes") == true)
  }

  @Test("a bomb is refused by what it states, and goes no further than that when it lies")
  func bomb() throws {
    let zeros = [Double](repeating: 0, count: 1_000_000)
    let honest = SmallMAT.file([SmallMAT.packed(SmallMAT.array("x", [1000, 1000], zeros))])
    #expect(honest.count < 20_000)
    #expect(try failure(honest, "x", bytes: 1 << 20).contains("8000064 bytes"))
    let array = try MATFile(try write(honest)).numbers(at: "x")
    #expect(array.shape == [1000, 1000] && array.doubles() == zeros)
    let liar = SmallMAT.file([SmallMAT.packed(SmallMAT.array("x", [2, 2], zeros))])
    do {
      let value = try MATFile(try write(liar)).value(at: "x")
      #expect(value == .numbers(try MATFile(try write(liar)).numbers(at: "x")))
    } catch {
      #expect(error is DatasetError)
    }
  }

  @Test(
    "ten thousand cells in one another end the reader, not the program", arguments: [100, 10_000])
  func nesting(depth: Int) throws {
    var cell = SmallMAT.array("", [1, 1], [1])
    for _ in 0..<depth { cell = SmallMAT.cell("", cell) }
    #expect(!(try failure(SmallMAT.file([SmallMAT.cell("x", cell)]), "x")).isEmpty)
  }

  @Test("links that lead in circles end", arguments: ["hard", "soft", "cell", "hard.again.again"])
  func loops(place: String) throws {
    var limits = MATFile.Limits()
    limits.seconds = 5
    do {
      _ = try MATFile(Oracle.path("loop-v73.mat"), limits: limits).value(at: place)
    } catch {
      #expect(error is DatasetError)
    }
  }

  @Test(
    "what is no MAT file of version 5 or 7.3 is told so before a library sees it",
    arguments: [
      ([], "it has only 0 bytes"), ([UInt8](repeating: 65, count: 200), "does not begin as"),
      ([UInt8](repeating: 32, count: 124) + [0, 2, 73, 77], "is no HDF5 file"),
      ([UInt8](repeating: 32, count: 124) + [0, 3, 73, 77], "its version is 768"),
    ] as [([UInt8], String)])
  func signature(bytes: [UInt8], detail: String) throws {
    let path = try write(bytes)
    let error = #expect(throws: DatasetError.self) { try MATFile(path) }
    #expect(error?.description.contains(detail) == true)
    #expect(throws: FileError.self) { try MATFile(folder.path) }
    #expect(throws: FileError.self) { try MATFile(folder.path.appending("nothing")) }
  }
}
