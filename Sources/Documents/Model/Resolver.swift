import Base
import Plots
import Results
import Typography

/// Looks up the names of one notebook and gathers those that lead nowhere.
final class Resolver {
  let notebook: Notebook
  let results: [String: NodeResult]
  let aliases: [String]
  let numbering: Numbering
  let revision: String
  var errors: [NotebookError] = []
  var hasBibliography = false
  var footnotes: [Footnote] = []
  var footnoteNumbers: [Int: Int] = [:]

  private var headingCount = 0
  private var figureCount = 0
  private var figureIDCount = 0
  private var groupCount = 0
  private var tableCount = 0
  private var equationCount = 0
  private var claimCount = 0

  init(notebook: Notebook, results: [NodeResult], numbering: Numbering, revision: String) {
    self.notebook = notebook
    self.results = Dictionary(results.map { ($0.alias, $0) }) { first, _ in first }
    aliases = results.map(\.alias)
    self.numbering = numbering
    self.revision = revision
  }

  func fail(_ problem: NotebookError.Problem, at place: SourcePlace) {
    errors.append(NotebookError(problem, at: place))
  }

  func unknown(
    _ kind: NotebookError.NameKind, _ name: String, among known: [String], at place: SourcePlace
  ) {
    fail(
      .unknown(kind, name, nearest: nearestName(to: name, among: known), known: known), at: place)
  }

  /// The result of an alias; an error when there is none.
  func node(_ name: ResultName) -> NodeResult? {
    if let node = results[name.alias] { return node }
    unknown(.experiment, name.alias, among: aliases, at: name.place)
    return nil
  }

  func blocks(_ source: [SourceBlock]) -> [Block] { source.compactMap(block) }

  private func block(_ source: SourceBlock) -> Block? {
    switch source {
    case .heading(_, let content, _):
      let (level, number, id) = numbering.headings[headingCount]
      headingCount += 1
      return .heading(
        Heading(level: level, number: number, content: inlines(content), id: id))
    case .paragraph(let content): return .paragraph(inlines(content))
    case .math(let math, let label):
      guard label != nil else { return .math(EquationBlock(math: math)) }
      let (number, id) = numbering.equationIDs[equationCount]
      equationCount += 1
      return .math(EquationBlock(math: math, number: number, id: id))
    case .code(let text, let language): return .code(text, language: language)
    case .quote(let inner): return .quote(blocks(inner))
    case .list(let start, let isTight, let items):
      return .list(
        ListBlock(
          start: start, isTight: isTight, items: items.map { blocks($0.blocks) },
          tasks: items.contains { $0.isDone != nil } ? items.map(\.isDone) : []))
    case .definitions(let items):
      return .definitions(
        items.map { item in
          Definition(term: inlines(item.term), meanings: item.meanings.map { inlines($0) })
        })
    case .table(let table): return .table(self.table(table))
    case .rule: return .rule
    case .image(let image): return .image(image)
    case .output(let text, let isError): return .output(text, isError: isError)
    case .figure(let directive):
      figureCount += 1
      return figure(directive).map { .figure($0) }
    case .grid(let grid): return self.grid(grid)
    case .plot(let directive):
      figureCount += 1
      figureIDCount += 1
      return plot(directive, number: figureCount, id: numbering.figureIDs[figureIDCount - 1])
    case .dataTable(let directive):
      tableCount += 1
      return dataTable(directive, number: tableCount, id: numbering.tableIDs[tableCount - 1])
    case .scorecard(let directive):
      tableCount += 1
      return scorecard(directive, number: tableCount, id: numbering.tableIDs[tableCount - 1])
    case .claim(let name): return claim(name)
    case .note(let kind, let inner): return .note(kind, blocks(inner))
    // Filled once all headings are known.
    case .contents: return .contents([])
    case .provenance: return .provenance(aliases.compactMap { results[$0]?.provenance })
    case .bibliography:
      hasBibliography = true
      return .bibliography(notebook.references.entries(of: notebook.citations))
    }
  }

