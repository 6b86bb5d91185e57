import Testing

@testable import Base

private struct Sample: ExplainedError {
  var place: SourcePlace?
  var advice: String?
  var explanation: Explanation { Explanation(.input, "it failed", at: place, advice: advice) }
}

@Suite("Errors that explain themselves")
struct ExplainedErrorTests {
  @Test("place, sentence and advice stand in one line")
  func line() {
    #expect("\(Sample())" == "it failed")
    #expect("\(Sample(advice: "try again"))" == "it failed; try again")
    let place = SourcePlace(file: "a.md", line: 3, column: 7)
    #expect("\(Sample(place: place, advice: "try again"))" == "a.md:3:7: it failed; try again")
  }

  @Test("a place is written as compilers do, as far as it is known")
  func places() {
    #expect("\(SourcePlace(file: "a.md"))" == "a.md")
    #expect("\(SourcePlace(file: "a.md", line: 2))" == "a.md:2")
  }

  @Test("several failures have a line each, in order")
  func several() {
    let errors = ExplainedErrors([Sample(advice: "a"), Sample(advice: "b")])
    #expect("\(errors)" == "it failed; a\nit failed; b")
  }

  @Test(
    "a file error names the deed, the path and the reason",
    arguments: [
      (FileError(.read, "/a", .noSuchFileOrDirectory), "cannot read /a: No such file"),
      (FileError(.write, "/a", .noSpace), "cannot write /a: No space left"),
      (FileError(.create, "/a", .notDirectory), "cannot create the folder /a: Not a directory"),
      (FileError(.remove, "/a", .permissionDenied), "cannot remove /a: Permission denied"),
      (FileError(.list, "/a", .ioError), "cannot list /a: "),
    ])
  func files(error: FileError, beginning: String) {
    #expect(error.description.hasPrefix(beginning), "\(error)")
  }
}
