public import Base

/// A notebook as parsed, before anything is run.
public struct Notebook: Sendable {
  /// Title, authors and settings.
  public let frontMatter: FrontMatter
  /// The experiments it asks for, in order.
  public let experiments: [ExperimentDirective]
  /// The file's name without `.md`; names the output folder.
  public let slug: String
  /// Where the notebook stands.
  public let path: FilePath
  let abstract: [SourceBlock]
  let blocks: [SourceBlock]
  let references: References
  /// Keys of the sources that the text cites.
  let citations: [String]
  /// By the keys that the text holds.
  let footnotes: [Int: SourceFootnote]
  /// Files beside the notebook that it reads: the bibliography, themes and what it includes.
  public let inclusions: [FilePath]
  /// The texts as written, with the names that places give them.
  let texts: [(file: String, text: String)]

  /// Reads a notebook.
  /// - Throws: `ExplainedErrors` with every ``NotebookError`` in the text, in the order of places.
  public static func parse(_ source: NotebookSource) throws -> Notebook {
    try draft(of: source).checked()
  }

  /// Reads a notebook with the errors of its text.
  /// - Throws: `ExplainedErrors` where the text is too long or no notebook at all.
  public static func draft(of source: NotebookSource) throws -> NotebookDraft {
    source.path.extension == "ipynb" ? try jupyter(source) : try markdown(source)
  }

  private static func markdown(_ source: NotebookSource) throws -> NotebookDraft {
    let file = source.path.string
    guard source.text.utf8.count <= 1 << 20 else {
      let place = SourcePlace(file: file, line: 1, column: 1)
      throw ExplainedErrors([NotebookError(.tooLong(bytes: source.text.utf8.count), at: place)])
    }
    let text = source.text.replacing("\r\n", with: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let front = FrontMatterParser(file: file, lines: lines)
    let context = NotebookContext(
      file: file, lines: lines, folder: source.path.removingLastComponent())
    context.errors = front.errors
    context.texts = [(file, text)]

    var abstract: [SourceBlock] = []
    if let words = front.matter.abstract {
      let start = front.matter.abstractLine
      abstract = BlockParser.parse(words, lineOffset: start - 1, in: context)
    }
    let body = lines.dropFirst(front.lineCount).joined(separator: "\n")
    let blocks = BlockParser.parse(body, lineOffset: front.lineCount, in: context)
    return draft(front.matter, abstract, blocks, of: source, in: context)
  }

  private static func jupyter(_ source: NotebookSource) throws -> NotebookDraft {
    let file: JupyterFile
    do throws(JupyterFile.Problem) {
      file = try JupyterFile(source.text)
    } catch {
      throw ExplainedErrors([
        NotebookError(.jupyter(error.sentence), at: SourcePlace(file: source.path.string))
      ])
    }
    let context = NotebookContext(
      file: source.path.string, lines: [], folder: source.path.removingLastComponent(),
      isLenient: true)
    var reader = JupyterReader(file, path: source.path, context: context)
    let blocks = reader.blocks()
    return draft(reader.matter, reader.abstract, blocks, of: source, in: context)
  }

  private static func draft(
    _ matter: FrontMatter, _ abstract: [SourceBlock], _ blocks: [SourceBlock],
    of source: NotebookSource, in context: NotebookContext
  ) -> NotebookDraft {
    let references = references(matter, beside: source.path, in: context)
    var checker = NotebookChecker(context: context, references: references)
    checker.check(abstract + blocks)
    let notebook = Notebook(
      frontMatter: matter, experiments: context.experiments,
      slug: source.path.stem ?? "notebook", path: source.path, abstract: abstract, blocks: blocks,
      references: references, citations: checker.citations, footnotes: context.footnotes,
      inclusions: context.included + bibliographyPath(matter, beside: source.path)
        + themePaths(matter, beside: source.path),
      texts: context.texts)
    return NotebookDraft(notebook: notebook, errors: notebook.inOrder(context.errors))
  }

  private static func bibliographyPath(
    _ matter: FrontMatter, beside notebook: FilePath
  ) -> [FilePath] {
    matter.bibliography.flatMap {
      try? ConfinedFile.path($0, below: notebook.removingLastComponent())
    }.map { [$0] } ?? []
  }

  /// Reads the bibliography, which must lie in the notebook's folder.
  private static func references(
    _ matter: FrontMatter, beside notebook: FilePath, in context: NotebookContext
  ) -> References {
    guard let name = matter.bibliography, let place = matter.bibliographyPlace else {
      return References()
    }
    let path: FilePath
    do {
      path = try ConfinedFile.path(name, below: notebook.removingLastComponent())
    } catch {
      context.fail(error, at: place)
      return References()
    }
    do {
      return References(
        try Files.readText(path, limit: 1 << 24), isNumeric: matter.citations == .numeric)
    } catch {
      context.fail(.unreadable(name, reason: "\(error.reason)"), at: place)
      return References()
    }
  }
}
