extension MathLayout {
  /// Scripts at the side of a base, or above and below it where the base takes limits.
  func scripts(
    _ base: MathNode, sub: MathNode?, sup: MathNode?, _ style: MathStyle
  ) throws -> MathBox {
    let nucleus = try lay(base, style)
    if base.takesLimits, style.isDisplay {
      return try limits(nucleus, sub: sub, sup: sup, style)
    }
    let below = try sub.map { try lay($0, style.subscripted) }
    let above = try sup.map { try lay($0, style.superscript) }
    var down = below.map { subscriptShift($0, nucleus, style) } ?? 0
    var up = above.map { superscriptShift($0, nucleus, style) } ?? 0
    if let below, let above { keepApart(below, above, &down, &up, style) }

    var result = nucleus.box
    let corner = nucleus.width - nucleus.italicCorrection
    if let below {
      result.draw(below.box, x: corner, y: down)
      result.width = max(result.width, corner + below.width)
      result.descent = max(result.descent, down + below.descent)
      result.ascent = max(result.ascent, below.ascent - down)
    }
    if let above {
      result.draw(above.box, x: nucleus.width, y: -up)
      result.width = max(result.width, nucleus.width + above.width)
      result.ascent = max(result.ascent, up + above.ascent)
      result.descent = max(result.descent, above.descent - up)
    }
    result.width += face.length(\.spaceAfterScript, style)
    return MathBox(box: result)
  }

  private func superscriptShift(_ script: MathBox, _ base: MathBox, _ style: MathStyle) -> Double {
    var up = face.length(
      style.isCramped ? \.superscriptShiftCramped : \.superscriptShift, style)
    if !base.isGlyph { up = max(up, base.ascent - face.length(\.superscriptDropMax, style)) }
    return max(up, script.descent + face.length(\.superscriptBottomMin, style))
  }

  private func subscriptShift(_ script: MathBox, _ base: MathBox, _ style: MathStyle) -> Double {
    var down = face.length(\.subscriptShift, style)
    if !base.isGlyph { down = max(down, base.descent + face.length(\.subscriptDropMin, style)) }
    return max(down, script.ascent - face.length(\.subscriptTopMax, style))
  }

  /// Opens the gap between two scripts: first the upper one rises, then the lower one sinks.
  private func keepApart(
    _ below: MathBox, _ above: MathBox, _ down: inout Double, _ up: inout Double,
    _ style: MathStyle
  ) {
    let gap = (up - above.descent) - (below.ascent - down)
    var lacking = face.length(\.scriptGapMin, style) - gap
    guard lacking > 0 else { return }
    let room = face.length(\.superscriptBottomMaxWithSubscript, style) - (up - above.descent)
    let rise = min(lacking, max(0, room))
    up += rise
    lacking -= rise
    down += lacking
  }

  /// Small parts centred above and below a base.
  func limits(
    _ base: MathBox, sub: MathNode?, sup: MathNode?, _ style: MathStyle
  ) throws -> MathBox {
    let below = try sub.map { try lay($0, style.subscripted) }
    let above = try sup.map { try lay($0, style.superscript) }
    let width = max(base.width, below?.width ?? 0, above?.width ?? 0)
    var result = TextBox(width: width, ascent: base.ascent, descent: base.descent)
    let lean = base.italicCorrection / 2
    result.draw(base.box, x: (width - base.width) / 2, y: 0)
    if let above {
      let up = max(
        base.ascent + face.length(\.upperLimitRise, style),
        base.ascent + face.length(\.upperLimitGap, style) + above.descent)
      result.draw(above.box, x: (width - above.width) / 2 + lean, y: -up)
      result.ascent = up + above.ascent
    }
    if let below {
      let down = max(
        base.descent + face.length(\.lowerLimitDrop, style),
        base.descent + face.length(\.lowerLimitGap, style) + below.ascent)
      result.draw(below.box, x: (width - below.width) / 2 - lean, y: down)
      result.descent = down + below.descent
    }
    return MathBox(box: result)
  }
}

extension MathNode {
  /// Whether scripts go above and below in display style.
  public var takesLimits: Bool {
    switch self {
    case .largeOperator(_, let limits), .function(_, let limits): limits
    default: false
    }
  }
}
