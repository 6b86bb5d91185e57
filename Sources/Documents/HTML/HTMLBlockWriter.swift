import Base
import FoundationEssentials
import Plots
import Results
import Typography

/// Writes blocks as HTML and gathers what the style sheet must know of the figures.
struct HTMLBlockWriter {
  let templates: Templates
  let theme: PageTheme
  private(set) var sheet = PaintSheet()
  private(set) var characters: [Font: Set<Unicode.Scalar>] = [:]
  private var figures = 0
  /// Pictures in the order of the page.
  var images: [ImageBlock] = []

  init(templates: Templates, theme: PageTheme = .standard) {
    self.templates = templates
    self.theme = theme
  }

  /// The whole text, each heading opening a section.
  mutating func sections(_ blocks: [Block]) throws -> String {
    var result = ""
    var levels: [Int] = []
    var index = 0
    while index < blocks.count {
      if case .heading(let heading) = blocks[index] {
        while let last = levels.last, last >= heading.level {
          levels.removeLast()
          result += "</section>\n"
        }
        levels.append(heading.level)
        let id = HTMLText.escaped(heading.id)
        result += "<section aria-labelledby=\"\(id)\">\n" + self.heading(heading)
        index += 1
      } else if index + 1 < blocks.count, case .paragraph = blocks[index],
        case .note(.note, let note) = blocks[index + 1]
      {
        // A note stands in the margin beside the paragraph before it.
        result += "<div class=\"noted\">\n" + (try write(blocks[index]))
        result += "<aside class=\"note\">\n\(try write(note))</aside>\n</div>\n"
        index += 2
      } else {
        result += try write(blocks[index])
        index += 1
      }
    }
    return result + String(repeating: "</section>\n", count: levels.count)
  }

  mutating func write(_ blocks: [Block]) throws -> String {
    var result = ""
    for block in blocks { result += try write(block) }
    return result
  }

  private mutating func write(_ block: Block) throws -> String {
    switch block {
    case .heading(let heading): return self.heading(heading)
    case .paragraph(let content): return "<p>\(HTMLInlines.write(content))</p>\n"
    case .math(let equation): return self.equation(equation)
    case .code(let text, let language):
      let name = language.isEmpty ? "" : " data-language=\"\(HTMLText.escaped(language))\""
      return "<pre tabindex=\"0\"\(name)><code>\(code(text, language))</code></pre>\n"
    case .quote(let inner): return "<blockquote>\n\(try write(inner))</blockquote>\n"
    case .list(let list): return try self.list(list)
    case .definitions(let items): return definitions(items)
    case .table(let table): return try self.table(table)
    case .figure(let figure): return try self.figure(figure)
    case .figureGroup(let group): return try self.group(group)
    case .claim(let claim): return try self.claim(claim)
    case .note(let kind, let inner):
      let word = kind.word.map { "<p class=\"kind\">\($0)</p>\n" } ?? ""
      let role = kind == .note ? "" : " role=\"note\""
      return "<aside class=\"\(kind.rawValue)\"\(role)>\n\(word)\(try write(inner))</aside>\n"
    case .contents(let headings):
      let lines = headings.filter { $0.level <= 3 }.map { heading in
        "<a class=\"l\(heading.level)\" href=\"#\(HTMLText.escaped(heading.id))\">"
          + "<span class=\"n\">\(heading.number)</span>"
          + "\(HTMLInlines.write(heading.content.withoutFootnotes))</a>\n"
      }
      return "<nav class=\"toc\" aria-label=\"Table of contents\">\n\(lines.joined())</nav>\n"
    case .provenance(let nodes):
      return try nodes.map { origin in
        try templates.render("made", MadeValues.values(origin, alias: origin.experiment))
      }.joined()
    case .bibliography(let entries):
      let items = entries.map {
        "<li id=\"\(HTMLText.escaped($0.id))\">\(HTMLInlines.write($0.content))</li>\n"
      }
      return "<ul class=\"references\">\n\(items.joined())</ul>\n"
    case .rule: return "<hr>\n"
    case .image(let image): return self.image(image)
    case .output(let text, let isError):
      return "<pre tabindex=\"0\" class=\"output\(isError ? " error" : "")\"><samp>"
        + "\(HTMLText.escaped(text))</samp></pre>\n"
    }
  }

  private func heading(_ heading: Heading) -> String {
    let level = min(6, heading.level + 1)
    let id = HTMLText.escaped(heading.id)
    return "<h\(level) id=\"\(id)\"><a class=\"n\" href=\"#\(id)\" "
      + "aria-label=\"Section \(heading.number)\">\(heading.number)</a>"
      + "\(HTMLInlines.write(heading.content))</h\(level)>\n"
  }