  /// A section of references for a notebook that cites without placing them.
  func closingBibliography() -> [Block] {
    let last = numbering.headings.last { $0.level == 1 }.flatMap { Int($0.number) } ?? 0
    let heading = Heading(
      level: 1, number: String(last + 1), content: [.text("References")], id: "sec-references")
    return [
      .heading(heading), .bibliography(notebook.references.entries(of: notebook.citations)),
    ]
  }

  private func table(_ table: SourceTable) -> TableBlock {
    let columns = table.header.enumerated().map { index, header in
      TableBlock.Column(
        header: inlines(header),
        alignment: table.alignments.indices.contains(index) ? table.alignments[index] : .left)
    }
    var number: Int?
    if table.caption != nil {
      tableCount += 1
      number = tableCount
    }
    return TableBlock(
      number: number, id: number.map { numbering.tableIDs[$0 - 1] },
      caption: blocks(table.caption ?? []), columns: columns,
      rows: table.rows.map { $0.map { inlines($0) } },
      omittedRows: 0)
  }

  private func grid(_ directive: GridDirective) -> Block? {
    figureCount += 1
    groupCount += 1
    let number = figureCount
    let id = numbering.groupIDs[groupCount - 1]
    var parts: [FigureBlock] = []
    for (index, part) in directive.parts.enumerated() {
      guard var block = figure(part) else { continue }
      block.letter = Numbering.letter(index)
      if part.width == nil { block.figure.width = FigureGroup.width(columns: directive.columns) }
      parts.append(block)
    }
    guard parts.count == directive.parts.count else { return nil }
    return .figureGroup(
      FigureGroup(
        number: number, id: id, columns: directive.columns, parts: parts,
        caption: blocks(directive.caption)))
  }

  private func figure(_ directive: FigureDirective) -> FigureBlock? {
    let number = figureCount
    figureIDCount += 1
    let id = numbering.figureIDs[figureIDCount - 1]
    let caption = blocks(directive.caption)
    guard let node = node(directive.result) else { return nil }
    guard var figure = node.figures.first(where: { $0.name == directive.result.name }) else {
      unknown(
        .figure, directive.result.name, among: node.figures.map(\.name), at: directive.result.place)
      return nil
    }
    if let width = directive.width { figure.width = width }
    return FigureBlock(
      number: number, id: id, figure: figure,
      caption: caption.isEmpty
        ? [.paragraph(rich(figure.title, at: directive.result.place))] : caption,
      alias: node.alias, origin: node.provenance,
      tables: figure.tables.compactMap { node.findings.table(named: $0) })
  }

  private func claim(_ name: ResultName) -> Block? {
    guard let node = node(name) else { return nil }
    guard let claim = node.claims.first(where: { $0.name == name.name }) else {
      unknown(.claim, name.name, among: node.claims.map(\.name), at: name.place)
      return nil
    }
    claimCount += 1
    return .claim(
      ClaimBlock(
        number: claimCount, id: "claim-\(claimCount)", claim: claim,
        sentence: rich(claim.sentence, at: name.place), origin: node.provenance))
  }

  /// Text with `$…$` math, as titles and labels are written.
  func rich(_ text: String, at place: SourcePlace) -> [Inline] {
    do {
      return try RichText(parsing: text).segments.map {
        switch $0 {
        // An apostrophe as printed.
        case .text(let text): .text(text.replacing("'", with: "’"))
        case .math(let math): .math(math)
        }
      }
    } catch let error as MathError {
      fail(.formula(error), at: place)
    } catch {
      // A lone dollar is a dollar.
    }
    return [.text(text)]
  }
}

extension FigureGroup {
  /// Points between figures side by side.
  static let gap = 12.0

  /// The width of a part, so that as many as there are columns fill the text's width.
  static func width(columns: Int) -> FigureWidth {
    let full = FigureWidth.full.points
    return .points(max(100, (full - gap * Double(columns - 1)) / Double(columns)))
  }
}
