import Base
private import CMarkGFM
import Synchronization

/// Why a text is not read as Markdown.
enum MarkdownError: Error, Hashable {
  /// Nodes inside nodes past the limit, first at a line.
  case tooDeep(line: Int)
  /// cmark-gfm gave nothing back.
  case noMemory
}

/// CommonMark with GitHub's tables, strikethrough and autolinks; the only door to cmark-gfm.
enum MarkdownParser {
  /// No honest text nests deeper; deeper ones would exhaust the stack of whoever walks the tree.
  static let depthLimit = 64

  /// cmark-gfm keeps its extensions' special characters in global state while it parses.
  private static let door = Mutex(false)

  /// Reads a text into a tree of values; all of cmark's memory is freed before it returns.
  ///
  /// Quotes become typographic and `--` a dash. A link definition or HTML stays as written.
  static func parse(_ text: String) throws(MarkdownError) -> MarkdownNode {
    try door.withLock { isReady throws(MarkdownError) in
      if !isReady {
        cmark_gfm_core_extensions_ensure_registered()
        isReady = true
      }
      let options =
        CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        | CMARK_OPT_FOOTNOTES
      guard let parser = cmark_parser_new(options) else { throw .noMemory }
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        guard let found = cmark_find_syntax_extension(name) else { throw .noMemory }
        cmark_parser_attach_syntax_extension(parser, found)
      }
      var copy = text
      copy.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
      }
      guard let root = cmark_parser_finish(parser) else { throw .noMemory }
      defer { cmark_node_free(root) }
      return try tree(root)
    }
  }

  /// Walks with an own stack, so that depth costs no call frames.
  private static func tree(_ root: OpaquePointer) throws(MarkdownError) -> MarkdownNode {
    guard let iterator = cmark_iter_new(root) else { throw .noMemory }
    defer { cmark_iter_free(iterator) }
    var open: [MarkdownNode] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if event == CMARK_EVENT_ENTER {
        let value = value(node)
        guard open.count < depthLimit else { throw .tooDeep(line: value.line) }
        open.append(value)
        guard cmark_node_first_child(node) == nil, isLeaf(value.kind) else { continue }
      }
      guard let done = open.popLast() else { break }
      guard !open.isEmpty else { return done }
      open[open.count - 1].append(done)
    }
    throw .noMemory
  }

  /// Kinds for which the iterator gives no exit event.
  private static func isLeaf(_ kind: MarkdownNode.Kind) -> Bool {
    switch kind {
    case .thematicBreak, .code, .html, .text, .inlineCode, .inlineHTML, .softBreak, .lineBreak: true
    default: false
    }
  }

  private static func value(_ node: OpaquePointer) -> MarkdownNode {
    let endLine = Int(cmark_node_get_end_line(node))
    let line = Int(cmark_node_get_start_line(node))
    return MarkdownNode(
      kind: kind(node), line: line, endLine: max(line, endLine),
      column: Int(cmark_node_get_start_column(node)))
  }

  private static func kind(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let literal = string(cmark_node_get_literal(node))
    // cmark-gfm has no names for these two.
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference(Int(literal) ?? 0)
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    default: break
    }
    switch string(cmark_node_get_type_string(node)) {
    case "document": return .document
    case "block_quote": return .quote
    case "list":
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case "item": return .item(isDone: nil)
    case "tasklist":
      return .item(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "code_block": return .code(info: string(cmark_node_get_fence_info(node)), literal: literal)
    case "html_block", "custom_block": return .html(literal)
    case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
    case "thematic_break": return .thematicBreak
    case "text": return .text(literal)
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code": return .inlineCode(literal)
    case "html_inline", "custom_inline": return .inlineHTML(literal)
    case "emph": return .emphasis
    case "strong": return .strong
    case "strikethrough": return .strikethrough
    case "link":
      return .link(
        address: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
    case "image": return .image(address: string(cmark_node_get_url(node)))
    case "table": return .table(alignments: alignments(node))
    case "table_header": return .tableRow(isHeader: true)
    case "table_row":
      return .tableRow(isHeader: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    case "table_cell": return .tableCell
    default: return .paragraph
    }
  }

  private static func alignments(_ table: OpaquePointer) -> [ColumnAlignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<count).map { index in
      switch letters[index] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .left
      }
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

extension MarkdownNode {
  /// Adds a child; neighbouring texts become one.
  fileprivate mutating func append(_ child: MarkdownNode) {
    if case .text(let more) = child.kind, let last = children.last,
      case .text(let text) = last.kind
    {
      children[children.count - 1].kind = .text(text + more)
    } else {
      children.append(child)
    }
  }
}
