import Plots
import Typography

/// Sets blocks as pieces of the text column.
struct PieceSetter {
  /// Where text stands and how it looks.
  struct Frame {
    var x = 0.0
    var width = PageMeasure.text
    var setting = TextSetting.body
    var path: [Int] = []

    func inset(_ left: Double, _ right: Double = 0) -> Frame {
      var copy = self
      copy.x += left
      copy.width -= left + right
      return copy
    }
  }

  let isEnglish: Bool
  let theme: PageTheme
  var pieces: [Piece] = []
  private(set) var groups: [PieceGroup] = []
  var outline: [OutlineEntry] = []
  /// Whether the next paragraph follows one and begins with an indent.
  private var followsParagraph = false

  init(isEnglish: Bool, theme: PageTheme = .standard) {
    self.isEnglish = isEnglish
    self.theme = theme
  }

  mutating func group(_ tag: SceneGroup.Tag?, _ decoration: PieceGroup.Decoration = .none) -> Int {
    groups.append(PieceGroup(tag: tag, decoration: decoration))
    return groups.count - 1
  }

  mutating func set(_ blocks: [Block], in frame: Frame) throws {
    for (index, block) in blocks.enumerated() {
      let isParagraph = if case .paragraph = block { true } else { false }
      let start = pieces.count
      try set(block, in: frame)
      followsParagraph = isParagraph
      // The lines that draw a figure stand with it.
      if case .code = block, index + 1 < blocks.count, case .figure = blocks[index + 1] {
        for line in pieces[start...].indices { pieces[line].keepsWithNext = true }
      }
    }
    followsParagraph = false
  }

  private mutating func set(_ block: Block, in frame: Frame) throws {
    switch block {
    case .heading(let heading): try set(heading)
    case .paragraph(let content):
      try paragraph(content, in: frame, indent: followsParagraph && frame.x == 0 ? 14 : 0)
    case .math(let equation): try set(equation, in: frame)
    case .code(let text, let language): try code(text, language: language, in: frame)
    case .quote(let inner):
      try inset(before: 7) { setter in try setter.set(inner, in: frame.inset(20, 20)) }
    case .list(let list): try set(list, in: frame)
    case .definitions(let items): try definitions(items, in: frame)
    case .table(let table): try set(table, in: frame)
    case .figure(let figure): try set(figure)
    case .figureGroup(let group): try set(group)
    case .claim(let claim): try set(claim)
    case .note(let kind, let inner): try note(inner, kind: kind, in: frame)
    case .contents(let headings): try contents(headings, in: frame)
    case .provenance(let nodes): for origin in nodes { try provenance(origin) }
    case .bibliography(let entries): try bibliography(entries)
    case .image(let image): try picture(image, in: frame)
    case .output(let text, let isError): try output(text, isError: isError, in: frame)
    case .rule:
      let middle = PageMeasure.text / 2
      pieces.append(
        Piece(
          height: 1, before: 14, after: 14,
          nodes: [.rule(from: Point(middle - 36, 0), to: Point(middle + 36, 0), .grid)]))
    }
  }

  /// Space above what an action adds first and below what it adds last.
  mutating func inset(before: Double, _ action: (inout PieceSetter) throws -> Void) throws {
    let start = pieces.count
    try action(&self)
    guard pieces.count > start else { return }
    pieces[start].before = max(before, pieces[start].before)
    pieces[pieces.count - 1].after = max(before, pieces[pieces.count - 1].after)
  }

  func lines(
    _ items: [InlineItem], _ setting: TextSetting, width: Double, indent: Double = 0,
    alignment: Paragraph.Alignment? = nil
  ) throws -> [ParagraphLine] {
    try Paragraph.layout(
      items, width: width, alignment: alignment ?? (setting.isJustified ? .justified : .left),
      leading: setting.leading, firstIndent: indent,
      hyphenation: isEnglish && setting.isJustified ? .english : .none)
  }

  /// A paragraph, a piece a line; neither its first nor its last line stands alone on a page.
  mutating func paragraph(
    _ content: [Inline], in frame: Frame, indent: Double = 0, tag: SceneGroup.Tag = .paragraph
  ) throws {
    let items = InlineSetter.items(content, style: frame.setting.style)
    let lines = try lines(items, frame.setting, width: frame.width, indent: indent)
    append(lines, in: frame, tag: tag)
    // What a colon announces stands on the same page.
    if content.plainText.last == ":" { pieces[pieces.count - 1].keepsWithNext = true }
  }

  mutating func append(_ lines: [ParagraphLine], in frame: Frame, tag: SceneGroup.Tag?) {
    let path = frame.path + [group(tag)]
    for (index, line) in lines.enumerated() {
      // A line's piece begins below the descent of the line before.
      let baseline = index == 0 ? line.ascent : line.advance - lines[index - 1].descent
      pieces.append(
        Piece(
          height: baseline + line.descent,
          keepsWithNext: index == 0 ? lines.count > 1 : index == lines.count - 2,
          nodes: InlineSetter.nodes(line, x: frame.x, y: baseline, paint: frame.setting.paint),
          path: path))
    }
  }

  /// Text as one drawing from its top left corner.
  func textNodes(
    _ content: [Inline], _ setting: TextSetting, x: Double, y: Double, width: Double,
    alignment: Paragraph.Alignment? = nil
  ) throws -> (nodes: [SceneNode], height: Double) {
    let lines = try lines(
      InlineSetter.items(content, style: setting.style), setting, width: width,
      alignment: alignment)
    return (
      lines.flatMap {
        InlineSetter.nodes($0, x: x, y: y + $0.y, paint: setting.paint)
      }, lines.height
    )
  }

