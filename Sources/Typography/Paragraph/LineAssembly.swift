/// A line while it is put together from left to right.
struct LineAssembly {
  var line = ParagraphLine()
  /// The pen.
  var x = 0.0

  /// Adds a run, joined to the one before where font, size and attributes are the same.
  mutating func add(_ run: GlyphRun, _ attributes: TextAttributes) {
    mark(attributes, width: run.width)
    grow(ascent: run.inkAscent + attributes.rise, descent: run.inkDescent - attributes.rise)
    if let index = joinable(run.font, run.size, run.features, attributes),
      case .run(var last, let lastX, let lastY) = line.items[index].item
    {
      let bytes = last.text.utf8.count
      last.glyphs += run.glyphs.map {
        PlacedGlyph(
          glyph: $0.glyph, x: $0.x + x - lastX, y: $0.y,
          cluster: $0.cluster.lowerBound + bytes..<$0.cluster.upperBound + bytes)
      }
      last.text += run.text
      last.width = x + run.width - lastX
      last.inkAscent = max(last.inkAscent, run.inkAscent)
      last.inkDescent = max(last.inkDescent, run.inkDescent)
      line.items[index].item = .run(last, x: lastX, y: lastY)
    } else {
      line.items.append(
        ParagraphLine.Item(item: .run(run, x: x, y: -attributes.rise), attributes: attributes))
    }
    x += run.width
  }

  mutating func add(_ box: TextBox, _ attributes: TextAttributes) {
    mark(attributes, width: box.width)
    grow(ascent: box.ascent + attributes.rise, descent: box.descent - attributes.rise)
    var moved = TextBox()
    moved.draw(box, x: x, y: -attributes.rise)
    line.items += moved.items.map { ParagraphLine.Item(item: $0, attributes: attributes) }
    x += box.width
  }

  /// Adds a word space; in the run before it the space is a glyph, so that copied text has it.
  mutating func addSpace(
    _ width: Double, _ font: Font, _ style: TextStyle, _ attributes: TextAttributes
  ) {
    mark(attributes, width: width)
    if let glyph = font.glyph(of: " "),
      let index = joinable(font, style.size, style.features, attributes),
      case .run(var last, let lastX, let lastY) = line.items[index].item
    {
      let bytes = last.text.utf8.count
      last.glyphs.append(
        PlacedGlyph(glyph: glyph, x: x - lastX, y: 0, cluster: bytes..<bytes + 1))
      last.text += " "
      last.width = x + width - lastX
      line.items[index].item = .run(last, x: lastX, y: lastY)
    }
    x += width
  }

  func finished() -> ParagraphLine {
    var line = line
    line.width = x
    return line
  }

  /// The last item, where text of this kind would continue it.
  private func joinable(
    _ font: Font, _ size: Double, _ features: [FontFeature], _ attributes: TextAttributes
  ) -> Int? {
    guard let last = line.items.last, last.attributes == attributes,
      case .run(let run, let start, _) = last.item, run.font == font, run.size == size,
      run.features == features, abs(start + run.width - x) < 1e-9
    else { return nil }
    return line.items.count - 1
  }

  private mutating func grow(ascent: Double, descent: Double) {
    line.ascent = max(line.ascent, ascent)
    line.descent = max(line.descent, descent)
  }

  private mutating func mark(_ attributes: TextAttributes, width: Double) {
    if let link = attributes.link { Self.extend(&line.links, link, x, x + width) }
    if let tag = attributes.tag { Self.extend(&line.tags, tag, x, x + width) }
  }

  private static func extend(
    _ spans: inout [ParagraphLine.Span], _ target: String, _ x0: Double, _ x1: Double
  ) {
    if let last = spans.last, last.target == target, abs(last.x1 - x0) < 1e-9 {
      spans[spans.count - 1].x1 = x1
    } else {
      spans.append(ParagraphLine.Span(x0: x0, x1: x1, target: target))
    }
  }
}
