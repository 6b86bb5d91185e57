import FoundationEssentials
import Plots
import Typography

extension PieceSetter {
  /// Terms in bold, what they mean indented below.
  mutating func definitions(_ items: [Definition], in frame: Frame) throws {
    let list = group(.list)
    for item in items {
      try inset(before: 5) { setter in
        var outer = frame
        outer.path += [list]
        try setter.paragraph([.strong(item.term)], in: outer)
        setter.pieces[setter.pieces.count - 1].keepsWithNext = true
        for meaning in item.meanings {
          var inner = frame.inset(19)
          inner.path += [list, setter.group(.listItem)]
          try setter.paragraph(meaning, in: inner)
        }
      }
    }
  }

  /// A small square on a baseline, with a tick in it when the task is done.
  static func taskBox(at point: Point, isDone: Bool) -> SceneNode {
    let (x, y, side) = (point.x, point.y, 7.0)
    let box = ScenePath(
      [
        .move(Point(x, y)), .line(Point(x + side, y)), .line(Point(x + side, y - side)),
        .line(Point(x, y - side)), .close,
      ], stroke: Stroke(.secondaryInk, width: 0.6))
    let tick = ScenePath(
      [
        .move(Point(x + 1.5, y - 3.4)), .line(Point(x + 3, y - 1.7)),
        .line(Point(x + 5.7, y - 5.4)),
      ], stroke: Stroke(.ink, width: 0.9, isRound: true))
    return .group(
      SceneGroup(
        [.path(box)] + (isDone ? [.path(tick)] : []),
        tag: .figure(alternative: isDone ? "done" : "to do")))
  }

  /// What a program printed, beside a rule.
  mutating func output(_ text: String, isError: Bool, in frame: Frame) throws {
    try code(text, language: "", in: frame, decoration: .leftRule(isError ? .fails : .grid))
  }

  /// A stored picture no wider than the text; of a kind that cannot be drawn here, its words.
  mutating func picture(_ image: ImageBlock, in frame: Frame) throws {
    guard let file = image.pixels.flatMap({ Data(base64Encoded: $0) }),
      let pixels = try? PNGReader.pixels([UInt8](file))
    else {
      let words = "[\(image.alternative), shown on the page]"
      try inset(before: 8) { setter in try setter.paragraph([.emphasis([.text(words)])], in: frame)
      }
      return
    }
    // 96 pixels an inch, as on a page, unless that is wider or taller than the sheet's text.
    let natural = (width: 0.75 * Double(pixels.width), height: 0.75 * Double(pixels.height))
    let scale = min(
      1, frame.width / natural.width, 0.8 * PageMeasure.depth / natural.height)
    let size = (width: scale * natural.width, height: scale * natural.height)
    let drawing = SceneNode.image(
      SceneImage(
        light: pixels,
        frame: Rectangle(x: frame.x, y: 0, width: size.width, height: size.height)))
    let group = SceneGroup([drawing], tag: .figure(alternative: image.alternative))
    pieces.append(
      Piece(height: size.height, before: 10, after: 10, nodes: [.group(group)], path: frame.path))
  }

  /// Notes as pieces in small type, by number.
  mutating func footnotes(_ notes: [Footnote]) throws -> [Int: [Piece]] {
    var result: [Int: [Piece]] = [:]
    for note in notes {
      let text = pieces
      pieces = []
      var frame = Frame().inset(12)
      frame.setting = .footnote
      frame.path = [group(nil)]
      try set(note.blocks, in: frame)
      var own = pieces
      pieces = text
      guard !own.isEmpty else { continue }
      let mark = try textLine(String(note.number), style: frame.setting.style.size(6.5))
      own[0].nodes.insert(
        .group(
          SceneGroup(
            [.text(SceneText(mark, at: Point(9 - mark.width, 5.6)))], destination: note.id,
            destinationPoint: Point(0, -12))), at: 0)
      result[note.number] = own
    }
    return result
  }
}

/// Tokens cut into rows of the page.
enum CodeRows {
  /// Rows of at most as many characters; an empty last line is none.
  static func rows(_ tokens: [CodeToken], limit: Int) -> [[CodeToken]] {
    var rows: [[CodeToken]] = [[]]
    var column = 0
    for token in tokens {
      for (index, line) in token.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 {
          rows.append([])
          column = 0
        }
        var rest = line
        while !rest.isEmpty {
          if column == limit {
            rows.append([])
            column = 0
          }
          let part = rest.prefix(limit - column)
          rows[rows.count - 1].append(CodeToken(kind: token.kind, text: String(part)))
          column += part.count
          rest = rest.dropFirst(part.count)
        }
      }
    }
    if rows.last?.isEmpty == true, rows.count > 1 { rows.removeLast() }
    return rows
  }
}
