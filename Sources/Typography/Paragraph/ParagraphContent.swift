/// What each break item stands for, so that a chosen line can be set.
enum LinePiece: Sendable {
  /// Part of a word: bytes of `ParagraphContent.words[word]`.
  case fragment(word: Int, Range<Int>)
  case box(TextBox, TextAttributes)
  /// A word space of a style.
  case space(TextStyle, TextAttributes)
  case blank
  /// A break inside a word, with a hyphen or without.
  case wordBreak(word: Int, showsHyphen: Bool)
  case none
}

/// Text of one style without a space in it.
struct ParagraphWord: Sendable {
  var text: String
  var style: TextStyle
  var attributes: TextAttributes
}

/// A paragraph as break items with what they stand for.
struct ParagraphContent {
  private(set) var items: [BreakItem] = []
  private(set) var pieces: [LinePiece] = []
  private(set) var words: [ParagraphWord] = []

  let lineWidth: Double
  let isJustified: Bool
  let hyphenator: Hyphenator?
  let library: FontLibrary

  /// TeX's penalties for a break with a hyphen, at a hyphen of the text, and at other marks.
  static let hyphenCost = 50.0
  static let dashCost = 50.0
  static let slashCost = 300.0
  static let emergencyCost = 9_000.0

  init(lineWidth: Double, isJustified: Bool, hyphenator: Hyphenator?, library: FontLibrary) {
    self.lineWidth = lineWidth
    self.isJustified = isJustified
    self.hyphenator = hyphenator
    self.library = library
  }

  mutating func append(_ item: BreakItem, _ piece: LinePiece) {
    items.append(item)
    pieces.append(piece)
  }

  /// Fills the line and ends it, without the spaces before its end.
  mutating func forceBreak() {
    while let last = pieces.last, case .space = last {
      items.removeLast()
      pieces.removeLast()
    }
    append(.penalty(BreakItem.infinite), .none)
    append(.fill, .blank)
    append(.penalty(-BreakItem.infinite), .none)
  }

  /// Adds text, split into words and spaces.
  mutating func append(
    text: String, style: TextStyle, attributes: TextAttributes
  ) throws {
    var word = ""
    for character in text {
      if character == "\u{A0}" || character == "\u{202F}" || character == "\u{2009}" {
        try flush(&word, style, attributes)
        append(.penalty(BreakItem.infinite), .none)
        try appendSpace(style, attributes, fraction: character == "\u{A0}" ? 1 : 0.6)
      } else if character.isWhitespace {
        try flush(&word, style, attributes)
        if case .space = pieces.last { continue }
        if pieces.isEmpty { continue }
        try appendSpace(style, attributes, fraction: 1)
      } else {
        word.append(character)
      }
    }
    try flush(&word, style, attributes)
  }

  private mutating func appendSpace(
    _ style: TextStyle, _ attributes: TextAttributes, fraction: Double
  ) throws {
    let font = try library.font(style.font)
    let advance = font.glyph(of: " ").map { font.advance(of: $0) } ?? font.unitsPerEm / 4
    let width = fraction * Double(advance) * style.size / Double(font.unitsPerEm)
    let glue = BreakItem.glue(
      width, stretch: isJustified ? width / 2 : 0, shrink: isJustified ? width / 3 : 0)
    append(glue, .space(style, attributes))
  }

  /// Adds a word with its places to break.
  private mutating func flush(
    _ word: inout String, _ style: TextStyle, _ attributes: TextAttributes
  ) throws {
    guard !word.isEmpty else { return }
    var breaks = WordBreaks(word, hyphenator: hyphenator)
    word = ""
    guard !breaks.text.isEmpty else { return }
    let index = words.count
    words.append(ParagraphWord(text: breaks.text, style: style, attributes: attributes))
    if try width(of: breaks.text, style) > lineWidth { breaks.addEmergencies() }
    let hyphen = try width(of: "-", style)
    var start = 0
    var before = 0.0
    for place in breaks.places {
      let prefix = String(decoding: breaks.text.utf8.prefix(place.offset), as: UTF8.self)
      let after = try width(of: prefix, style)
      append(.box(after - before), .fragment(word: index, start..<place.offset))
      append(
        .penalty(place.cost, width: place.showsHyphen ? hyphen : 0, isHyphen: place.isHyphen),
        .wordBreak(word: index, showsHyphen: place.showsHyphen))
      start = place.offset
      before = after
    }
    let whole = try width(of: breaks.text, style)
    append(.box(whole - before), .fragment(word: index, start..<breaks.text.utf8.count))
  }

  private func width(of text: String, _ style: TextStyle) throws -> Double {
    try glyphRuns(text, style: style, library: library).map(\.width).reduce(0, +)
  }
}
