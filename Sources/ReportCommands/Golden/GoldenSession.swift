import Base
import Comparison
import LinearAlgebra
import Pipeline
import Plots
import Results

/// Runs what a golden command names and hands the results over for comparison.
struct GoldenSession {
  let store: GoldenStore
  /// Where golden data is accepted; other than ``store`` where a project has none of its own yet.
  let ownStore: GoldenStore
  let root: FilePath
  let project: ProjectOptions
  var options: RunOptions

  init(_ project: ProjectOptions, _ options: RunOptions) {
    let place = Project()
    store = GoldenStore(root: place.golden(project.golden))
    ownStore = GoldenStore(root: place.ownGolden(project.golden))
    root = place.root
    self.project = project
    self.options = options
  }

  /// Names of the experiments that a selection means; a plain name must be known.
  static func experiments(_ selection: GoldenSelection) throws -> [String] {
    let catalog = Study.current.catalog
    for name in selection.plainExperiments { _ = try catalog.experiment(named: name) }
    let names = catalog.experiments.map { $0.id.rawValue }
      .filter { selection.selects(experiment: $0) }
    guard !names.isEmpty else {
      throw selection.isAll ? SelectionError.noExperiments : SelectionError.nothingMatches
    }
    return names
  }

  /// Results of all that a selection names; what is fresh is not computed again.
  func results(_ selection: GoldenSelection) async throws -> [GoldenResult] {
    let names = try Self.experiments(selection)
    let requests = try Session.requests(names, run: options)
    let runs = try await Session(project, options).run(requests)
    return zip(requests, runs).map { request, run in
      GoldenResult(
        experiment: run.record.experiment, profile: run.record.profile, findings: run.findings,
        claims: run.claims, tolerances: run.tolerances, record: record(run, request),
        figures: run.figures.map { .init(name: $0.name, tables: $0.tables) },
        digests: run.digests, source: ExperimentSource.place(of: request.experiment, below: root))
    }
  }

  /// Results of each selected experiment for so many seeds, from the one asked for upwards.
  func results(_ selection: GoldenSelection, seeds: Int) async throws -> [[GoldenResult]] {
    var bySeed: [[GoldenResult]] = []
    for offset in 0..<UInt64(seeds) {
      var seeded = self
      seeded.options.seed = options.seed &+ offset
      bySeed.append(try await seeded.results(selection))
    }
    return (bySeed.first ?? []).indices.map { index in bySeed.map { $0[index] } }
  }

  /// Equal work of two profiles is stored once; the golden data is of the profile asked for.
  private func record(_ run: CompletedRun, _ request: RunRequest) -> NodeRecord {
    var record = run.record
    record.alias = request.experiment.id.rawValue
    return record
  }

  /// Who accepts, for the history.
  func acceptance(reason: String) async -> GoldenStore.Acceptance {
    GoldenStore.Acceptance(
      reason: reason, revision: await Revision.of(root).description,
      platform: "\(Platform.name), \(project.execution.path.rawValue)")
  }
}
