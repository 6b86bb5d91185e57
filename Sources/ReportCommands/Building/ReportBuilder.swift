import Base
import Documents
import Pipeline
import Plots
import Results
import Typography

/// Notebook to report: parse, run what is stale, assemble, render, write.
struct ReportBuilder: Sendable {
  let place: Project
  let project: ProjectOptions
  let options: RunOptions
  let output: ReportOptions
  let revision: Task<Revision, Never>
  let known: KnownDigests

  /// What a build did.
  struct Outcome: Sendable {
    let folder: FilePath
    let summary: String
    /// Whether all was there already.
    var isFresh = false
  }

  func build(_ path: FilePath) async throws -> Outcome {
    let clock = ContinuousClock.now
    let draft = try Notebook.draft(of: NotebookSource(reading: path))
    let notebook = draft.notebook
    let session = Session(project, options, known: known)
    var (requests, errors) = requests(of: notebook)
    let theme = theme(of: notebook, &errors)
    guard draft.errors.isEmpty, errors.isEmpty else {
      throw BuildError.all(draft, requests, errors, session)
    }
    let folder = OutputFolder(path: FilePath(project.output).appending(notebook.slug))
    let templates = try place.templates()
    let revision = await revision.value
    let key = try buildKey(
      notebook, revision, data: notebook.dataDigests, results: session.runner.keys(of: requests),
      templates: templates)
    if !options.force, folder.isFresh(key, known: known) {
      return Outcome(folder: folder.path, summary: "\(notebook.slug): fresh", isFresh: true)
    }
    // A figure's name is known before its experiment has run for an hour.
    guard draft.unknownNames(results: [], figureNames: requests.figureNames).isEmpty else {
      throw BuildError.all(draft, requests, [], session)
    }
    let runs = try await session.run(requests)
    let results = runs.map { RunFiles.result(of: $0, revision: revision) }
    if output.strict {
      let typed = LiteralLint.typedNumbers(in: notebook, results: results)
      guard typed.isEmpty else { throw ExplainedErrors(typed) }
    }
    var document = try ReportDocument.assemble(
      notebook, results: results, revision: revision.description)
    document.notebook = place.name(of: path)
    document.theme = theme
    document.themeNames = output.theme.map {
      ThemeRequest.isFile($0) ? place.name(of: FilePath($0)) : $0
    }
    if output.strict { try FigureAudit.check(document) }
    let figures = try RunFiles.figures(of: results, in: document)
    var files = try RunFiles.data(of: runs) + figures
    files += document.plottedTables.map { OutputFile("data/\($0.name)", $0.text) }
    for format in output.formats {
      switch format {
      case .html:
        files.append(
          OutputFile(
            "index.html", try HTMLRenderer.render(document, templates: templates.appending("html"))
          ))
      case .pdf: files.append(OutputFile("report.pdf", try PDFRenderer.render(document)))
      case .md: files.append(OutputFile("report.md", MarkdownRenderer.render(document)))
      }
    }
    try folder.write(
      files,
      manifest: RunFiles.manifest(
        notebook: notebook.slug, runs: runs, files: files, revision: revision, buildKey: key))
    let seconds = (ContinuousClock.now - clock) / .seconds(1)
    let reused = runs.filter(\.record.wasReused).count
    return Outcome(
      folder: folder.path,
      summary: "\(notebook.slug): \(runs.count) experiments (\(reused) fresh), "
        + "\(figures.count / FigureFormat.allCases.count) figures, "
        + "\(NumberText.fixed(seconds, decimals: 1)) s")
  }

  /// How the report looks; what is wrong with its themes joins the other errors.
  private func theme(of notebook: Notebook, _ errors: inout [any ExplainedError]) -> PageTheme {
    do {
      return try Themes(place: place).page(of: notebook, options: output.theme)
    } catch let several as ExplainedErrors {
      errors += several.errors
    } catch let error as any ExplainedError {
      errors.append(error)
    } catch {
      errors.append(BuildError.unusable("\(error)"))
    }
    return .standard
  }

  /// The experiments that a notebook asks for; an unknown one is an error at its place.
  private func requests(
    of notebook: Notebook
  ) -> (requests: [RunRequest], errors: [any ExplainedError]) {
    let catalog = Study.current.catalog
    var errors: [any ExplainedError] = []
    var requests: [RunRequest] = []
    for directive in notebook.experiments {
      do {
        let request = RunRequest(
          experiment: try catalog.experiment(named: directive.name),
          profile: try options.profile ?? notebookProfile(directive, notebook) ?? .quick,
          overrides: directive.parameters, seed: options.seed, alias: directive.alias)
        try request.validate()
        requests.append(request)
      } catch let error as any ExplainedError {
        errors.append(PlacedError(error, at: directive.place))
      } catch let several as ExplainedErrors {
        errors += several.errors.map { PlacedError($0, at: directive.place) }
      } catch {
        errors.append(PlacedError(BuildError.unusable("\(error)"), at: directive.place))
      }
    }
    return (requests, errors)
  }

  private func notebookProfile(
    _ directive: ExperimentDirective, _ notebook: Notebook
  ) throws -> Profile? {
    guard let name = directive.profile ?? notebook.frontMatter.profile else { return nil }
    guard let profile = Profile(rawValue: name) else { throw BuildError.unknownProfile(name) }
    return profile
  }

  /// Hash of all that decides the bytes of a report.
  private func buildKey(
    _ notebook: Notebook, _ revision: Revision, data: [Digest], results: [Digest],
    templates: FilePath
  ) throws -> Digest {
    var hasher = DigestHasher()
    let themes = output.theme.filter(ThemeRequest.isFile).map { FilePath($0) }
    for file in [notebook.path] + notebook.inclusions + themes {
      hasher.update(part: try known.digest(file).hex)
    }
    hasher.update(part: output.key)
    hasher.update(part: try known.digest(Project.program).hex)
    hasher.update(part: revision.description)
    for key in data + results { hasher.update(part: key.hex) }
    for library in DrawingLibraries.versions { hasher.update(part: library.version) }
    let families = [FontStyle.inter, .pagella, .pagellaMath, .mono, .symbols].map(\.family)
    for file in try FontLibrary.shared.files(of: families) {
      hasher.update(part: try known.digest(FilePath(file)).hex)
    }
    for file in try Files.below(templates, where: { $0 != "new" }) {
      hasher.update(part: file.string)
      hasher.update(part: try known.digest(templates.pushing(file)).hex)
    }
    return hasher.finish()
  }
}