  private func equation(_ equation: EquationBlock) -> String {
    let id = equation.id.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""
    let number = equation.number.map { "<span class=\"eqn\">(\($0))</span>" } ?? ""
    return "<div class=\"equation\"\(id)><div tabindex=\"0\">"
      + "\(MathML.element(equation.math, isDisplay: true))</div>\(number)</div>\n"
  }

  private mutating func list(_ list: ListBlock) throws -> String {
    var items = ""
    for (index, item) in list.items.enumerated() {
      if list.tasks.indices.contains(index), let isDone = list.tasks[index] {
        items += try task(item, isDone: isDone, isTight: list.isTight)
      } else {
        items += "<li>\(try self.item(item, isTight: list.isTight))</li>\n"
      }
    }
    guard let start = list.start else { return "<ul>\n\(items)</ul>\n" }
    return "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(items)</ol>\n"
  }

  private mutating func table(_ table: TableBlock) throws -> String {
    let caption = try captionText(table.caption)
    let head = table.columns.map {
      "<th scope=\"col\" class=\"\($0.alignment.rawValue)\">\(HTMLInlines.write($0.header))</th>"
    }.joined()
    let body = table.rows.map { row in
      "<tr>"
        + zip(table.columns, row).map { column, cell in
          "<td class=\"\(column.alignment.rawValue)\">\(HTMLInlines.write(cell))</td>"
        }.joined() + "</tr>\n"
    }.joined()
    var values: [String: Any] = [
      "head": head, "body": body, "caption": caption, "hasCaption": table.number != nil,
      "number": table.number ?? 0, "id": HTMLText.escaped(table.id ?? ""),
      "hasID": table.id != nil, "isCut": table.omittedRows > 0,
      "omitted": table.omittedRows == 1 ? "1 row" : "\(table.omittedRows) rows",
      "hasData": table.data != nil,
    ]
    if let data = table.data { values["data"] = DataLinks.values(data, alias: table.alias) }
    values["hasOrigin"] = table.origin != nil
    if let origin = table.origin {
      values["made"] = try templates.render("made", MadeValues.values(origin, alias: table.alias))
    }
    return try templates.render("table", values)
  }

  private mutating func figure(_ block: FigureBlock) throws -> String {
    figures += 1
    let drawing = try SVGWriter.inline(
      try FigureDrawing.scene(block, theme), id: "f\(figures)",
      metadata: try FigureDrawing.metadata(block), theme: theme)
    try sheet.merge(drawing.sheet)
    characters.merge(drawing.characters) { $0.union($1) }
    let stem = HTMLText.escaped(block.stem)
    let width = block.figure.width.points
    return try templates.render(
      "figure",
      [
        "id": HTMLText.escaped(block.id), "number": block.mark, "svg": drawing.element,
        "label": block.letter.map { "(\($0))" } ?? "Figure \(block.number).",
        "alternative": HTMLText.escaped(block.figure.alternative),
        "title": HTMLText.escaped(block.figure.title),
        "caption": try captionText(block.caption), "stem": stem,
        // The text column is 397 points; other widths keep the same scale.
        "width": "\(Int((width / 397 * 100).rounded()))",
        "size": width > 420 ? "wide" : width < 320 ? "narrow" : "full",
        "data": block.tables.map { DataLinks.values($0, alias: block.alias) },
        "hasOneTable": block.tables.count == 1,
        "made": try templates.render("made", MadeValues.values(block.origin, alias: block.alias)),
      ])
  }

  private func claim(_ block: ClaimBlock) throws -> String {
    try templates.render(
      "claim",
      [
        "id": HTMLText.escaped(block.id), "verdict": block.claim.holds ? "holds" : "fails",
        "number": block.number, "sentence": HTMLInlines.write(block.sentence),
        "evidence": HTMLText.escaped(UncertainText.minus(block.claim.evidence)),
        "hasEvidence": !block.claim.evidence.isEmpty,
      ])
  }

  /// The first paragraph without its element, so that it follows the number in the same line.
  mutating func captionText(_ caption: [Block]) throws -> String {
    guard case .paragraph(let content)? = caption.first else { return try write(caption) }
    let rest = try write(Array(caption.dropFirst()))
    return HTMLInlines.write(content) + (rest.isEmpty ? "" : "\n" + rest)
  }
}
