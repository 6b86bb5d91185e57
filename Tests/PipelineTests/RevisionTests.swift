import Base
import TestSupport
import Testing

@testable import Pipeline

@Suite("Revision")
struct RevisionTests {
  @Test("a folder outside every checkout, and one that is not there, have none")
  func unknown() async throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path.appending("none")] {
      let revision = await Revision.of(path)
      #expect(revision == Revision(commit: nil, isModified: false))
      #expect("\(revision)" == "unknown")
    }
  }

  @Test("a broken checkout is unknown, not an error")
  func broken() async throws {
    let folder = try TemporaryFolder()
    try Files.write("gitdir: /nowhere\n", to: folder.path.appending(".git"))
    #expect(await Revision.of(folder.path).commit == nil)
  }

  @Test("is written as the commit, with a mark where files differ")
  func description() {
    let commit = String(repeating: "a1", count: 20)
    #expect("\(Revision(commit: commit, isModified: false))" == commit)
    #expect("\(Revision(commit: commit, isModified: true))" == commit + "+changes")
  }
}
