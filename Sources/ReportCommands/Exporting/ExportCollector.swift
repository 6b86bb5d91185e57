import Archives
import Base
import Documents
import Pipeline
import Results

/// Brings reports and runs up to date and gathers what there is to export.
struct ExportCollector {
  let place: Project
  let project: ProjectOptions
  let options: RunOptions
  let reports: ReportOptions
  let revision: Revision

  /// A notebook's report with its sources and reference data.
  func collect(notebook path: FilePath) async throws -> ExportSource {
    let builder = ReportBuilder(
      place: place, project: project, options: options, output: reports,
      revision: Task { revision }, known: KnownDigests())
    let folder = OutputFolder(path: try await builder.build(path).folder)
    guard let manifest = folder.manifest() else {
      throw ExportError.changed(folder.path.appending("manifest.json"))
    }
    let files = try manifest.files.map { file -> ZIPWriter.File in
      let source = folder.path.pushing(FilePath(file.path))
      guard ArchivePath.isSafe(file.path), try Files.digest(source) == file.sha256 else {
        throw ExportError.changed(source)
      }
      return ZIPWriter.File(file.path, .file(source))
    }
    let notebook = try Notebook.parse(NotebookSource(reading: path))
    var source = ExportSource(
      name: notebook.slug, frontMatter: notebook.frontMatter, manifest: manifest, files: files)
    source.besides = sources(of: notebook) + (try golden(of: manifest))
    return source
  }

  /// Runs without a report.
  func collect(experiments names: [String]) async throws -> ExportSource {
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw ExportError.twice(name)
    }
    let session = Session(project, options)
    let runs = try await session.run(try Session.requests(names, run: options))
    let results = runs.map { RunFiles.result(of: $0, revision: revision) }
    let files = try RunFiles.data(of: runs) + RunFiles.figures(of: results)
    let manifest = RunFiles.manifest(
      notebook: nil, runs: runs, files: files, revision: revision, buildKey: nil)
    var source = ExportSource(
      name: names.count == 1 ? names[0] : "experiments", frontMatter: nil, manifest: manifest,
      files: files.map { ZIPWriter.File($0.path, .bytes($0.bytes)) })
    source.besides = try golden(of: manifest)
    return source
  }

  /// The notebook and what it includes, where that lies below the notebook's folder.
  private func sources(of notebook: Notebook) -> [ZIPWriter.File] {
    let folder = notebook.path.removingLastComponent()
    return ([notebook.path] + notebook.inclusions).compactMap { path in
      var below = path
      if !folder.isEmpty { guard below.removePrefix(folder) else { return nil } }
      let name = "notebook/\(below.string)"
      guard below.isRelative, ArchivePath.isSafe(name) else { return nil }
      return ZIPWriter.File(name, .file(path))
    }
  }

  /// Reference data of the experiments and profiles that ran.
  private func golden(of manifest: Manifest) throws -> [ZIPWriter.File] {
    let root = place.golden(project.golden)
    let pairs = Set(manifest.nodes.map { "\($0.experiment)/\($0.profile)" }).sorted()
    return try pairs.flatMap { pair -> [ZIPWriter.File] in
      let folder = root.pushing(FilePath(pair))
      return try GoldenFolder.names(in: folder).map {
        ZIPWriter.File("golden/\(pair)/\($0)", .file(folder.appending($0)))
      }
    }
  }
}
