import TestSupport
import Testing

@testable import Base

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Files")
struct FilesTests {
  let folder: TemporaryFolder
  var root: FilePath { folder.path }

  init() throws { folder = try TemporaryFolder() }

  @Test("what is written is read, over old bytes, in folders that were not there")
  func roundTrip() throws {
    let path = root.appending("a/b/c.bin")
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try Files.write("old", to: path)
    try Files.write(bytes, to: path)
    #expect(try Files.read(path) == bytes)
    try Files.write([UInt8](), to: path)
    #expect(try Files.read(path).isEmpty)
    #expect(try Files.names(in: root.appending("a/b")) == ["c.bin"])
  }

  @Test("the start of a file is as many bytes as are asked for, or all that there are")
  func start() throws {
    let path = root.appending("long")
    try Files.write("head and tail", to: path)
    #expect(try Files.read(path, first: 4) == Array("head".utf8))
    #expect(try Files.read(path, first: 99) == Array("head and tail".utf8))
    #expect(try Files.read(path, first: 0).isEmpty)
    #expect(throws: FileError.self) { try Files.read(root.appending("none"), first: 4) }
  }

  @Test("a write onto a folder fails and leaves nothing beside it")
  func targetIsFolder() throws {
    try Files.write("kept", to: root.appending("target/inner"))
    #expect(throws: FileError(.write, root.appending("target"), .isDirectory)) {
      try Files.write("lost", to: root.appending("target"))
    }
    #expect(try Files.names(in: root) == ["target"])
    #expect(try Files.readText(root.appending("target/inner")) == "kept")
  }

  @Test("a file in the place of a folder is an error of that folder and stays")
  func parentIsFile() throws {
    try Files.write("kept", to: root.appending("file"))
    for below in ["file/a", "file/a/b"] {
      #expect {
        try Files.write("lost", to: root.appending(below))
      } throws: { error in
        (error as? FileError)?.operation == .create && "\(error)".contains("Not a directory")
      }
    }
    #expect(try Files.names(in: root) == ["file"])
    #expect(try Files.readText(root.appending("file")) == "kept")
  }

  @Test("a folder that takes no files is an error with a way out", .enabled(if: getuid() != 0))
  func unwritable() throws {
    let locked = root.appending("locked")
    try Files.createFolder(locked)
    chmod(locked.string, 0o555)
    defer { chmod(locked.string, 0o755) }
    #expect(throws: FileError(.write, locked.appending("a"), .permissionDenied)) {
      try Files.write("lost", to: locked.appending("a"))
    }
    #expect(try Files.names(in: locked).isEmpty)
  }

  @Test("a name too long for the system fails and leaves nothing")
  func longName() throws {
    let path = root.appending(String(repeating: "n", count: 300))
    #expect(throws: FileError(.write, path, .fileNameTooLong)) {
      try Files.write("lost", to: path)
    }
    #expect(try Files.names(in: root).isEmpty)
  }

  @Test("many writers of one file end with one whole text and no other file")
  func concurrentWriters() async throws {
    let path = root.appending("shared")
    let texts = (0..<16).map { String(repeating: "\($0 % 10)", count: 50_000) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for text in texts { group.addTask { try Files.write(text, to: path) } }
      try await group.waitForAll()
    }
    #expect(texts.contains(try Files.readText(path)))
    #expect(try Files.names(in: root) == ["shared"])
  }

  @Test("names are sorted by their bytes; of no folder there are none")
  func names() throws {
    for name in ["b", "a", "B", "é", "a.b", "10", "9"] {
      try Files.write("", to: root.appending(name))
    }
    #expect(try Files.names(in: root) == ["10", "9", "B", "a", "a.b", "b", "é"])
    #expect(try Files.names(in: root.appending("none")).isEmpty)
    #expect(throws: FileError.self) { try Files.names(in: root.appending("a")) }
  }

  @Test("reading says what is not there, what is a folder and what is too long")
  func unreadable() throws {
    try Files.write("12345", to: root.appending("five"))
    let none = root.appending("none")
    #expect(throws: FileError(.read, none, .noSuchFileOrDirectory)) { try Files.read(none) }
    #expect(throws: FileError(.read, root, .isDirectory)) { try Files.read(root) }
    #expect(throws: FileError(.read, root, .isDirectory)) { try Files.digest(root) }
    #expect(throws: FileError(.read, root.appending("five"), .fileTooLarge)) {
      try Files.read(root.appending("five"), limit: 4)
    }
    #expect(try Files.read(root.appending("five"), limit: 5).count == 5)
    #expect(FileError(.read, none, .noSuchFileOrDirectory).explanation.advice == "check the path")
  }

  @Test("removing takes the whole folder, a link without what it points to, and nothing twice")
  func remove() throws {
    try Files.write("kept", to: root.appending("outside/kept"))
    try Files.write("gone", to: root.appending("inside/deep/gone"))
    let links = [("outside", "inside/out"), ("outside", "link"), ("nowhere", "dangling")]
    for (target, link) in links {
      #expect(symlink(root.appending(target).string, root.appending(link).string) == 0)
    }
    for name in ["inside", "link", "dangling", "dangling"] {
      try Files.remove(root.appending(name))
    }
    #expect(try Files.names(in: root) == ["outside"])
    #expect(try Files.readText(root.appending("outside/kept")) == "kept")
  }

  @Test("a write replaces a link and leaves what it points to")
  func writeOverLink() throws {
    try Files.write("kept", to: root.appending("outside"))
    #expect(symlink(root.appending("outside").string, root.appending("link").string) == 0)
    try Files.write("new", to: root.appending("link"))
    #expect(try Files.readText(root.appending("link")) == "new")
    #expect(try Files.readText(root.appending("outside")) == "kept")
  }

  @Test("a folder that is there is fine to make, a file of its name is not")
  func createFolder() throws {
    try Files.createFolder(root.appending("x/y"))
    try Files.createFolder(root.appending("x/y"))
    #expect(Files.isFolder(root.appending("x/y")))
    try Files.write("", to: root.appending("file"))
    #expect(throws: FileError(.create, root.appending("file"), .notDirectory)) {
      try Files.createFolder(root.appending("file"))
    }
    #expect(!Files.isFolder(root.appending("file")) && Files.exists(root.appending("file")))
  }

  @Test("a walk finds what is wanted in the order of names, and follows no link into a circle")
  func below() throws {
    for name in ["b/two", "a", "b/.hidden", "b/c/one", "c/not/this"] {
      try Files.write("", to: root.appending(name))
    }
    #expect(symlink("..", root.appending("b/up").string) == 0)
    #expect(symlink("a", root.appending("z").string) == 0)
    let found = try Files.below(root) { $0 != "c" && $0.lastComponent?.string.first != "." }
    #expect(found.map(\.string) == ["a", "b/c/one", "b/two", "z"])
    #expect(Files.isBehindLink("b/up/a", below: root) && Files.isBehindLink("z", below: root))
    #expect(!Files.isBehindLink("b/c/one", below: root))
  }
}
