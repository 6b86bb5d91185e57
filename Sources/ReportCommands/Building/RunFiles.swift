import Base
import Documents
import Pipeline
import Plots
import Results

/// What runs leave on disk: data, figures and the manifest.
enum RunFiles {
  /// Tables, scalars and claims of some runs.
  static func data(of runs: [CompletedRun]) throws -> [OutputFile] {
    try runs.flatMap { run -> [OutputFile] in
      let alias = run.record.alias
      let data = FindingsFiles.texts(of: run.findings).map {
        OutputFile("data/\(alias).\($0.name)", $0.text)
      }
      let claims = OutputFile(
        "data/\(alias).claims.json", try JSONValue(encoding: run.claims).prettyText)
      return data + [claims]
    }
  }

  /// Figures of some results, as a document places them or else at their own width.
  static func figures(
    of results: [NodeResult], in document: ReportDocument? = nil
  ) throws -> [OutputFile] {
    var files = try document.map(FigureFiles.files) ?? []
    let theme = document?.theme ?? .standard
    for file in try results.flatMap({ try FigureFiles.files(of: $0, theme: theme) })
    where !files.contains(where: { $0.name == file.name }) {
      files.append(file)
    }
    return files.map { OutputFile("figures/\($0.name)", $0.bytes) }
  }

  /// What a document needs to know of a run.
  static func result(of run: CompletedRun, revision: Revision) -> NodeResult {
    NodeResult(
      alias: run.record.alias, experiment: run.record.experiment, findings: run.findings,
      figures: run.figures, claims: run.claims,
      provenance: NodeProvenance(
        experiment: run.record.experiment, profile: run.record.profile,
        parameters: run.record.parameters, seed: run.record.seed, run: run.record.key,
        inputs: run.record.inputs.map { .init(dataset: $0.dataset, digest: $0.digest) },
        revision: revision.description))
  }

  /// The manifest over some runs and files.
  static func manifest(
    notebook: String?, runs: [CompletedRun], files: [OutputFile], revision: Revision,
    buildKey: Digest?
  ) -> Manifest {
    Manifest(
      notebook: notebook, revision: revision.description, buildKey: buildKey,
      nodes: runs.map(\.record),
      files: files.map {
        .init(path: $0.path, bytes: $0.bytes.count, sha256: Digest(of: $0.bytes))
      })
  }
}
