/// Takes formulas out of a Markdown text before cmark-gfm sees them, so that their backslashes,
/// underscores and stars stay what they are.
///
/// Each `$…$` becomes one private-use character and filler bytes of the same total length; a `$$`
/// line opens a fence with the info string `{math}`. Lines and columns stay where they were.
struct FormulaScanner {
  /// A formula and where its first dollar stands.
  struct Formula: Sendable, Hashable {
    var source: String
    var isDisplay: Bool
    /// From 1.
    var line: Int
    /// From 1, in characters.
    var column: Int
  }

  /// Formulas fit in the Basic Multilingual Plane's private use area.
  static let limit = 6_400
  static let firstMark: UInt32 = 0xE000
  static let filler: UInt8 = 2

  private(set) var formulas: [Formula] = []
  private var output: [UInt8] = []
  private var input: [UInt8]
  private var cursor = (offset: 0, line: 1, column: 1)

  /// The text with marks in place of formulas.
  var text: String { String(decoding: output, as: UTF8.self) }

  init(_ source: String) {
    let clean = String(
      String.UnicodeScalarView(
        source.unicodeScalars.map { Self.isMark($0) || $0.value == 2 ? "\u{FFFD}" : $0 }))
    input = Array(clean.utf8)
    output.reserveCapacity(input.count)
    scan()
  }

  /// Whether a character stands for a formula.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (firstMark..<firstMark + UInt32(limit)).contains(scalar.value)
  }

  private mutating func scan() {
    var fence: (sign: UInt8, length: Int)?
    var block: [Range<Int>] = []
    var lines = lineRanges()[...]
    while let line = lines.popFirst() {
      let body = content(of: line)
      if let open = fence {
        if closes(open, body) { fence = nil }
        output += input[line]
      } else if let opened = opening(body) {
        flush(&block)
        fence = opened
        output += input[line]
      } else if isDollars(body) {
        flush(&block)
        display(from: line, lines: &lines)
      } else if body.isEmpty {
        flush(&block)
        output += input[line]
      } else {
        block.append(line)
      }
    }
    flush(&block)
  }

  /// A `$$` line, the formula, a `$$` line: as a fence of the same number of lines.
  private mutating func display(from first: Range<Int>, lines: inout ArraySlice<Range<Int>>) {
    let fence = Array("```".utf8)
    let prefix = input[first.lowerBound..<content(of: first).lowerBound]
    output += prefix + fence + Array("{math}\n".utf8)
    while let line = lines.popFirst() {
      if isDollars(content(of: line)) {
        output += input[line.lowerBound..<content(of: line).lowerBound] + fence + [10]
        return
      }
      output += input[line]
    }
  }

  /// Writes the lines of a paragraph with its inline formulas marked.
  private mutating func flush(_ block: inout [Range<Int>]) {
    guard let first = block.first, let last = block.last else { return }
    block = []
    let end = last.upperBound
    var index = first.lowerBound
    while index < end {
      switch input[index] {
      case UInt8(ascii: "\\") where index + 1 < end:
        output += input[index...index + 1]
        index += 2
      case UInt8(ascii: "`"):
        let past = pastCode(from: index, end: end)
        output += input[index..<past]
        index = past
      case UInt8(ascii: "$"):
        index = formula(from: index, end: end)
      default:
        output.append(input[index])
        index += 1
      }
    }
  }

  /// The end of a code span, or of its backticks when nothing closes it.
  private func pastCode(from start: Int, end: Int) -> Int {
    let tick = UInt8(ascii: "`")
    var open = start
    while open < end, input[open] == tick { open += 1 }
    var index = open
    while index < end {
      guard input[index] == tick else {
        index += 1
        continue
      }
      var run = index
      while run < end, input[run] == tick { run += 1 }
      if run - index == open - start { return run }
      index = run
    }
    return open
  }

  /// Marks the formula that a dollar opens, if it opens one; returns where to go on.
  private mutating func formula(from start: Int, end: Int) -> Int {
    let dollar = UInt8(ascii: "$")
    let isDisplay = start + 1 < end && input[start + 1] == dollar
    let width = isDisplay ? 2 : 1
    let open = start + width
    guard let close = closing(from: open, end: end, isDisplay: isDisplay),
      formulas.count < Self.limit
    else {
      output += input[start..<min(open, end)]
      return min(open, end)
    }
    let source = String(decoding: input[open..<close], as: UTF8.self)
    let (line, column) = place(of: start)
    let mark = Unicode.Scalar(Self.firstMark + UInt32(formulas.count)) ?? "\u{FFFD}"
    formulas.append(
      Formula(
        source: source.split(separator: "\n").map(Self.unquoted).joined(separator: " "),
        isDisplay: isDisplay, line: line, column: column))
    let past = close + width
    output += Array(String(Character(mark)).utf8)
    output += input[(start + 3)..<past].map { $0 == 10 ? 10 : Self.filler }
    return past
  }

  /// Pandoc's rule: no blank inside the dollars, no digit after the closing one.
  private func closing(from open: Int, end: Int, isDisplay: Bool) -> Int? {
    let dollar = UInt8(ascii: "$")
    guard open < end, isDisplay || !Self.isBlank(input[open]) else { return nil }
    var index = open
    while index < end {
      if input[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if input[index] == dollar, index > open {
        if isDisplay {
          if index + 1 < end, input[index + 1] == dollar { return index }
        } else if !Self.isBlank(input[index - 1]) {
          let next = index + 1 < end ? input[index + 1] : 0
          if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { return index }
        }
      } else if input[index] == dollar, !isDisplay {
        return nil
      }
      index += 1
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 }

  private static func unquoted(_ line: Substring) -> String {
    String(line.drop { $0 == ">" || $0 == " " })
  }
}

extension FormulaScanner {
  private func lineRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in input.enumerated() where byte == 10 {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    if start < input.count { ranges.append(start..<input.count) }
    return ranges
  }

  /// A line without quote marks and blanks at its start and end.
  private func content(of line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, [32, 9, 10, 13, UInt8(ascii: ">")].contains(input[start]) { start += 1 }
    while end > start, [32, 9, 10, 13].contains(input[end - 1]) { end -= 1 }
    return start..<end
  }

  private func opening(_ body: Range<Int>) -> (sign: UInt8, length: Int)? {
    guard let sign = body.first.map({ input[$0] }), sign == 0x60 || sign == 0x7E else { return nil }
    let length = input[body].prefix { $0 == sign }.count
    guard length >= 3 else { return nil }
    if sign == 0x60, input[body].dropFirst(length).contains(0x60) { return nil }
    return (sign, length)
  }

  private func closes(_ fence: (sign: UInt8, length: Int), _ body: Range<Int>) -> Bool {
    body.count >= fence.length && input[body].allSatisfy { $0 == fence.sign }
  }

  private func isDollars(_ body: Range<Int>) -> Bool {
    body.count == 2 && input[body].allSatisfy { $0 == UInt8(ascii: "$") }
  }

  /// Line and column of a byte; offsets come in ascending order, so each byte is passed once.
  private mutating func place(of offset: Int) -> (line: Int, column: Int) {
    while cursor.offset < offset {
      let byte = input[cursor.offset]
      if byte == 10 {
        cursor.line += 1
        cursor.column = 1
      } else if byte & 0xC0 != 0x80 {
        cursor.column += 1
      }
      cursor.offset += 1
    }
    return (cursor.line, cursor.column)
  }
}
