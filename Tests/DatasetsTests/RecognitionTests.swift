import Base
import TestSupport
import Testing

@testable import Datasets

@Suite("Recognition by content")
struct RecognitionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func copy(_ bytes: [UInt8], _ name: String) throws -> FilePath {
    try Files.write(bytes, to: folder.path.appending(name))
    return folder.path.appending(name)
  }

  @Test(
    "a recording is known by its structure, whatever its file is called",
    arguments: ["small-v5.mat", "small-v7.mat", "small-v73.mat"])
  func recording(file: String) throws {
    let path = try copy(Files.read(Oracle.path(file)), "anything")
    #expect(try DatasetCatalog.recognize(path) == MouseV1.recordings)
  }

  @Test("published files are known by their digest")
  func digest() throws {
    let path = FilePath("/usr/share/datasets/fashion-mnist/t10k-labels-idx1-ubyte.gz")
    #expect(try DatasetCatalog.recognize(path) == FashionMNIST.dataset)
  }

  @Test("what is none of them is none; a file called .mat says why it is none")
  func others() throws {
    let text = try copy(Array("nothing of the kind".utf8), "words.txt")
    #expect(try DatasetCatalog.recognize(text) == nil)
    #expect(try DatasetCatalog.recognize(folder.path) == nil)
    let strange = try copy(Files.read(Oracle.path("loop-v73.mat")), "strange")
    #expect(try DatasetCatalog.recognize(strange) == nil)
    let wrong = try copy([UInt8](repeating: 65, count: 200), "wrong.mat")
    let error = #expect(throws: DatasetError.self) { try DatasetCatalog.recognize(wrong) }
    #expect(error?.description.contains("does not begin as MAT files") == true)
  }
}
