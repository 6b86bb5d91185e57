import Base
import TestSupport
import Testing

@testable import Archives

@Suite("Archives read as untrusted")
struct ZIPReaderTests {
  private static let text = "n,value\n1,4\n2,2\n"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func oracle(_ name: String) -> FilePath {
    Checkout.root.appending("Tests/ArchivesTests/Oracles/\(name).zip")
  }

  private func unpacked(_ name: String) throws -> [String: String] {
    let target = folder.path.appending("out")
    let reader = try ZIPReader(Self.oracle(name))
    try reader.unpack(into: target)
    return try Dictionary(
      uniqueKeysWithValues: reader.entries.map {
        ($0.path, try Files.readText(target.pushing(FilePath($0.path))))
      })
  }

  @Test("unpacks what Python packed, by deflate, stored, from a stream and with folders")
  func good() throws {
    #expect(
      try unpacked("plain") == [
        "data/a.csv": Self.text, "data/ü b.csv": String(repeating: Self.text, count: 1000),
        "empty": "",
      ])
  }

  @Test(
    "unpacks further kinds",
    arguments: [
      ("stored", ["a": text]), ("stream", ["data/a.csv": String(repeating: text, count: 100)]),
      ("folders", ["data/a.csv": text]), ("none", [:]),
    ])
  func kinds(name: String, expected: [String: String]) throws {
    #expect(try unpacked(name) == expected)
  }

  @Test(
    "names what is wrong before anything is written",
    arguments: [
      ("text", "this is no ZIP archive"), ("cut", "cut short"), ("cut-inside", "cut short"),
      ("prepended", "list of entries is not where it should be"),
      ("traversal", "“data/../../x” cannot name"), ("absolute", "“/etc/x” cannot name"),
      ("backslash", "“..\\x” cannot name"), ("nul", "“a?b” cannot name a file"),
      ("latin", "cannot name a file"), ("long-name", "cannot name a file"),
      ("link", "“data/a.csv” is a link"), ("twice", "two entries claim the name “a”"),
      ("file-and-folder", "two entries claim the name “data”"),
      ("shared", "“a” and “b” share bytes"), ("overlap", "“a” and “b” share bytes"),
      ("past-end", "reaches past the end"), ("count", "lists 1 entries and states 3"),
      ("huge-count", "60000 entries, more than 20000"), ("encrypted", "encrypted"),
      ("method", "packed by method 14"), ("zip64", "larger than 4 GB"),
      ("several-disks", "a part of several"),
      ("list-offset", "list of entries is not where it should be"),
    ])
  func refusedAtOnce(name: String, sentence: String) throws {
    let error = try #require(throws: ArchiveError.self) { try ZIPReader(Self.oracle(name)) }
    #expect(error.description.contains(sentence), "\(error)")
    #expect(error.explanation.advice != nil)
  }

  @Test(
    "names the entry whose bytes are not those that were packed",
    arguments: [
      ("checksum", "“a” is damaged: its checksum does not hold"),
      ("no-deflate", "“a” is damaged: it is no deflate data"),
      ("packed-short", "“a” is damaged: it is cut short"),
      ("packed-more", "“a” is damaged: bytes follow its data"),
      ("less", "“a” is damaged: it unpacks to less than it states"),
      ("bomb-lying", "“zeros” is damaged: it unpacks to more than it states"),
      ("other-name", "its header contradicts the list of entries"),
    ])
  func refusedEntry(name: String, sentence: String) throws {
    let target = folder.path.appending("out")
    let error = try #require(throws: ArchiveError.self) {
      try ZIPReader(Self.oracle(name)).unpack(into: target)
    }
    #expect(error.description.contains(sentence), "\(error)")
  }

  @Test("refuses by stated sizes before unpacking, and stops a lying entry within one piece")
  func limits() throws {
    var limits = ZIPReader.Limits()
    limits.bytes = 9_999_999
    let error = try #require(throws: ArchiveError.self) {
      try ZIPReader(Self.oracle("bomb-honest"), limits: limits)
    }
    #expect(error.problem == .tooLarge(limit: 9_999_999))
    let target = folder.path.appending("out")
    #expect(throws: ArchiveError.self) {
      try ZIPReader(Self.oracle("bomb-lying")).unpack(into: target)
    }
    #expect(try Files.size(target.appending("zeros")) == 0)
  }

  @Test("a folder, a device and nothing are no archives")
  func noFiles() throws {
    for path in [folder.path, "/dev/zero"] {
      let error = try #require(throws: ArchiveError.self) { try ZIPReader(path) }
      #expect(error.problem == .notAFile)
      #expect(!ZIPReader.isArchive(path))
    }
    #expect(throws: FileError.self) { try ZIPReader(folder.path.appending("x")) }
    #expect(ZIPReader.isArchive(Self.oracle("plain")))
    #expect(!ZIPReader.isArchive(Self.oracle("text")))
  }

  @Test("every cut and every changed byte gives the same files or an error")
  func everyByte() throws {
    let path = folder.path.appending("changed.zip")
    for name in ["stored", "stream"] {
      let whole = try Files.read(Self.oracle(name))
      let expected = try contents(Self.oracle(name))
      for cut in 0..<whole.count {
        try put(whole[..<cut], at: path)
        #expect(throws: ArchiveError.self) { try contents(path) }
      }
      for index in whole.indices {
        var changed = whole
        changed[index] ^= 0x41
        try put(changed, at: path)
        // Times and versions, which no reader of these bytes asks for, may change.
        if let found = try? contents(path) {
          #expect(found.map(\.bytes) == expected.map(\.bytes), "byte \(index)")
        }
      }
    }
  }

  /// Writes without waiting for the device, since there are hundreds of files.
  private func put(_ bytes: some Sequence<UInt8>, at path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
    try file.closeAfter { _ = try file.writeAll(bytes) }
  }

  private func contents(_ path: FilePath) throws -> [(path: String, bytes: [UInt8])] {
    let reader = try ZIPReader(path)
    return try reader.entries.map { (path: $0.path, bytes: try reader.bytes(of: $0)) }
  }
}
