import ArgumentParser
import Base

/// `report watch`
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Build notebooks again whenever a file changes, and show them in a browser.",
    discussion: """
      Pages are served to this machine alone and load themselves again; they are written into the \
      folder watch of the output.

      Example: report watch notebooks/mouse-v1.md
      """)

  @Argument(help: "Notebooks, by file or name (default: all of notebooks/).")
  var notebooks: [String] = []
  @Option(help: "Port on 127.0.0.1 (default: any that is free).")
  var port = 0
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port wants a number from 0 to 65535")
    }
  }

  func run() async throws {
    let place = Project()
    let paths = try place.notebooks(notebooks)
    var project = project
    project.output = FilePath(project.output).appending("watch").string
    let build = WatchedBuild(
      place: place, project: project, options: options, paths: paths,
      templates: try place.templates())
    var server = try LoopbackServer(port: port)
    Console.out("http://127.0.0.1:\(server.port)\(build.page)")
    Console.note("  → Ctrl-C ends it")
    ReportProgram.endQuietlyWhenInterrupted()
    var site = WatchedSite(folder: FilePath(project.output))
    var seen = build.files.state()
    var isBuilding = true
    build.start(because: [])
    var looked = ContinuousClock.now
    while true {
      if let outcome = build.finishedOutcome() {
        isBuilding = false
        site.version += 1
        site.errors = outcome.errors
        Console.note(outcome.line)
      }
      if !isBuilding && ContinuousClock.now - looked > .milliseconds(200) {
        looked = ContinuousClock.now
        let now = build.files.state()
        let changes = WatchedFiles.changes(from: seen, to: now)
        if !changes.isEmpty {
          seen = now
          isBuilding = true
          build.start(because: changes)
        }
      }
      server.serve(site)
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
