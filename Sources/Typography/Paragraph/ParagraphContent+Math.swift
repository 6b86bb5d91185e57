extension ParagraphContent {
  /// TeX's penalties for a break in a formula, after a relation and after a binary sign.
  private static let relationCost = 500.0
  private static let binaryCost = 700.0

  /// Adds a formula, which may break after the relations and binary signs of its outermost row.
  mutating func append(
    math node: MathNode, layout: MathLayout, attributes: TextAttributes
  ) throws {
    guard case .row(let parts) = node else {
      let box = try layout.lay(node, .text).box
      append(.box(box.width), .box(box, attributes))
      return
    }
    var depth = 0
    var chunk = TextBox()
    let spaced = try layout.spaced(parts, .text)
    var isFirst = true
    for (index, part) in spaced.enumerated() {
      if !isFirst { chunk.width += part.space }
      isFirst = false
      chunk.append(part.box.box)
      if part.kind == .opening { depth += 1 }
      if part.kind == .closing { depth -= 1 }
      guard depth <= 0, index > 0, index + 1 < spaced.count,
        part.kind == .relation || part.kind == .binary
      else { continue }
      append(.box(chunk.width), .box(chunk, attributes))
      append(.penalty(part.kind == .relation ? Self.relationCost : Self.binaryCost), .none)
      // The space after the sign goes when the line breaks there.
      chunk = TextBox()
      isFirst = true
      append(.glue(spaced[index + 1].space, stretch: 0, shrink: 0), .blank)
    }
    append(.box(chunk.width), .box(chunk, attributes))
  }
}
