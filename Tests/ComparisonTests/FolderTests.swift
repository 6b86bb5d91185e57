import Base
import Comparison
import FoundationEssentials
import TestSupport
import Testing

@Suite("Untrusted folders")
struct FolderTests {
  private let folder: TemporaryFolder
  private var oldPath: FilePath { folder.path.appending("old") }
  private var newPath: FilePath { folder.path.appending("new") }

  init() throws {
    folder = try TemporaryFolder()
    try OutputFixture().write(to: oldPath)
    try OutputFixture().write(to: newPath)
  }

  private func diff() async throws -> ReportDiff { try await ReportDiff.between(oldPath, newPath) }

  private func error() async -> String {
    do {
      _ = try await diff()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("a folder that is missing, a file, or no report is told so with advice")
  func noReport() async throws {
    let gone = folder.path.appending("gone")
    await #expect(throws: FolderError.missing(gone)) { try await ReportDiff.between(gone, newPath) }
    let file = newPath.appending("index.html")
    await #expect(throws: FolderError.notAFolder(file)) {
      try await ReportDiff.between(oldPath, file)
    }
    await #expect(throws: FolderError.noManifest(folder.path, below: ["new", "old"])) {
      try await ReportDiff.between(folder.path, newPath)
    }
  }

  @Test(
    "names that lead out of the folder are refused",
    arguments: ["../../etc/passwd", "/etc/passwd", "data/../../x", "data//x", "a\u{0}b", "."])
  func hostileNames(name: String) async throws {
    var fixture = OutputFixture()
    fixture.extraFiles = []
    var manifest = fixture.manifest.members
    manifest["files"] = [["path": .string(name), "bytes": 1, "sha256": "x"]]
    try Files.write(
      JSONValue.object(manifest).prettyText, to: newPath.appending("manifest.json"))
    let error = await error()
    #expect(error.contains("cannot name a file of a report"), "\(error)")
  }

  @Test("links out of the folder are refused, links within it are read")
  func links() async throws {
    let file = newPath.pushing("data/wta.spectra.csv")
    try Files.write("secret", to: folder.path.appending("secret"))
    try Files.remove(file)
    try FileManager.default.createSymbolicLink(
      atPath: file.string, withDestinationPath: folder.path.appending("secret").string)
    await #expect(throws: FolderError.leadsOut(file)) { try await diff() }
    try Files.remove(file)
    try Files.write(
      Files.readText(oldPath.pushing("data/wta.spectra.csv")), to: newPath.appending("moved.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: file.string, withDestinationPath: "../moved.csv")
    #expect(try await diff().isEmpty)
  }

  @Test("a folder in place of a file is refused")
  func notAFile() async throws {
    let file = newPath.pushing("data/wta.spectra.csv")
    try Files.remove(file)
    try Files.createFolder(file)
    await #expect(throws: FolderError.notAFile(file)) { try await diff() }
  }

  @Test(
    "damaged files are errors with their place",
    arguments: [
      ("manifest.json", "{", "manifest.json: the manifest is damaged: it is not a JSON object"),
      ("manifest.json", "{\"schema\": 9}", "manifest.json: the manifest has version 9"),
      ("manifest.json", "{\"nodes\": [{}]}", "a node has no experiment"),
      ("manifest.json", "{\"nodes\": [{\"experiment\": \"../x\"}]}", "“../x” cannot name a file"),
      ("data/wta.spectra.csv", "layer,n,eigenvalue\na,b,c\n", "wta.spectra.csv:2: "),
      ("data/wta.scalars.json", "[", "wta.scalars.json: this is not the JSON"),
      ("data/wta.claims.json", "{}", "wta.claims.json: this is not the JSON"),
    ])
  func damaged(file: String, text: String, expected: String) async throws {
    try Files.write(text, to: newPath.pushing(FilePath(file)))
    let error = await error()
    #expect(error.contains(expected), "\(error)")
  }

  @Test("a table without a schema is still compared as numbers")
  func noSchema() async throws {
    for (path, value) in [(oldPath, "1"), (newPath, "2")] {
      var manifest = OutputFixture().manifest.members
      manifest["nodes"] = [["experiment": "wta"]]
      manifest["files"] = nil
      try Files.write(JSONValue.object(manifest).prettyText, to: path.appending("manifest.json"))
      try Files.write("name,value\na,\(value)\n", to: path.pushing("data/wta.extra.csv"))
      manifest["files"] = [["path": "data/wta.extra.csv", "sha256": ""]]
      try Files.write(JSONValue.object(manifest).prettyText, to: path.appending("manifest.json"))
    }
    let cell = try #require(try await diff().nodes.first?.tables.first?.worst.first)
    #expect(cell.change?.difference == 1)
    #expect(cell.keyText == "name=a")
  }
}
