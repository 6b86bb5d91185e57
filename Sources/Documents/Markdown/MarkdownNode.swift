/// A node of a Markdown text's syntax tree, as cmark-gfm sees it.
struct MarkdownNode: Sendable, Hashable {
  /// What the node is, with what only that kind has.
  enum Kind: Sendable, Hashable {
    case document, quote, paragraph, thematicBreak
    case list(start: Int?, isTight: Bool)
    case item(isDone: Bool?)
    case code(info: String, literal: String)
    case heading(level: Int)
    case html(String)
    case table(alignments: [ColumnAlignment])
    case tableRow(isHeader: Bool)
    case tableCell
    case text(String)
    case inlineCode(String)
    case inlineHTML(String)
    case softBreak, lineBreak
    case emphasis, strong, strikethrough
    case link(address: String, title: String)
    case image(address: String)
    /// The number of a definition among those at the document's end, from 1.
    case footnoteReference(Int)
    case footnoteDefinition
  }

  var kind: Kind
  var children: [MarkdownNode] = []
  /// First line, from 1.
  var line: Int
  /// Last line.
  var endLine: Int
  /// First byte of the line, from 1.
  var column: Int
}

/// How the cells of a column stand.
public enum ColumnAlignment: String, Sendable, Hashable {
  case left, center, right
}
