import Base
import TestSupport
import Testing

@testable import ReportCommands

@Suite("Folders of a project")
struct ProjectTests {
  @Test("templates are those of the project, else what came with the program, else Facsimile's own")
  func templates() throws {
    let folder = try TemporaryFolder()
    let project = folder.path.appending("project")
    let program = folder.path.appending("installed/bin/report")
    try Files.createFolder(project)
    func found() throws -> FilePath {
      try Project(workingDirectory: project, program: program).templates()
    }
    // A program of another package, built outside of the checkout.
    #expect(try found() == Checkout.root.appending("templates"))
    let shared = folder.path.appending("installed/share/facsimile/templates")
    try Files.createFolder(shared)
    #expect(try found() == shared)
    try Files.createFolder(project.appending("templates"))
    #expect(try found() == project.appending("templates"))
  }
}
