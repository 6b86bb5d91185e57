import ArgumentParser
import Base
import Pipeline
import Results

/// `report run`
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run experiments and write their tables and figures; reuses what is fresh.",
    discussion: "Example: report run wta-spectra --profile quick -P hidden=200 -P epochs=10")

  @Argument(help: "Experiments (default: all).") var names: [String] = []
  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let session = Session(project, options)
    let requests = try Session.requests(names, run: options, overrides: overrides.parameter)
    let revision = await Revision.of(Project().root)
    for run in try await session.run(requests) {
      let folder = OutputFolder(path: FilePath(project.output).appending(run.record.alias))
      let result = RunFiles.result(of: run, revision: revision)
      let files = try RunFiles.data(of: [run]) + RunFiles.figures(of: [result])
      try folder.write(
        files,
        manifest: RunFiles.manifest(
          notebook: nil, runs: [run], files: files, revision: revision, buildKey: nil))
      guard !project.quiet else { continue }
      Console.out("\(run.record.alias): \(folder.path)")
      for claim in run.claims {
        Console.out("  \(claim.holds ? "holds" : "fails")  \(claim.sentence) \(claim.evidence)")
      }
    }
  }
}