  private mutating func set(_ heading: Heading) throws {
    let setting = TextSetting.heading(heading.level)
    var light = setting.style
    light.regular = .inter
    let items: [InlineItem] =
      [
        .text(heading.number, light, TextAttributes(tag: InlineSetter.Tag.secondary.rawValue)),
        .space(setting.style.size * 0.6),
      ] + InlineSetter.items(heading.content, style: setting.style)
    let lines = try lines(items, setting, width: PageMeasure.text)
    let nodes = lines.flatMap {
      InlineSetter.nodes($0, x: 0, y: $0.y, paint: .ink)
    }
    let title = heading.content.plainText
    outline.append(
      OutlineEntry("\(heading.number) \(title)", place: heading.id, level: heading.level))
    let group = SceneGroup(
      nodes, tag: .heading(level: heading.level), destination: heading.id,
      destinationPoint: Point(0, -12))
    pieces.append(
      Piece(
        height: lines.height, before: heading.level == 1 ? 27 : 19,
        after: heading.level == 1 ? 7 : 5, keepsWithNext: true, nodes: [.group(group)],
        section: heading.level == 1 ? title : nil))
  }

  private mutating func set(_ equation: EquationBlock, in frame: Frame) throws {
    let font = try FontLibrary.shared.mathFont()
    let room = frame.width - (equation.number == nil ? 0 : 56)
    var box = TextBox()
    for size in [10, 9.5, 9, 8.5, 8, 7] {
      box = try layoutMath(equation.math, font: font, size: size, display: true)
      if box.width <= room { break }
    }
    let x = frame.x + max(0, (frame.width - box.width) / 2)
    var nodes: [SceneNode] = [.text(SceneText(box, at: Point(x, box.ascent)))]
    if let number = equation.number {
      let label = try textLine("(\(number))", style: .body(size: 10))
      nodes.append(
        .text(SceneText(label, at: Point(frame.x + frame.width - label.width, box.ascent))))
    }
    if let id = equation.id {
      nodes = [.group(SceneGroup(nodes, destination: id, destinationPoint: Point(0, -12)))]
    }
    // A formula belongs to the sentence before it.
    if !pieces.isEmpty, pieces[pieces.count - 1].float == nil {
      pieces[pieces.count - 1].keepsWithNext = true
    }
    pieces.append(
      Piece(height: box.height, before: 9, after: 9, nodes: nodes, path: frame.path))
  }

  mutating func code(
    _ text: String, language: String, in frame: Frame,
    decoration: PieceGroup.Decoration = .wash
  ) throws {
    let path = frame.path + [group(.paragraph, decoration)]
    let style = TextStyle.code(size: 7.6)
    let advance = try textLine("0", style: style).width
    let limit = max(20, Int((frame.width - 20) / advance))
    let rows = CodeRows.rows(
      Highlighter.tokens(text.replacing("\t", with: "    "), language: language), limit: limit)
    for (index, row) in rows.enumerated() {
      var nodes: [SceneNode] = []
      var column = 0
      for token in row {
        let box = try textLine(token.text, style: style)
        let paint = InlineSetter.Tag(rawValue: token.kind.rawValue)?.paint ?? .ink
        nodes.append(
          .text(
            SceneText(box, at: Point(frame.x + 10 + Double(column) * advance, 8), paint: paint)))
        column += token.text.count
      }
      pieces.append(
        Piece(
          height: 11, before: index == 0 ? 16 : 0, after: index == rows.count - 1 ? 16 : 0,
          keepsWithNext: index == 0 || index == rows.count - 2, nodes: nodes, path: path))
    }
    if let index = pieces.indices.last { pieces[index].keepsWithNext = false }
  }

  private mutating func set(_ list: ListBlock, in frame: Frame) throws {
    let outer = group(.list)
    let indent = 19.0
    try inset(before: 6) { setter in
      for (number, item) in list.items.enumerated() {
        var inner = frame.inset(indent)
        inner.path += [outer, setter.group(.listItem)]
        let start = setter.pieces.count
        try setter.set(item, in: inner)
        guard setter.pieces.count > start else { continue }
        let baseline = 0.72 * frame.setting.leading
        if list.tasks.indices.contains(number), let isDone = list.tasks[number] {
          setter.pieces[start].nodes.insert(
            Self.taskBox(at: Point(frame.x + 3, baseline), isDone: isDone), at: 0)
        } else {
          let mark = list.start.map { "\($0 + number)." } ?? "•"
          let box = try textLine(mark, style: frame.setting.style)
          let x = frame.x + indent - 6 - box.width
          setter.pieces[start].nodes.insert(
            .text(SceneText(box, at: Point(x, baseline), paint: .secondaryInk)), at: 0)
        }
        if number > 0 {
          let space = list.isTight ? 2.0 : 6
          setter.pieces[start].before = max(space, setter.pieces[start].before)
        }
      }
    }
  }

  private mutating func note(_ inner: [Block], kind: NoteKind, in frame: Frame) throws {
    var own = frame.inset(12)
    own.setting = .note
    if kind != .note { own.setting.paint = .ink }
    let rule: Paint =
      switch kind {
      case .note: .grid
      case .tip: .holds
      case .important: .link
      case .warning, .caution: .fails
      }
    own.path = frame.path + [group(nil, .leftRule(rule))]
    try inset(before: 12) { setter in
      if let word = kind.word {
        var head = own
        head.setting.style.regular = .inter.weight(600)
        try setter.paragraph([.text(word)], in: head)
        setter.pieces[setter.pieces.count - 1].keepsWithNext = true
      }
      try setter.set(inner, in: own)
    }
  }
}
