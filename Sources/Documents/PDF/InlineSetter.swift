import Plots
import Typography

/// Parts of lines as items of a paragraph, and lines as drawings.
enum InlineSetter {
  /// Names by which drawn stretches find their colour.
  enum Tag: String {
    case ink, secondary, holds, fails, keyword, string, number, comment

    var paint: Paint {
      switch self {
      case .ink: .ink
      case .secondary: .secondaryInk
      case .holds: .holds
      case .fails: .fails
      case .keyword: .fixed(RGB(0x7A3E9D))
      case .string: .fixed(RGB(0x2E6B34))
      case .number: .fixed(RGB(0x9A4A00))
      case .comment: .secondaryInk
      }
    }
  }

  static func items(
    _ inlines: [Inline], style: TextStyle, attributes: TextAttributes = TextAttributes()
  ) -> [InlineItem] {
    inlines.flatMap { item($0, style, attributes) }
  }

  private static func item(
    _ inline: Inline, _ style: TextStyle, _ attributes: TextAttributes
  ) -> [InlineItem] {
    switch inline {
    case .text(let text): return [.text(text, style, attributes)]
    case .code(let text):
      return [.text(text, .code(size: style.size * 0.84), attributes)]
    case .lineBreak: return [.lineBreak]
    case .math(let math):
      return [short(math, style, attributes) ?? .math(math, size: style.size, attributes)]
    case .emphasis(let parts): return items(parts, style: style.emphasised, attributes: attributes)
    case .strong(let parts): return items(parts, style: style.strong, attributes: attributes)
    case .strikethrough(let parts):
      var faded = attributes
      faded.tag = Tag.secondary.rawValue
      return items(parts, style: style, attributes: faded)
    case .link(let parts, let address):
      return items(
        parts, style: style,
        attributes: HTMLText.address(address) == nil ? attributes : linked(attributes, address))
    case .value(let value): return [.text(value.text, style.lining, attributes)]
    case .reference(let text, let id):
      let bound = text.replacing(" ", with: "\u{A0}")
      return [.text(bound, style, linked(attributes, "#" + id))]
    case .citation(let text, let id): return [.text(text, style, linked(attributes, "#" + id))]
    case .footnote(let number, _):
      var raised = linked(attributes, "#fn-\(number)")
      raised.rise = style.size * 0.36
      return [.text(String(number), style.lining.size(style.size * 0.7), raised)]
    case .verdict(let verdict):
      var coloured = attributes
      coloured.tag = tag(verdict).rawValue
      return [.text(verdict.rawValue, style, coloured)]
    }
  }

  private static func tag(_ verdict: PublishedComparison.Verdict) -> Tag {
    switch verdict {
    case .agrees: .holds
    case .differs: .fails
    case .otherData, .undecided: .secondary
    }
  }

  /// Formulas up to this wide, in em, never break.
  private static let shortFormula = 6.0

  /// A short formula as one box; nil for a long one, or where only the setter can say what is wrong.
  private static func short(
    _ math: MathNode, _ style: TextStyle, _ attributes: TextAttributes
  ) -> InlineItem? {
    guard let font = try? FontLibrary.shared.mathFont(),
      let box = try? layoutMath(math, font: font, size: style.size, display: false),
      box.width <= shortFormula * style.size
    else { return nil }
    return .box(box, attributes)
  }

  private static func linked(_ attributes: TextAttributes, _ target: String) -> TextAttributes {
    var copy = attributes
    copy.link = target
    return copy
  }

  /// A line's drawing with its left end at x and its baseline at y.
  static func nodes(_ line: ParagraphLine, x: Double, y: Double, paint: Paint) -> [SceneNode] {
    var nodes: [SceneNode] = []
    var index = 0
    while index < line.items.count {
      let attributes = line.items[index].attributes
      let end =
        line.items[index...].firstIndex { $0.attributes != attributes } ?? line.items.count
      let box = TextBox(
        items: line.items[index..<end].map(\.item), width: line.width, ascent: line.ascent,
        descent: line.descent)
      let own = attributes.tag.flatMap(Tag.init)?.paint
      nodes.append(
        .text(
          SceneText(box, at: Point(x, y), paint: own ?? (attributes.link == nil ? paint : .link))))
      index = end
    }
    for span in line.links {
      let link: SceneGroup.Link =
        span.target.hasPrefix("#")
        ? .place(String(span.target.dropFirst())) : .address(span.target)
      let frame = Rectangle(
        x: x + span.x0, y: y - line.ascent, width: span.x1 - span.x0,
        height: line.ascent + line.descent)
      nodes.append(.group(SceneGroup([], link: link, linkFrame: frame)))
    }
    return nodes
  }
}

extension TextStyle {
  fileprivate var emphasised: TextStyle {
    switch face {
    case .regular: face(.italic)
    case .italic: face(.regular)
    case .bold: face(.boldItalic)
    case .boldItalic: face(.bold)
    }
  }

  fileprivate var strong: TextStyle {
    face == .italic || face == .boldItalic ? face(.boldItalic) : face(.bold)
  }

  /// Numbers that were found stand as tall as capitals.
  fileprivate var lining: TextStyle {
    var copy = self
    copy.features = features.filter { $0 != .oldStyleFigures }
    return copy
  }
}
