import Base
import Plots
import Results

/// Writes a report as plain Markdown, for pull requests, wikis and archives.
///
/// GitHub's dialect: tables, notes, tasks and math between dollars. Figures are links to the files
/// beside the text; numbers and references are those of the page and the PDF.
public enum MarkdownRenderer {
  /// The text: the same document gives the same bytes.
  public static func render(_ document: ReportDocument) -> String {
    var writer = MarkdownBlockWriter()
    var parts = ["# " + MarkdownInlines.write(document.title)]
    if let subtitle = document.frontMatter.subtitle {
      parts.append("*" + MarkdownInlines.escaped(subtitle) + "*")
    }
    if !document.frontMatter.authors.isEmpty {
      parts.append(
        document.frontMatter.authors.map { author in
          MarkdownInlines.escaped(author.name)
            + (author.affiliation.map { " (\(MarkdownInlines.escaped($0)))" } ?? "")
        }.joined(separator: ", "))
    }
    if !document.abstract.isEmpty { parts.append(writer.quoted(document.abstract)) }
    parts.append(summary(document))
    parts.append(writer.write(document.blocks))
    for note in document.footnotes {
      parts.append(
        "[^\(note.number)]: "
          + MarkdownBlockWriter.indented(writer.write(note.blocks), by: "    "))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func summary(_ document: ReportDocument) -> String {
    let held = document.claims.count(where: \.claim.holds)
    var facts = document.claims.isEmpty ? [] : ["\(held) of \(document.claims.count) claims hold"]
    facts.append("\(document.figureCount) from \(document.experimentCount)")
    facts.append("revision `\(document.shortRevision.replacing("`", with: ""))`")
    if !document.frontMatter.dated.isEmpty {
      facts.append(MarkdownInlines.escaped(document.frontMatter.dated))
    }
    return facts.joined(separator: " · ")
  }
}

/// Writes blocks as Markdown.
struct MarkdownBlockWriter {
  /// Blocks with blank lines between.
  mutating func write(_ blocks: [Block]) -> String {
    blocks.map { write($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private mutating func write(_ block: Block) -> String {
    switch block {
    case .heading(let heading):
      return String(repeating: "#", count: min(6, heading.level + 1))
        + " \(heading.number) \(MarkdownInlines.write(heading.content))"
    case .paragraph(let content): return Self.guarded(MarkdownInlines.write(content))
    case .math(let equation):
      let tag = equation.number.map { " \\tag{\($0)}" } ?? ""
      return "$$\n\(MathTeX.text(equation.math))\(tag)\n$$"
    case .code(let text, let language): return Self.fenced(text, language)
    case .output(let text, _): return Self.fenced(text, "")
    case .quote(let inner): return quoted(inner)
    case .list(let list): return self.list(list)
    case .definitions(let items):
      return items.map { item in
        (["**\(MarkdownInlines.write(item.term))**"]
          + item.meanings.map { MarkdownInlines.write($0) }).joined(separator: "<br>\n")
      }.joined(separator: "\n\n")
    case .table(let table): return self.table(table)
    case .figure(let figure): return self.figure(figure)
    case .figureGroup(let group):
      let parts = group.parts.map { figure($0) }.joined(separator: "\n\n")
      return parts + "\n\n**Figure \(group.number).** " + caption(group.caption)
    case .claim(let claim):
      let verdict = claim.claim.holds ? "holds" : "fails"
      return "- **\(verdict)** — \(MarkdownInlines.write(claim.sentence)) "
        + "(\(MarkdownInlines.escaped(UncertainText.minus(claim.claim.evidence))))"
    case .note(let kind, let inner): return "> [!\(kind.rawValue.uppercased())]\n" + quoted(inner)
    case .contents(let headings):
      return headings.map {
        String(repeating: "  ", count: max(0, $0.level - 1))
          + "- \($0.number) \(MarkdownInlines.write($0.content.withoutFootnotes))"
      }.joined(separator: "\n")
    case .provenance(let nodes): return nodes.map(Self.provenance).joined(separator: "\n")
    case .bibliography(let entries):
      return entries.map {
        "- <a id=\"\(HTMLText.escaped($0.id))\"></a>\(MarkdownInlines.write($0.content))"
      }
      .joined(separator: "\n")
    case .image(let image): return "*\(MarkdownInlines.escaped(image.alternative))*"
    case .rule: return "---"
    }
  }

  /// A paragraph whose first characters would make it something else.
  private static func guarded(_ text: String) -> String {
    guard let first = text.first else { return text }
    let digits = text.prefix { $0.isNumber }
    let next = text.dropFirst(digits.count).first
    if !digits.isEmpty, next == "." || next == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return "-+=:|".contains(first) ? "\\" + text : text
  }

  private static func fenced(_ text: String, _ language: String) -> String {
    let count = max(3, MarkdownInlines.longestRun(of: "`", in: text) + 1)
    let fence = String(repeating: "`", count: count)
    let name = language.filter { $0.isLetter || $0.isNumber || "+-#.".contains($0) }
    return "\(fence)\(name)\n\(text.hasSuffix("\n") ? text : text + "\n")\(fence)"
  }

  mutating func quoted(_ blocks: [Block]) -> String {
    write(blocks).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }

  /// All lines but the first moved to the right.
  static func indented(_ text: String, by space: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 || $1.isEmpty ? String($1) : space + $1 }.joined(separator: "\n")
  }

  private mutating func list(_ list: ListBlock) -> String {
    var items: [String] = []
    for (index, item) in list.items.enumerated() {
      var mark = list.start.map { "\($0 + index). " } ?? "- "
      let indent = String(repeating: " ", count: mark.count)
      if list.tasks.indices.contains(index), let isDone = list.tasks[index] {
        mark += isDone ? "[x] " : "[ ] "
      }
      items.append(mark + Self.indented(write(item), by: indent))
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  private mutating func table(_ table: TableBlock) -> String {
    let head = table.columns.map { MarkdownInlines.write($0.header, inTable: true) }
    let rules = table.columns.map { column in
      switch column.alignment {
      case .left: ":--"
      case .center: ":-:"
      case .right: "--:"
      }
    }
    let rows = table.rows.map { row in row.map { MarkdownInlines.write($0, inTable: true) } }
    var text = ([head, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
    if let number = table.number {
      text = "**Table \(number).** \(caption(table.caption))\n\n" + text
    }
    if table.omittedRows > 0 { text += "\n\n*\(table.omittedRows) rows more in the data file.*" }
    return text
  }

  private mutating func figure(_ block: FigureBlock) -> String {
    let label = block.letter.map { "(\($0))" } ?? "Figure \(block.number)."
    let alternative = MarkdownInlines.escaped(block.figure.alternative)
      .replacing("\n", with: " ")
    return
      "![\(alternative)](<figures/\(block.stem).svg>)\n\n**\(label)** \(caption(block.caption))"
  }

  private mutating func caption(_ blocks: [Block]) -> String { write(blocks) }

  private static func provenance(_ origin: NodeProvenance) -> String {
    let inputs = origin.inputs.map { "\($0.dataset) `\($0.digest.short)`" }
    return "- \(MarkdownInlines.escaped(origin.experiment)), profile \(origin.profile), seed "
      + "\(origin.seed)" + (inputs.isEmpty ? "" : ", data " + inputs.joined(separator: ", "))
      + ": `\(origin.command)`"
  }
}
