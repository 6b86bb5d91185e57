import ArgumentParser
import Base
import Pipeline
import Results
import Synchronization

/// The builds of a watched set of notebooks.
final class WatchedBuild: Sendable {
  /// What one round did.
  struct Outcome: Sendable {
    /// For the terminal.
    let line: String
    /// What is wrong with the notebooks, one after the other; empty when all are built.
    let errors: String
  }

  let files: WatchedFiles
  /// Where a browser begins.
  let page: String
  private let place: Project
  private let project: ProjectOptions
  private let options: RunOptions
  private let paths: [FilePath]
  private let known = KnownDigests()
  private let finished = Mutex<Outcome?>(nil)

  init(
    place: Project, project: ProjectOptions, options: RunOptions, paths: [FilePath],
    templates: FilePath
  ) {
    self.place = place
    self.project = project
    self.options = options
    self.paths = paths
    let folders = paths.map { $0.removingLastComponent() }.map { $0.isEmpty ? FilePath(".") : $0 }
    files = WatchedFiles(
      folders: Array(Set(folders)).sorted { $0.string < $1.string } + [templates],
      excluded: [FilePath(project.output).removingLastComponent().lexicallyNormalized()])
    page = paths.count == 1 ? "/\(paths[0].stem ?? "")/" : "/"
  }

  /// What the round that runs has come to; nil while it goes on.
  func finishedOutcome() -> Outcome? {
    finished.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
  }

  /// Starts a round.
  func start(because changes: [String]) {
    Task { [self] in
      let outcome = await round(because: changes)
      finished.withLock { $0 = outcome }
    }
  }

  private func round(because changes: [String]) async -> Outcome {
    let start = ContinuousClock.now
    var errors: [String] = []
    do {
      let builder = ReportBuilder(
        place: place, project: project, options: options,
        output: try ReportOptions.parse(["--to", "html"]),
        revision: Task { await Revision.of(place.root) }, known: known)
      for path in paths {
        do {
          _ = try await builder.build(path)
        } catch {
          errors += ErrorReport.lines(error)
        }
      }
      try ReportIndex.write(in: FilePath(project.output), templates: place.templates())
    } catch {
      errors += ErrorReport.lines(error)
    }
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    let cause = changes.isEmpty ? "" : Self.summary(changes) + ": "
    return Outcome(
      line: errors.isEmpty
        ? "\(cause)built in \(milliseconds) ms"
        : "\(cause)not built\n" + errors.joined(separator: "\n"),
      errors: errors.joined(separator: "\n"))
  }

  private static func summary(_ changes: [String]) -> String {
    changes.prefix(3).joined(separator: ", ")
      + (changes.count > 3 ? " and \(changes.count - 3) more" : "")
  }
}
