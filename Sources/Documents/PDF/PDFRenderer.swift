import Base
import Plots
import Results
import Typography

/// Sets a report as a PDF: justified paragraphs, numbered captions, outline, links, tags.
public enum PDFRenderer {
  /// The bytes of the PDF: the same document and fonts give the same bytes.
  /// - Throws: errors of layout and fonts, with the character that no font has
  public static func render(_ document: ReportDocument) throws -> [UInt8] {
    let (pages, outline) = try pages(document)
    let provenance = try JSONValue(encoding: document.nodes.map(\.provenance)).canonicalText
    return try PDFWriter.bytes(
      pages,
      metadata: PDFMetadata(
        title: document.title.plainText,
        author: document.frontMatter.authors.map(\.name).joined(separator: ", "),
        subject: document.frontMatter.subtitle ?? "", provenance: provenance,
        language: document.frontMatter.lang),
      outline: outline, palette: document.theme.light)
  }

  /// The pages as drawings, with the outline.
  static func pages(_ document: ReportDocument) throws -> ([Scene], [OutlineEntry]) {
    let sheet = Sheet.of(document.frontMatter.paper)
    var setter = PieceSetter(
      isEnglish: document.frontMatter.lang.hasPrefix("en"), theme: document.theme)
    try setter.setTitle(of: document)
    try setter.set(document.blocks, in: PieceSetter.Frame())
    let notes = try setter.footnotes(document.footnotes)
    func fill(_ pieces: [Piece]) -> [PageBuilder.Page] {
      PageBuilder(pieces, groups: setter.groups, notes: notes, sheet: sheet).pages
    }
    var built = fill(setter.pieces)
    if setter.pieces.contains(where: { $0.mention != nil }) {
      built = fill(try PlacePages(built).filled(setter.pieces))
    }
    let title = document.title.plainText
    let scenes = try built.enumerated().map { index, page in
      Scene(
        width: sheet.width, height: sheet.height,
        nodes: try furniture(page: index + 1, title: title, section: page.section, on: sheet)
          + page.nodes)
    }
    return (scenes, setter.outline)
  }

  /// The running head from the second page on, and the folio.
  private static func furniture(
    page: Int, title: String, section: String, on sheet: Sheet
  ) throws -> [SceneNode] {
    let style = TextSetting.small.style
    let right = sheet.left + PageMeasure.text
    let folio = try textLine(String(page), style: style)
    var nodes: [SceneNode] = [
      .text(
        SceneText(
          folio, at: Point(right - folio.width, sheet.footBaseline), paint: .secondaryInk))
    ]
    if page > 1 {
      let sectionBox = try textLine(section, style: style)
      var words = title
      var head = try textLine(words, style: style)
      while head.width + sectionBox.width > PageMeasure.text - 24, words.count > 12 {
        words = String(words.dropLast(4)).trimmed + "…"
        head = try textLine(words, style: style)
      }
      let y = sheet.headBaseline
      nodes += [
        .text(SceneText(head, at: Point(sheet.left, y), paint: .secondaryInk)),
        .text(SceneText(sectionBox, at: Point(right - sectionBox.width, y), paint: .secondaryInk)),
        .rule(
          from: Point(sheet.left, y + 6), to: Point(right, y + 6), .grid, width: 0.5),
      ]
    }
    return [.group(SceneGroup(nodes, tag: .artifact))]
  }
}

extension PieceSetter {
  /// Title, authors, abstract and verdict, above the text of the first page.
  mutating func setTitle(of document: ReportDocument) throws {
    try line([.text(document.kicker.uppercased())], .small, after: 8, tag: .paragraph)
    try line(document.title, .title, after: 7, tag: .heading(level: 1))
    if let subtitle = document.frontMatter.subtitle {
      try line([.text(subtitle)], .subtitle, after: 9, tag: .paragraph)
    }
    let secondary = TextAttributes(tag: InlineSetter.Tag.secondary.rawValue)
    for author in document.frontMatter.authors {
      let style = TextSetting.byline.style
      let items: [InlineItem] = [
        .text(
          author.name, style,
          TextAttributes(link: author.orcid.map { "https://orcid.org/\($0)" }, tag: "ink")),
        .space(7), .text(author.affiliation ?? "", style, secondary),
      ]
      let lines = try lines(items, .byline, width: PageMeasure.text)
      append(lines, in: Frame(setting: .byline), tag: .paragraph)
    }
    if !document.abstract.isEmpty {
      try inset(before: 14) { setter in
        try setter.set(document.abstract, in: Frame(setting: .abstract))
      }
    }
    try seal(document)
  }

  private mutating func line(
    _ content: [Inline], _ setting: TextSetting, after: Double, tag: SceneGroup.Tag
  ) throws {
    let words = try textNodes(content, setting, x: 0, y: 0, width: PageMeasure.text)
    pieces.append(
      Piece(
        height: words.height, after: after, keepsWithNext: true,
        nodes: [.group(SceneGroup(words.nodes, tag: tag))]))
  }

  private mutating func seal(_ document: ReportDocument) throws {
    let held = document.claims.count(where: \.claim.holds)
    let count = document.claims.count
    var parts: [String] = count == 0 ? [] : ["\(held) of \(count) claims hold"]
    parts.append("\(document.figureCount) from \(document.experimentCount)")
    parts.append("revision \(document.shortRevision)")
    if !document.frontMatter.dated.isEmpty { parts.append(document.frontMatter.dated) }
    var nodes: [SceneNode] = []
    var x = 0.0
    let baseline = 8.0
    if count > 0 {
      let paint: Paint = held == count ? .holds : .fails
      nodes.append(
        .path(
          ScenePath(
            [.move(Point(2.4, baseline - 2.7)), .line(Point(2.4, baseline - 2.7))],
            stroke: Stroke(paint, width: 4.8, isRound: true))))
      x = 9
    }
    for part in parts {
      let box = try textLine(part, style: TextSetting.small.style)
      nodes.append(.text(SceneText(box, at: Point(x, baseline), paint: .secondaryInk)))
      x += box.width + 18
    }
    nodes.append(.rule(from: Point(0, 24), to: Point(PageMeasure.text, 24), .grid))
    pieces.append(
      Piece(
        height: 24, before: 4, after: 18, nodes: [.group(SceneGroup(nodes, tag: .paragraph))]))
  }
}
