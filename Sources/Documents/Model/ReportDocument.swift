import Base
public import Plots
import Typography

/// A notebook joined with its results: every name looked up, every number given once.
public struct ReportDocument: Sendable, Hashable {
  /// Title, authors and settings.
  public var frontMatter: FrontMatter
  /// The title, read as text with math.
  public var title: [Inline]
  /// Before the first section.
  public var abstract: [Block]
  /// The text.
  public var blocks: [Block]
  /// Notes in the order of their numbers.
  public var footnotes: [Footnote] = []
  /// The experiments that the notebook runs.
  public var nodes: [NodeResult]
  /// Names the output folder.
  public var slug: String
  /// The notebook's path, as the report shows it.
  public var notebook: String
  /// The source revision.
  public var revision: String
  /// How figures and page look.
  public var theme = PageTheme.standard
  /// Themes that the command line asked for.
  public var themeNames: [String] = []
  /// The revision as people write it: the first 12 digits, and whether there were changes.
  public var shortRevision: String {
    let end = revision.firstIndex(of: "+") ?? revision.endIndex
    return String(revision[..<end].prefix(12) + revision[end...])
  }

  /// Joins a notebook with what its experiments found.
  /// - Throws: `ExplainedErrors` with a ``NotebookError`` for every name that leads nowhere.
  public static func assemble(
    _ notebook: Notebook, results: [NodeResult], revision: String
  ) throws -> ReportDocument {
    let numbering = Numbering(notebook.blocks)
    let resolver = Resolver(
      notebook: notebook, results: results, numbering: numbering, revision: revision)
    let title = resolver.rich(
      notebook.frontMatter.title, at: SourcePlace(file: notebook.path.string, line: 1))
    let abstract = resolver.blocks(notebook.abstract)
    var blocks = resolver.blocks(notebook.blocks)
    if !resolver.hasBibliography, !notebook.citations.isEmpty {
      blocks += resolver.closingBibliography()
    }
    guard resolver.errors.isEmpty else {
      throw ExplainedErrors(notebook.inOrder(resolver.errors))
    }
    let headings = blocks.compactMap {
      if case .heading(let heading) = $0 { heading } else { nil }
    }
    blocks = blocks.map { if case .contents = $0 { .contents(headings) } else { $0 } }
    return ReportDocument(
      frontMatter: notebook.frontMatter, title: title, abstract: abstract, blocks: blocks,
      footnotes: resolver.footnotes, nodes: results, slug: notebook.slug,
      notebook: notebook.path.string, revision: revision)
  }

  /// All figures in the order of their numbers.
  public var figures: [FigureBlock] {
    all.flatMap { block -> [FigureBlock] in
      switch block {
      case .figure(let figure): [figure]
      case .figureGroup(let group): group.parts
      default: []
      }
    }
  }

  /// All claims in the order of their numbers.
  public var claims: [ClaimBlock] {
    all.compactMap { if case .claim(let claim) = $0 { claim } else { nil } }
  }

  /// All numbered tables in the order of their numbers.
  public var tables: [TableBlock] {
    all.compactMap {
      if case .table(let table) = $0, table.number != nil { table } else { nil }
    }
  }

  /// All section heads in order.
  public var headings: [Heading] {
    blocks.compactMap { if case .heading(let heading) = $0 { heading } else { nil } }
  }

  /// Every block with those inside it, in reading order.
  var all: [Block] { blocks.flatMap(\.flattened) }
}

extension Block {
  fileprivate var flattened: [Block] {
    switch self {
    case .quote(let blocks), .note(_, let blocks): [self] + blocks.flatMap(\.flattened)
    case .list(let list): [self] + list.items.flatMap { $0.flatMap(\.flattened) }
    default: [self]
    }
  }
}
