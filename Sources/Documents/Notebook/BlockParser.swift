import Base
import Typography

/// Markdown blocks to notebook blocks.
struct BlockParser {
  let context: NotebookContext
  let formulas: [FormulaScanner.Formula]
  /// Lines of the file before the text.
  let lineOffset: Int

  static let columnLimit = 100

  /// Parses a text; errors go to the context.
  static func parse(
    _ text: String, lineOffset: Int, in context: NotebookContext
  ) -> [SourceBlock] {
    let scanner = FormulaScanner(text)
    let parser = BlockParser(
      context: context, formulas: scanner.formulas, lineOffset: lineOffset)
    if scanner.formulas.count >= FormulaScanner.limit {
      context.fail(
        .tooManyFormulas(limit: FormulaScanner.limit), at: context.place(line: lineOffset + 1))
      return []
    }
    if let line = widestRow(text) {
      context.fail(
        .tooManyColumns(limit: columnLimit), at: context.place(line: lineOffset + line))
      return []
    }
    do {
      return parser.blocks(try MarkdownParser.parse(scanner.text).children)
    } catch .tooDeep(let line) {
      context.fail(
        .tooDeep(limit: MarkdownParser.depthLimit),
        at: context.place(line: lineOffset + max(1, line)))
    } catch {
      context.fail(.tooLong(bytes: text.utf8.count), at: context.place(line: lineOffset + 1))
    }
    return []
  }

  /// The line of a table's delimiter row with too many cells: cmark-gfm fills every row up to it.
  private static func widestRow(_ text: String) -> Int? {
    let signs = Set("|-: \t\r>".utf8)
    for (index, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    where line.count > columnLimit && line.allSatisfy(signs.contains) {
      if line.count(where: { $0 == UInt8(ascii: "|") }) > columnLimit + 1 { return index + 1 }
    }
    return nil
  }

  func blocks(_ nodes: [MarkdownNode]) -> [SourceBlock] {
    var result: [SourceBlock] = []
    var label: SourceLabel?
    for node in nodes {
      if let name = labelName(node) {
        label = context.declare(name, at: context.find("(\(name))=", fromLine: line(node)))
        continue
      }
      result += block(node, label: label)
      label = nil
    }
    return result
  }

  func line(_ node: MarkdownNode) -> Int { node.line + lineOffset }

  /// `(name)=` on its own names the block after it.
  private func labelName(_ node: MarkdownNode) -> String? {
    guard case .paragraph = node.kind, node.children.count == 1,
      case .text(let text) = node.children[0].kind, text.hasPrefix("("), text.hasSuffix(")=")
    else { return nil }
    let name = text.dropFirst().dropLast(2)
    return Self.isLabel(name) ? String(name) : nil
  }

  /// Letters, digits, hyphens and full stops.
  static func isLabel(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  private func block(_ node: MarkdownNode, label: SourceLabel?) -> [SourceBlock] {
    switch node.kind {
    case .heading(let level):
      return [.heading(level: level, inlines(node, at: line(node)), label: label)]
    case .paragraph: return paragraphs(node)
    case .thematicBreak: return [.rule]
    case .quote: return [.quote(blocks(node.children))]
    case .list(let start, let isTight):
      return [.list(start: start, isTight: isTight, node.children.map { blocks($0.children) })]
    case .code(let info, let literal): return code(node, info: info, literal: literal)
    case .html(let literal):
      let text = literal.trimmed
      // A comment is for who writes, not for who reads.
      if text.hasPrefix("<!--"), text.hasSuffix("-->") { return [] }
      return [.code(restored(text), language: "html")]
    case .table(let alignments): return [.table(table(node, alignments))]
    default: return []
    }
  }

  private func table(_ node: MarkdownNode, _ alignments: [ColumnAlignment]) -> SourceTable {
    var table = SourceTable(alignments: alignments, header: [], rows: [])
    for row in node.children {
      let cells = row.children.map { inlines($0, at: line(row)) }
      if case .tableRow(isHeader: true) = row.kind {
        table.header = cells
      } else {
        table.rows.append(cells)
      }
    }
    return table
  }

  /// A paragraph, cut at display formulas.
  private func paragraphs(_ node: MarkdownNode) -> [SourceBlock] {
    var result: [SourceBlock] = []
    var words: [SourceInline] = []
    func flush() {
      while case .text(let text)? = words.last, text.allSatisfy(\.isWhitespace) {
        words.removeLast()
      }
      if !words.isEmpty { result.append(.paragraph(words)) }
      words = []
    }
    for part in parts(node.children, at: line(node)) {
      switch part {
      case .inline(.text(let text)) where words.isEmpty:
        let rest = text.drop(while: \.isWhitespace)
        if !rest.isEmpty { words.append(.text(String(rest))) }
      case .inline(let inline): words.append(inline)
      case .display(let math):
        flush()
        result.append(.math(math, label: nil))
      }
    }
    flush()
    return result
  }

  private func code(_ node: MarkdownNode, info: String, literal: String) -> [SourceBlock] {
    let info = info.trimmed
    if !info.isEmpty, !isClosed(node) {
      let column = context.column(of: info, line: line(node))
      context.fail(.openFence(info: info), at: context.place(line: line(node), column: column))
      return []
    }
    guard info.hasPrefix("{"), let brace = info.firstIndex(of: "}") else {
      return [.code(restored(literal), language: String(info.prefix { !$0.isWhitespace }))]
    }
    let name = String(info[info.index(after: info.startIndex)..<brace])
    let argument = String(info[info.index(after: brace)...]).trimmed
    var parser = DirectiveParser(
      context: context, name: name, argument: argument, literal: literal, line: line(node))
    return parser.parse()
  }

  /// Whether the last line of a fence closes it; cmark closes open fences at the text's end.
  private func isClosed(_ node: MarkdownNode) -> Bool {
    let last = node.endLine + lineOffset
    guard last > line(node), context.lines.indices.contains(last - 1) else { return false }
    let text = context.lines[last - 1].filter { !$0.isWhitespace && $0 != ">" }
    return text.count >= 2 && (Set(text) == ["`"] || Set(text) == ["~"] || text == "$$")
  }
}
