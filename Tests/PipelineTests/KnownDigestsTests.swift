import Base
import TestSupport
import Testing

@testable import Pipeline

@Suite("Known digests")
struct KnownDigestsTests {
  @Test("a file that was written again has another digest, of the same size too")
  func changed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("images")
    let known = KnownDigests()
    for text in ["one", "two", "six", "longer"] {
      try Files.write(text, to: path)
      for _ in 0..<2 { #expect(try known.digest(path) == Digest(of: text)) }
    }
  }

  @Test("what is no file is an error", arguments: ["none", "folder"])
  func noFile(name: String) throws {
    let folder = try TemporaryFolder()
    try Files.createFolder(folder.path.appending("folder"))
    #expect(FileIdentity(folder.path.appending(name)) == nil)
    #expect(throws: FileError.self) { try KnownDigests().digest(folder.path.appending(name)) }
  }
}
