import Plots
import Typography

extension PieceSetter {
  /// Beside the words of an entry: its page's number with some leaders before it.
  private static let pageColumn = 44.0

  /// Sections with their pages, indented by level; every entry leads to its section.
  mutating func contents(_ headings: [Heading], in frame: Frame) throws {
    var outer = frame
    outer.setting.isJustified = false
    outer.path += [group(.contents)]
    try inset(before: 8) { setter in
      for (index, heading) in headings.filter({ $0.level <= 3 }).enumerated() {
        let start = setter.pieces.count
        try setter.entry(heading, in: outer)
        if heading.level == 1, index > 0 { setter.pieces[start].before = 3 }
      }
    }
  }

  /// The number in a column of its own, so that words which wrap stand below words.
  private mutating func entry(_ heading: Heading, in frame: Frame) throws {
    let column = (
      indent: [0.0, 19, 45][heading.level - 1], width: [19.0, 26, 35][heading.level - 1]
    )
    var own = frame.inset(column.indent + column.width, Self.pageColumn)
    own.path += [group(.contentsItem)]
    let items = InlineSetter.items(heading.content.withoutFootnotes, style: own.setting.style)
    let lines = try lines(items, own.setting, width: own.width)
    guard let first = lines.first, let last = lines.last else { return }
    let start = pieces.count
    append(lines, in: own, tag: .paragraph)
    let number = try textLine(heading.number, style: own.setting.style)
    pieces[start].nodes.insert(
      .text(
        SceneText(
          number, at: Point(frame.x + column.indent, first.ascent), paint: .secondaryInk)), at: 0)
    for index in pieces[start...].indices {
      let area = Rectangle(
        x: frame.x + column.indent, y: 0, width: frame.width - column.indent,
        height: pieces[index].height)
      pieces[index].nodes.append(
        .group(SceneGroup([], link: .place(heading.id), linkFrame: area)))
      if index > start { pieces[index - 1].keepsWithNext = true }
    }
    let end = pieces.count - 1
    pieces[end].mention = PageMention(
      place: heading.id, from: own.x + last.width, to: frame.x + frame.width,
      baseline: pieces[end].height - last.descent, style: own.setting.style)
  }
}
