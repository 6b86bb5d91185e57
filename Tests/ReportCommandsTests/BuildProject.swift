import ArgumentParser
import Base
import Pipeline
import TestSupport
import Testing

@testable import ReportCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A small project on disk whose notebook reads one file of every kind.
final class BuildProject: Sendable {
  let folder: TemporaryFolder

  static let text = """
    ---
    title: Freshness
    bibliography: refs.bib
    ---

    The number is {value}`probe.s`, says {cite}`ada`.

    ```{experiment} probe
    ```

    ```{include} part.md
    ```

    ```{plot}
    data: points.csv
    x: a
    y: b
    marks: [line]
    ---
    Points.
    ```

    """

  init() throws {
    folder = try TemporaryFolder()
    try write(Self.text, to: "notebooks/a.md")
    try write("Included words.\n", to: "notebooks/part.md")
    try write("a,b\n1,2\n2,4\n", to: "notebooks/points.csv")
    try write(
      "@book{ada, author={Lovelace, Ada}, title={Notes}, year=1843}\n", to: "notebooks/refs.bib")
    for name in try Files.names(in: Checkout.root.appending("templates/html")) {
      let source = Checkout.root.appending("templates/html").appending(name)
      try Files.write(Files.read(source), to: path("templates/html/\(name)"))
    }
  }

  func path(_ name: String) -> FilePath { folder.path.pushing(FilePath(name)) }

  func write(_ text: String, to name: String) throws { try Files.write(text, to: path(name)) }

  func text(_ name: String) throws -> String { try Files.readText(path(name)) }

  /// Replaces words by as many others in the same file, and gives it its old time back, so that
  /// neither its name, number, size nor time of modification tells.
  func changeUnseen(_ name: String, _ old: String, _ new: String) throws {
    #expect(old.utf8.count == new.utf8.count)
    let file = path(name).string
    var status = stat()
    try #require(stat(file, &status) == 0)
    let changed = Array(try text(name).replacing(old, with: new, maxReplacements: 1).utf8)
    let descriptor = open(file, O_WRONLY)
    try #require(descriptor >= 0)
    #expect(pwrite(descriptor, changed, changed.count, 0) == changed.count)
    #if canImport(Darwin)
      var times = [status.st_atimespec, status.st_mtimespec]
    #else
      var times = [status.st_atim, status.st_mtim]
    #endif
    #expect(futimens(descriptor, &times) == 0)
    close(descriptor)
  }

  /// One `report build`, as a process of its own would do it.
  func build(_ arguments: [String] = [], revision: String? = nil) async throws
    -> ReportBuilder.Outcome
  {
    let cache = path("cache")
    let known = KnownDigests(memory: cache.appending("digests"), settlingTime: 0)
    let builder = ReportBuilder(
      place: Project(workingDirectory: folder.path, program: path("bin/report")),
      project: try ProjectOptions.parse([
        "--output", path("output").string, "--cache", cache.string, "--quiet",
      ]),
      options: try RunOptions.parse(arguments.filter { $0.hasPrefix("--seed") }),
      output: try ReportOptions.parse(
        ["--to=html"] + arguments.filter { !$0.hasPrefix("--seed") }),
      revision: Task { Revision(commit: revision, isModified: false) }, known: known)
    // Two changes within a tick of the file system's clock would bear one time.
    try await Task.sleep(for: .milliseconds(20))
    let outcome = try await Study.$current.withValue(
      Study(catalog: ExperimentCatalog([ProbeExperiment.self]))
    ) {
      try await builder.build(path("notebooks/a.md"))
    }
    try known.save()
    try await Task.sleep(for: .milliseconds(20))
    return outcome
  }
}
