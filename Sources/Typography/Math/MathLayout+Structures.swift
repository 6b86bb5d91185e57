extension MathLayout {
  /// One above the other about the axis.
  func fraction(
    _ top: MathNode, _ bottom: MathNode, hasBar: Bool, _ style: MathStyle
  ) throws -> MathBox {
    let numerator = try lay(top, style.numerator)
    let denominator = try lay(bottom, style.denominator)
    let axis = face.length(\.axisHeight, style)
    let thickness = face.length(\.ruleThickness, style)
    let isDisplay = style.isDisplay
    var up: Double
    var down: Double
    if hasBar {
      up = face.length(isDisplay ? \.numeratorShiftDisplay : \.numeratorShift, style)
      down = face.length(isDisplay ? \.denominatorShiftDisplay : \.denominatorShift, style)
      let above = face.length(isDisplay ? \.numeratorGapDisplay : \.numeratorGap, style)
      let below = face.length(isDisplay ? \.denominatorGapDisplay : \.denominatorGap, style)
      up = max(up, axis + thickness / 2 + above + numerator.descent)
      down = max(down, denominator.ascent - axis + thickness / 2 + below)
    } else {
      up = face.length(isDisplay ? \.stackTopShiftDisplay : \.stackTopShift, style)
      down = face.length(isDisplay ? \.stackBottomShiftDisplay : \.stackBottomShift, style)
      let gap = (up - numerator.descent) - (denominator.ascent - down)
      let lacking = face.length(isDisplay ? \.stackGapDisplay : \.stackGap, style) - gap
      if lacking > 0 {
        up += lacking / 2
        down += lacking / 2
      }
    }
    // TeX's \nulldelimiterspace, 1.2 pt at ten points.
    let margin = 0.12 * face.size(style)
    let width = max(numerator.width, denominator.width)
    var result = TextBox(
      width: width + 2 * margin, ascent: up + numerator.ascent, descent: down + denominator.descent)
    result.draw(numerator.box, x: margin + (width - numerator.width) / 2, y: -up)
    result.draw(denominator.box, x: margin + (width - denominator.width) / 2, y: down)
    if hasBar {
      result.items.append(
        .rule(x: margin, y: -axis - thickness / 2, width: width, height: thickness))
    }
    return MathBox(box: result)
  }

  /// A root sign over its body, with the degree in its crook.
  func radical(_ body: MathNode, degree: MathNode?, _ style: MathStyle) throws -> MathBox {
    let inside = try lay(body, style.cramped)
    let thickness = face.length(\.ruleThickness, style)
    var gap = face.length(style.isDisplay ? \.radicalGapDisplay : \.radicalGap, style)
    let needed = inside.ascent + inside.descent + gap + thickness
    let sign = try face.tall("√", height: needed, style)
    gap += max(0, (sign.ascent + sign.descent - needed) / 2)
    let top = inside.ascent + gap + thickness

    var result = TextBox()
    let shift = sign.ascent - top
    var x = 0.0
    if let degree {
      let small = try lay(degree, MathStyle(level: 3))
      let raise =
        face.constants.radicalDegreeRaise * (sign.ascent + sign.descent) - (sign.descent + shift)
      x = max(0, face.length(\.radicalKernBeforeDegree, style))
      result.draw(small.box, x: x, y: -raise)
      result.ascent = raise + small.ascent
      x += small.width + face.length(\.radicalKernAfterDegree, style)
      x = max(0, x)
    }
    result.draw(sign.box, x: x, y: shift)
    x += sign.width
    // A hair of overlap hides the seam between the sign and its bar.
    let seam = thickness / 4
    result.items.append(.rule(x: x - seam, y: -top, width: inside.width + seam, height: thickness))
    result.draw(inside.box, x: x, y: 0)
    result.width = x + inside.width
    result.ascent = max(result.ascent, top + face.length(\.radicalExtraAscender, style))
    result.descent = max(inside.descent, sign.descent + shift)
    return MathBox(box: result)
  }

  /// A mark or a bar over a body.
  func accented(_ body: MathNode, _ accent: MathAccent, _ style: MathStyle) throws -> MathBox {
    let inside = try lay(body, style.cramped)
    if accent == .overline || accent == .underline { return barred(inside, accent, style) }
    let center = inside.accentX ?? inside.width / 2
    var result = inside
    if let (mark, attachment) = face.wide(accent, width: inside.width, style) {
      let drop = min(inside.ascent, face.length(\.accentBaseHeight, style))
      let raise = inside.ascent - drop
      result.box.draw(mark.box, x: center - attachment, y: -raise)
      result.box.ascent = max(inside.ascent, raise + mark.ascent)
    } else {
      let mark = try face.glyphs(accent.labelCharacter, .upright, style.labelMark(accent))
      let base = max(inside.ascent, face.length(\.accentBaseHeight, style))
      let raise = base + 0.08 * face.size(style) + mark.descent
      let lean = inside.italicCorrection / 2 + 0.06 * (body.leans ? base : 0)
      result.box.draw(mark.box, x: center - mark.width / 2 + lean, y: -raise)
      result.box.ascent = max(inside.ascent, raise + mark.ascent)
    }
    return result
  }

  private func barred(_ inside: MathBox, _ accent: MathAccent, _ style: MathStyle) -> MathBox {
    let thickness = face.length(\.ruleThickness, style)
    var result = inside.withoutGlyph
    if accent == .overline {
      let top = inside.ascent + face.length(\.overbarGap, style) + thickness
      result.box.items.append(.rule(x: 0, y: -top, width: inside.width, height: thickness))
      result.box.ascent = top + face.length(\.overbarExtraAscender, style)
    } else {
      let top = inside.descent + face.length(\.underbarGap, style)
      result.box.items.append(.rule(x: 0, y: top, width: inside.width, height: thickness))
      result.box.descent = top + thickness + face.length(\.underbarExtraDescender, style)
    }
    return result
  }
}

extension MathAccent {
  /// The spacing form that a label font draws.
  fileprivate var labelCharacter: String {
    switch self {
    case .hat, .widehat: "ˆ"
    case .tilde, .widetilde: "˜"
    default: character
    }
  }
}

extension MathStyle {
  /// An arrow is set small above a label's letter.
  fileprivate func labelMark(_ accent: MathAccent) -> MathStyle {
    accent == .vec ? MathStyle(level: min(3, max(2, level + 1))) : self
  }
}

extension MathNode {
  /// Whether the outline slants.
  fileprivate var leans: Bool {
    if case .identifier(_, let variant) = self {
      variant == .italic || variant == .boldItalic
    } else {
      false
    }
  }
}
