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

  @Test("a file that is not touched is read once, under every name it has")
  func readOnce() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("images")
    try Files.write("one", to: path)
    let link = folder.path.appending("link")
    #expect(await ChildProgram.succeeds("/bin/ln", ["-s", path.string, link.string]))
    let known = KnownDigests()
    #expect(try known.digest(path) == Digest(of: "one"))
    #expect(FileIdentity(link) == FileIdentity(path))
    #expect(known.count == 1)
    #expect(try known.digest(link) == Digest(of: "one"))
    #expect(known.count == 1)
  }

  @Test("what is no file is an error", arguments: ["none", "folder"])
  func noFile(name: String) throws {
    let folder = try TemporaryFolder()
    try Files.createFolder(folder.path.appending("folder"))
    #expect(FileIdentity(folder.path.appending(name)) == nil)
    #expect(throws: FileError.self) { try KnownDigests().digest(folder.path.appending(name)) }
  }
}
