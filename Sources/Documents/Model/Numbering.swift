import Typography

/// The numbers of sections, figures, tables and formulas, given in one walk through the text.
struct Numbering {
  /// Something that references can lead to.
  struct Target: Sendable, Hashable {
    /// For instance `Figure 2`.
    var text: String
    /// The anchor.
    var id: String
  }

  private(set) var targets: [String: Target] = [:]
  private var sections: [Int] = []
  private var figures = 0
  private var tables = 0
  private var equations = 0
  private var ids: Set<String> = []
  /// The shallowest heading is a section, whatever its level in the text.
  private let topLevel: Int

  /// The numbers in the order in which the blocks ask for them.
  private(set) var headings: [(level: Int, number: String, id: String)] = []
  private(set) var figureIDs: [String] = []
  private(set) var groupIDs: [String] = []
  private(set) var tableIDs: [String] = []
  private(set) var equationIDs: [(number: Int, id: String)] = []

  init(_ blocks: [SourceBlock]) {
    topLevel =
      blocks.compactMap { if case .heading(let level, _, _) = $0 { level } else { nil } }.min() ?? 1
    visit(blocks)
  }

  private mutating func visit(_ blocks: [SourceBlock]) {
    for block in blocks {
      switch block {
      case .heading(let level, let content, let label): heading(level, content, label)
      case .figure(let figure):
        figures += 1
        self.figure(figure, text: "Figure \(figures)")
      case .grid(let grid):
        figures += 1
        let first = grid.parts.first?.result
        let id = unique(grid.label?.name ?? "fig-\(first?.alias ?? "")-group")
        groupIDs.append(id)
        declare(grid.label, "Figure \(figures)", id)
        for (index, part) in grid.parts.enumerated() {
          figure(part, text: "Figure \(figures)\(Self.letter(index))")
        }
      case .table(let table) where table.caption != nil: self.table(table.label, id: "tab")
      case .plot(let plot):
        figures += 1
        let id = unique(plot.label?.name ?? "fig-plot-\(figures)")
        figureIDs.append(id)
        declare(plot.label, "Figure \(figures)", id)
      case .dataTable(let table):
        self.table(table.label, id: "tab-\(table.result.alias)-\(table.result.name)")
      case .scorecard(let card): table(card.label, id: "scorecard")
      case .math(_, let label?):
        equations += 1
        let id = unique(label.name)
        equationIDs.append((equations, id))
        declare(label, "Equation \(equations)", id)
      case .quote(let inner), .note(_, let inner): visit(inner)
      case .list(_, _, let items): for item in items { visit(item.blocks) }
      default: break
      }
    }
  }

  private mutating func heading(_ level: Int, _ content: [SourceInline], _ label: SourceLabel?) {
    let depth = max(1, min(level - topLevel + 1, sections.count + 1))
    if sections.count > depth { sections.removeLast(sections.count - depth) }
    if sections.count < depth {
      sections.append(1)
    } else {
      sections[depth - 1] += 1
    }
    let number = sections.map(String.init).joined(separator: ".")
    let id = unique(label?.name ?? "sec-" + Self.slug(content.sourceText))
    headings.append((depth, number, id))
    declare(label, "Section \(number)", id)
  }

  private mutating func figure(_ figure: FigureDirective, text: String) {
    let id = unique(figure.label?.name ?? "fig-\(figure.result.alias)-\(figure.result.name)")
    figureIDs.append(id)
    declare(figure.label, text, id)
  }

  /// a, b, …, z, aa, …
  static func letter(_ index: Int) -> String {
    let last = Unicode.Scalar(UInt8(0x61 + index % 26))
    return (index >= 26 ? letter(index / 26 - 1) : "") + String(Character(last))
  }

  private mutating func table(_ label: SourceLabel?, id: String) {
    tables += 1
    let id = unique(label?.name ?? id)
    tableIDs.append(id)
    declare(label, "Table \(tables)", id)
  }

  private mutating func declare(_ label: SourceLabel?, _ text: String, _ id: String) {
    if let label, targets[label.name] == nil { targets[label.name] = Target(text: text, id: id) }
  }

  private mutating func unique(_ wanted: String) -> String {
    var id = wanted
    var count = 2
    while !ids.insert(id).inserted {
      id = "\(wanted)-\(count)"
      count += 1
    }
    return id
  }

  /// Lower-case words joined by hyphens.
  static func slug(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "untitled" : words.joined(separator: "-")
  }
}

extension Array where Element == SourceInline {
  /// The words alone.
  var sourceText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .lineBreak: " "
      case .math(let math): math.plainText
      case .emphasis(let parts), .strong(let parts), .strikethrough(let parts),
        .link(let parts, _):
        parts.sourceText
      case .role(let role): role.argument
      case .citation(let citation): citation.items.map(\.key).joined(separator: " ")
      case .footnote: ""
      }
    }.joined()
  }
}
