/// Sets chosen lines: shapes what stands together, spreads the slack, places the baselines.
struct LineSetter {
  let content: ParagraphContent
  let width: Double
  let alignment: Paragraph.Alignment
  let leading: Double

  /// A part of a line with its natural width.
  fileprivate enum Part {
    case runs([GlyphRun], TextAttributes)
    case box(TextBox, TextAttributes)
    case space(BreakItem, TextStyle, TextAttributes)
    case blank(Double)
  }

  func lines(_ breaks: [LineBreaker.Break]) throws -> [ParagraphLine] {
    var lines: [ParagraphLine] = []
    var start = LineBreaker.lineStart(after: -1, in: content.items)
    for lineBreak in breaks {
      var line = try line(from: start, to: lineBreak.position)
      place(&line, after: lines.last)
      lines.append(line)
      start = LineBreaker.lineStart(after: lineBreak.position, in: content.items)
    }
    return lines
  }

  private func line(from start: Int, to end: Int) throws -> ParagraphLine {
    let parts = try parts(from: start, to: end)
    let natural = parts.map(\.width).reduce(0, +)
    let slack = width - natural
    let spaces = parts.compactMap { if case .space(let glue, _, _) = $0 { glue } else { nil } }
    let give = spaces.map(slack > 0 ? \.stretch : \.shrink).reduce(0, +)
    // A filled line (the last, or one before a forced break) keeps its natural space.
    let isFilled = content.items[max(0, end - 1)].isFill
    var ratio = 0.0
    if alignment == .justified, give > 0, slack < 0 || !isFilled {
      // A line that cannot fit sticks out rather than close its spaces up.
      ratio = max(-1.5, slack / give)
    }

    let free = max(0, slack)
    var assembly = LineAssembly()
    if alignment == .center { assembly.x = free / 2 }
    if alignment == .right { assembly.x = free }
    assembly.line.x = assembly.x
    assembly.line.ratio = ratio
    for part in parts {
      switch part {
      case .runs(let runs, let attributes): for run in runs { assembly.add(run, attributes) }
      case .box(let box, let attributes): assembly.add(box, attributes)
      case .space(let glue, let style, let attributes):
        let set = glue.width + ratio * (ratio > 0 ? glue.stretch : glue.shrink)
        assembly.addSpace(set, try content.library.font(style.font), style, attributes)
      case .blank(let width): assembly.x += width
      }
    }
    if case .wordBreak(_, let showsHyphen) = content.pieces[end] {
      assembly.line.isHyphenated = showsHyphen
    }
    return assembly.finished()
  }

  /// The items of a line, with neighbouring fragments of a word joined and shaped as one.
  private func parts(from start: Int, to end: Int) throws -> [Part] {
    var parts: [Part] = []
    var open: (word: Int, bytes: Range<Int>)?
    func close(hyphen: String = "") throws {
      guard let fragment = open else { return }
      let word = content.words[fragment.word]
      let bytes = Array(word.text.utf8)[fragment.bytes]
      let text = String(decoding: bytes, as: UTF8.self) + hyphen
      parts.append(
        .runs(
          try glyphRuns(text, style: word.style, library: content.library), word.attributes))
      open = nil
    }
    for index in start..<max(start, end) {
      switch content.pieces[index] {
      case .fragment(let word, let bytes):
        if let known = open, known.word == word {
          open = (word, known.bytes.lowerBound..<bytes.upperBound)
        } else {
          try close()
          open = (word, bytes)
        }
      case .box(let box, let attributes):
        try close()
        parts.append(.box(box, attributes))
      case .space(let style, let attributes):
        try close()
        parts.append(.space(content.items[index], style, attributes))
      case .blank:
        try close()
        parts.append(.blank(content.items[index].width))
      case .wordBreak, .none: break
      }
    }
    if case .wordBreak(_, true) = content.pieces[end] {
      try close(hyphen: "-")
    } else {
      try close()
    }
    return parts
  }

  /// Puts the baseline below the line before, further where tall content asks for it.
  private func place(_ line: inout ParagraphLine, after previous: ParagraphLine?) {
    let inkAscent = line.ascent
    let inkDescent = line.descent
    line.ascent = max(inkAscent, 0.72 * leading)
    line.descent = max(inkDescent, 0.28 * leading)
    if let previous {
      line.advance = max(leading, previous.descent + line.ascent)
      line.y = previous.y + line.advance
    } else {
      line.advance = line.ascent
      line.y = line.ascent
    }
  }
}

extension LineSetter.Part {
  fileprivate var width: Double {
    switch self {
    case .runs(let runs, _): runs.map(\.width).reduce(0, +)
    case .box(let box, _): box.width
    case .space(let glue, _, _): glue.width
    case .blank(let width): width
    }
  }
}
