/// A box with what a formula needs to know of it.
struct MathBox {
  var box = TextBox()
  /// How far a leaning glyph overhangs its advance; part of `box.width`.
  var italicCorrection = 0.0
  /// A single glyph, whose scripts need no drop from the box's edges.
  var isGlyph = false
  /// Where an accent stands.
  var accentX: Double?

  var width: Double { box.width }
  var ascent: Double { box.ascent }
  var descent: Double { box.descent }
}

/// TeX's styles: how large a part is, and whether its superscripts stay low.
struct MathStyle: Hashable {
  /// 0 display, 1 text, 2 script, 3 script of a script.
  var level: Int
  var isCramped = false

  static let display = MathStyle(level: 0)
  static let text = MathStyle(level: 1)

  var isDisplay: Bool { level == 0 }
  var isScript: Bool { level >= 2 }

  var superscript: MathStyle { MathStyle(level: min(3, max(2, level + 1)), isCramped: isCramped) }
  var subscripted: MathStyle { MathStyle(level: min(3, max(2, level + 1)), isCramped: true) }
  var numerator: MathStyle { MathStyle(level: min(3, level + 1), isCramped: isCramped) }
  var denominator: MathStyle { MathStyle(level: min(3, level + 1), isCramped: true) }
  var cramped: MathStyle { MathStyle(level: level, isCramped: true) }
}
