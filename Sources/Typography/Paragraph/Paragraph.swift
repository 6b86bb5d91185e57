/// Sets paragraphs.
public struct Paragraph: Sendable {
  /// Where lines stand in the measure.
  public enum Alignment: String, Sendable, Hashable, Codable {
    case justified, left, center, right
  }

  /// Which language's words may be divided.
  public enum Hyphenation: String, Sendable, Hashable, Codable {
    case none, english
  }

  /// Breaks a paragraph into lines by total fit and sets them.
  ///
  /// Justified lines end at `width` to within rounding. The strict tolerance is loosened until
  /// every line fits; only a box wider than the line sticks out. The same items give the same
  /// lines in every task.
  /// - Parameters:
  ///   - width: The measure in points.
  ///   - leading: Least distance of baselines in points; lines with tall formulas take more.
  ///   - firstIndent: Points before the first line.
  ///   - mathFont: For `.math` items.
  /// - Returns: The lines from top to bottom; none for a paragraph without content.
  /// - Throws: ``FontError``; ``TextError``; `FileError` without the hyphenation patterns.
  /// - Complexity: O(*n*) shaping and about O(*n* · 10) for breaking *n* words.
  public static func layout(
    _ items: [InlineItem], width: Double, alignment: Alignment = .justified, leading: Double,
    firstIndent: Double = 0, hyphenation: Hyphenation = .english,
    mathFont: FontStyle = .pagellaMath, library: FontLibrary = .shared
  ) throws -> [ParagraphLine] {
    let isJustified = alignment == .justified
    var content = ParagraphContent(
      lineWidth: width, isJustified: isJustified,
      hyphenator: hyphenation == .english ? try Hyphenator.english() : nil, library: library)
    if firstIndent != 0 { content.append(.box(firstIndent), .blank) }
    try fill(&content, items, mathFont: mathFont)
    guard content.pieces.contains(where: \.isVisible) else { return [] }
    content.forceBreak()
    let breaks = lineBreaks(content.items, width: width, isJustified: isJustified)
    return try LineSetter(content: content, width: width, alignment: alignment, leading: leading)
      .lines(breaks)
  }

  private static func fill(
    _ content: inout ParagraphContent, _ items: [InlineItem], mathFont: FontStyle
  ) throws {
    var size = firstSize(items)
    for item in items {
      switch item {
      case .text(let text, let style, let attributes):
        size = style.size
        try content.append(text: text, style: style, attributes: attributes)
      case .math(let node, let ownSize, let attributes):
        let font = try content.library.font(mathFont)
        let layout = MathLayout(face: try MathFace(font: font, size: ownSize ?? size))
        try content.append(math: node, layout: layout, attributes: attributes)
      case .box(let box, let attributes): content.append(.box(box.width), .box(box, attributes))
      case .space(let width): content.append(.box(width), .blank)
      case .lineBreak: content.forceBreak()
      }
    }
  }

  private static func firstSize(_ items: [InlineItem]) -> Double {
    for case .text(_, let style, _) in items { return style.size }
    return 10
  }

  /// TeX's two passes, one with some stretch to spare, one however loose, one that takes what comes.
  static func lineBreaks(
    _ items: [BreakItem], width: Double, isJustified: Bool
  ) -> [LineBreaker.Break] {
    let rag = isJustified ? 0 : 0.12 * width
    let passes = [
      LineBreaker(
        items: items, width: width, tolerance: 100, extraStretch: rag, allowsHyphens: false),
      LineBreaker(items: items, width: width, tolerance: 200, extraStretch: rag),
      LineBreaker(items: items, width: width, tolerance: 1_000, extraStretch: rag + 0.04 * width),
      LineBreaker(
        items: items, width: width, tolerance: .infinity, extraStretch: rag + 0.08 * width),
      LineBreaker(
        items: items, width: width, tolerance: .infinity, extraStretch: rag + 0.08 * width,
        isForgiving: true),
    ]
    for pass in passes {
      if let breaks = pass.breaks() { return breaks }
    }
    return []
  }
}

extension LinePiece {
  fileprivate var isVisible: Bool {
    switch self {
    case .fragment, .box: true
    case .space, .blank, .wordBreak, .none: false
    }
  }
}
