import Base

/// Finds names that lead nowhere before anything is run: labels, experiments, citations, options.
struct NotebookChecker {
  let context: NotebookContext
  let references: References
  /// Keys of cited sources in the order of the text.
  private(set) var citations: [String] = []
  private var isInFootnote = false

  init(context: NotebookContext, references: References) {
    self.context = context
    self.references = references
  }

  mutating func check(_ blocks: [SourceBlock]) {
    for block in blocks {
      switch block {
      case .heading(_, let content, _), .paragraph(let content): check(content)
      case .quote(let inner), .note(_, let inner): check(inner)
      case .list(_, _, let items): for item in items { check(item.blocks) }
      case .definitions(let items):
        for item in items { for part in [item.term] + item.meanings { check(part) } }
      case .table(let table):
        check(table.caption ?? [])
        for cell in table.header + table.rows.flatMap({ $0 }) { check(cell) }
      case .figure(let figure):
        check(figure.result)
        check(figure.caption)
      case .grid(let grid):
        check(grid.parts.map { .figure($0) })
        check(grid.caption)
      case .plot(let plot):
        if case .result(let name) = plot.source { check(name) }
        check(plot.caption)
      case .dataTable(let table):
        check(table.result)
        check(table.caption)
      case .scorecard(let card):
        for item in card.items { check(item.name) }
        check(card.caption)
      case .claim(let name): check(name)
      case .math, .code, .rule, .provenance, .bibliography, .contents, .image, .output: break
      }
    }
  }

  private mutating func check(_ inlines: [SourceInline]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let parts), .strong(let parts), .strikethrough(let parts),
        .link(let parts, _):
        check(parts)
      case .role(let role): check(role)
      case .citation(let citation): check(citation)
      case .footnote(let key): checkFootnote(key)
      case .text, .code, .lineBreak, .math: break
      }
    }
  }

  private mutating func checkFootnote(_ key: Int) {
    guard let note = context.footnotes[key] else { return }
    guard !isInFootnote else {
      context.fail(.nestedFootnote, at: note.place)
      return
    }
    isInFootnote = true
    check(note.blocks)
    isInFootnote = false
  }

  private mutating func check(_ citation: SourceCitation) {
    for item in citation.items {
      if !references.contains(item.key) {
        unknown(.citation, item.key, among: references.keys, at: citation.place)
      } else if !citations.contains(item.key) {
        citations.append(item.key)
      }
    }
  }

  private func check(_ name: ResultName) {
    let known = context.experiments.map(\.alias)
    guard !known.contains(name.alias) else { return }
    unknown(.experiment, name.alias, among: known, at: name.place)
  }

  private mutating func check(_ role: Role) {
    switch role.kind {
    case .ref:
      guard context.labels[role.argument] == nil else { return }
      unknown(.label, role.argument, among: context.labels.keys.sorted(), at: role.place)
    case .cite, .citeParenthesis, .citeText: check(SourceCitation(role))
    case .literal: if role.argument.isEmpty { bad(role, expected: "what to print") }
    case .value:
      let parts = role.argument.split(separator: "|", omittingEmptySubsequences: false)
      guard let name = ResultName((parts.first ?? "").trimmed, at: role.place) else {
        bad(role, expected: "ALIAS.SCALAR")
        return
      }
      if ValueFormat(options: parts.dropFirst()) == nil {
        bad(role, expected: "the options \(ValueFormat.options)")
      }
      check(name)
    }
  }

  private func bad(_ role: Role, expected: String) {
    context.fail(
      .badRole(role: role.kind.rawValue, argument: role.argument, expected: expected),
      at: role.place)
  }

  private func unknown(
    _ kind: NotebookError.NameKind, _ name: String, among known: [String], at place: SourcePlace
  ) {
    context.fail(
      .unknown(kind, name, nearest: nearestName(to: name, among: known), known: known), at: place)
  }
}
