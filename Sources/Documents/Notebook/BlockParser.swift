import Base
import Typography

/// Markdown blocks to notebook blocks.
struct BlockParser {
  let context: NotebookContext
  let formulas: [FormulaScanner.Formula]
  /// Lines of the file before the text.
  let lineOffset: Int
  /// The key of the text's first footnote.
  private var footnoteBase = 0
  private var footnoteCount = 0

  init(context: NotebookContext, formulas: [FormulaScanner.Formula], lineOffset: Int) {
    self.context = context
    self.formulas = formulas
    self.lineOffset = lineOffset
  }

  static let columnLimit = 100

  /// Parses a text; errors go to the context.
  static func parse(
    _ text: String, lineOffset: Int, in context: NotebookContext
  ) -> [SourceBlock] {
    let scanner = FormulaScanner(text)
    var parser = BlockParser(
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
    if let line = deepestLine(text) {
      context.fail(
        .tooDeep(limit: MarkdownParser.depthLimit), at: context.place(line: lineOffset + line))
      return []
    }
    do {
      let root = try MarkdownParser.parse(scanner.text)
      return parser.blocksAndFootnotes(root.children)
    } catch .tooDeep(let line) {
      context.fail(
        .tooDeep(limit: MarkdownParser.depthLimit),
        at: context.place(line: lineOffset + max(1, line)))
    } catch {
      context.fail(.tooLong(bytes: text.utf8.count), at: context.place(line: lineOffset + 1))
    }
    return []
  }

  /// A line that opens far more quotes and lists than the tree may hold: cmark-gfm looks through the
  /// whole line at each of them.
  private static func deepestLine(_ text: String) -> Int? {
    let limit = 8 * MarkdownParser.depthLimit
    for (index, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    where line.count > limit {
      var marks = 0
      var last = UInt8(ascii: " ")
      for byte in line {
        switch byte {
        case UInt8(ascii: " "), 9: if "-*+".utf8.contains(last) { marks += 1 }
        case UInt8(ascii: ">"): marks += 1
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
        default: marks = marks > limit ? marks : -line.count
        }
        if marks < 0 || marks > limit { break }
        last = byte
      }
      if marks > limit { return index + 1 }
    }
    return nil
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

  /// The blocks of a text; its footnotes go to the context.
  private mutating func blocksAndFootnotes(_ nodes: [MarkdownNode]) -> [SourceBlock] {
    let definitions = nodes.filter { $0.kind == .footnoteDefinition }
    footnoteBase = context.footnoteCount
    footnoteCount = definitions.count
    context.footnoteCount += definitions.count
    let result = blocks(nodes)
    for (index, definition) in definitions.enumerated() {
      context.footnotes[footnoteBase + index] = SourceFootnote(
        blocks: blocks(definition.children), place: context.place(line: line(definition)))
    }
    return result
  }

  /// The key of a reference's number; nil for a note that the text does not have.
  func footnote(_ number: Int) -> Int? {
    1...max(1, footnoteCount) ~= number && footnoteCount > 0 ? footnoteBase + number - 1 : nil
  }

  func blocks(_ nodes: [MarkdownNode]) -> [SourceBlock] {
    var result: [SourceBlock] = []
    var label: SourceLabel?
    for node in nodes {
      if let name = labelName(node) {
        label = context.declare(name, at: context.find("(\(name))=", fromLine: line(node)))
        continue
      }
      let new = block(node, label: label)
      label = nil
      // Definitions with blank lines between are one list.
      if case .definitions(let more)? = new.first, case .definitions(let items)? = result.last {
        result[result.count - 1] = .definitions(items + more)
        result += new.dropFirst()
      } else {
        result += new
      }
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
    case .paragraph:
      return definitions(node) ?? paragraphs(node.children, at: line(node))
    case .thematicBreak: return [.rule]
    case .quote: return [alert(node) ?? .quote(blocks(node.children))]
    case .list(let start, let isTight):
      return [.list(start: start, isTight: isTight, node.children.map(item))]
    case .code(let info, let literal): return code(node, info: info, literal: literal)
    case .html(let literal):
      let text = literal.trimmed
      // A comment is for who writes, not for who reads.
      if text.hasPrefix("<!--"), text.hasSuffix("-->") { return [] }
      if context.isLenient { return passedOver(restored(literal)) }
      return [.code(restored(text), language: "html")]
    case .table(let alignments): return [.table(table(node, alignments))]
    default: return []
    }
  }

  /// HTML without its elements: tables, else words.
  private func passedOver(_ html: String) -> [SourceBlock] {
    let tables = HTMLTableReader.tables(html)
    if !tables.isEmpty { return tables.map { .table($0) } }
    let words = HTMLTableReader.words(html).split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? [] : [.paragraph([.text(words.joined(separator: " "))])]
  }

  private func item(_ node: MarkdownNode) -> SourceListItem {
    var item = SourceListItem(blocks: blocks(node.children))
    if case .item(let isDone) = node.kind { item.isDone = isDone }
    return item
  }

  /// A quote that opens with `[!NOTE]`, as GitHub writes notes.
  private func alert(_ node: MarkdownNode) -> SourceBlock? {
    guard var first = node.children.first, case .paragraph = first.kind,
      case .text(let text)? = first.children.first?.kind, text.hasPrefix("[!"), text.hasSuffix("]"),
      let kind = NoteKind(rawValue: text.dropFirst(2).dropLast().lowercased())
    else { return nil }
    first.children.removeFirst()
    if case .softBreak? = first.children.first?.kind { first.children.removeFirst() }
    let rest = (first.children.isEmpty ? [] : [first]) + node.children.dropFirst()
    return .note(kind, blocks(rest))
  }

  /// A paragraph whose later lines begin with a colon: a term and what it means.
  private func definitions(_ node: MarkdownNode) -> [SourceBlock]? {
    var groups: [[MarkdownNode]] = [[]]
    for (index, child) in node.children.enumerated() {
      if case .text(let text) = child.kind, text.hasPrefix(": "), index > 1,
        case .softBreak = node.children[index - 1].kind
      {
        groups[groups.count - 1].removeLast()
        var meaning = child
        meaning.kind = .text(String(text.dropFirst(2)))
        groups.append([meaning])
      } else {
        groups[groups.count - 1].append(child)
      }
    }
    guard groups.count > 1 else { return nil }
    let parts = groups.map { nodes -> [SourceInline] in
      inlines(
        MarkdownNode(kind: .paragraph, children: nodes, line: node.line, endLine: 0, column: 1),
        at: line(node))
    }
    return [.definitions([SourceDefinition(term: parts[0], meanings: Array(parts.dropFirst()))])]
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
  private func paragraphs(_ nodes: [MarkdownNode], at line: Int) -> [SourceBlock] {
    var result: [SourceBlock] = []
    var words: [SourceInline] = []
    func flush() {
      while case .text(let text)? = words.last, text.allSatisfy(\.isWhitespace) {
        words.removeLast()
      }
      if !words.isEmpty { result.append(.paragraph(words)) }
      words = []
    }
    for part in parts(nodes, at: line) {
      switch part {
      case .inline(.text(let text)) where words.isEmpty:
        let rest = text.drop(while: \.isWhitespace)
        if !rest.isEmpty { words.append(.text(String(rest))) }
      case .inline(let inline): words.append(inline)
      case .display(let math):
        flush()
        result.append(.math(math, label: nil))
      case .image(let image):
        flush()
        result.append(.image(image))
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
