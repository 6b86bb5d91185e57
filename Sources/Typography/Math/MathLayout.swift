/// Sets a formula with a font that has an OpenType MATH table.
///
/// - Parameters:
///   - size: Points at text size; scripts are smaller by the font's own scales.
///   - display: A formula of its own, with tall operators and roomy fractions, or one in a line.
/// - Throws: ``FontError/noMathTable(_:)``; ``TextError/missingGlyph(_:fonts:)``
/// - Source: the OpenType MATH table; Knuth, *The TeXbook*, appendix G.
public func layoutMath(
  _ node: MathNode, font: Font, size: Double, display: Bool
) throws -> TextBox {
  let layout = MathLayout(face: try MathFace(font: font, size: size))
  return try layout.lay(node, display ? .display : .text).box
}

/// Turns a tree into boxes from the leaves up.
struct MathLayout {
  let face: MathFace

  func lay(_ node: MathNode, _ style: MathStyle) throws -> MathBox {
    switch node {
    case .row(let parts): try row(parts, style)
    case .identifier(let name, let variant): try face.glyphs(name, variant, style)
    case .number(let digits), .text(let digits): try face.glyphs(digits, .upright, style)
    case .symbol(let sign, _): try face.glyphs(sign, .upright, style)
    case .largeOperator(let sign, _): try largeOperator(sign, style)
    case .function(let name, _): try face.glyphs(name, .upright, style).withoutGlyph
    case .scripts(let base, let sub, let sup): try scripts(base, sub: sub, sup: sup, style)
    case .fraction(let top, let bottom, let hasBar):
      try fraction(top, bottom, hasBar: hasBar, style)
    case .radical(let body, let degree): try radical(body, degree: degree, style)
    case .accent(let accent, let body): try accented(body, accent, style)
    case .stacked(let base, let over, let under):
      try limits(lay(base, style), sub: under, sup: over, style)
    case .fenced(let open, let body, let close): try fenced(open, body, close, style)
    case .sized(let sign, _, let height):
      sign.isEmpty ? MathBox() : try face.grown(sign, height: height * face.size(style), style)
    case .space(let em): MathBox(box: TextBox(width: em * face.size(style)))
    case .table(let rows, let kind): try table(rows, kind, style)
    case .styled(let body, let isDisplay):
      try lay(body, style.isScript && !isDisplay ? style : isDisplay ? .display : .text)
    }
  }

  /// Parts side by side with the space their classes ask for.
  /// - Parameter leading: What stands before, where the row continues one.
  func row(
    _ parts: [MathNode], _ style: MathStyle, leading: MathClass? = nil
  ) throws -> MathBox {
    var result = TextBox(ascent: -.infinity, descent: -.infinity)
    for part in try spaced(parts, style, leading: leading) {
      result.width += part.space
      result.append(part.box.box)
    }
    return MathBox(box: result.settled)
  }

  /// A part of a row with its class in place and the space before it.
  struct SpacedPart {
    var box: MathBox
    var kind: MathClass?
    var space: Double
  }

  /// The parts of a row with the space their classes ask for.
  func spaced(
    _ parts: [MathNode], _ style: MathStyle, leading: MathClass? = nil
  ) throws -> [SpacedPart] {
    var kinds = parts.map(\.spacingClass)
    if let leading { kinds.insert(leading, at: 0) }
    kinds = MathSpacing.settled(kinds)
    if leading != nil { kinds.removeFirst() }
    var previous = leading
    return try zip(parts, kinds).map { part, kind in
      var space = 0.0
      if let kind {
        if let previous {
          space = MathSpacing.between(previous, kind, isScript: style.isScript) * face.size(style)
        }
        previous = kind
      }
      return SpacedPart(box: try lay(part, style), kind: kind, space: space)
    }
  }

  private func largeOperator(_ sign: String, _ style: MathStyle) throws -> MathBox {
    let base = try face.glyphs(sign, .upright, style)
    guard style.isDisplay else { return try centred(base, style) }
    let height = max(
      face.length(\.displayOperatorHeight, style), (base.ascent + base.descent) * 1.2)
    return try face.grown(sign, height: height, style)
  }

  private func centred(_ base: MathBox, _ style: MathStyle) throws -> MathBox {
    var box = base
    let shift = (base.ascent - base.descent) / 2 - face.length(\.axisHeight, style)
    box.box = base.box.shifted(down: shift)
    box.isGlyph = false
    return box
  }

  private func fenced(
    _ open: String, _ body: MathNode, _ close: String, _ style: MathStyle
  ) throws -> MathBox {
    let inside = try lay(body, style)
    let axis = face.length(\.axisHeight, style)
    let reach = 2 * max(inside.ascent - axis, inside.descent + axis)
    // TeX's \delimiterfactor and \delimitershortfall at ten points.
    let height = max(0.901 * reach, reach - 0.5 * face.size(style))
    var result = TextBox()
    for (sign, box) in [(open, nil), ("", inside), (close, nil)] {
      if let box {
        result.append(box.box)
      } else if !sign.isEmpty {
        result.append(try face.grown(sign, height: height, style).box)
      }
    }
    return MathBox(box: result)
  }
}

extension MathBox {
  /// The same box as one whose scripts hang from its edges.
  var withoutGlyph: MathBox {
    var copy = self
    copy.isGlyph = false
    return copy
  }
}

extension TextBox {
  /// Infinities of an empty box made zero.
  var settled: TextBox {
    var copy = self
    if !ascent.isFinite { copy.ascent = 0 }
    if !descent.isFinite { copy.descent = 0 }
    return copy
  }
}
