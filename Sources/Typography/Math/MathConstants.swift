private import CHarfBuzz

/// The numbers a formula is set with, in em but for the two scales.
struct MathConstants {
  var scriptScale = 0.7
  var scriptScriptScale = 0.55
  var axisHeight = 0.25
  var ruleThickness = 0.05
  var displayOperatorHeight = 1.4

  var superscriptShift = 0.36
  var superscriptShiftCramped = 0.3
  var superscriptBottomMin = 0.12
  var superscriptBottomMaxWithSubscript = 0.38
  var superscriptDropMax = 0.25
  var subscriptShift = 0.2
  var subscriptTopMax = 0.4
  var subscriptDropMin = 0.1
  var scriptGapMin = 0.16
  var spaceAfterScript = 0.05

  var upperLimitGap = 0.11
  var upperLimitRise = 0.17
  var lowerLimitGap = 0.11
  var lowerLimitDrop = 0.6

  var numeratorShift = 0.4
  var numeratorShiftDisplay = 0.68
  var denominatorShift = 0.35
  var denominatorShiftDisplay = 0.69
  var numeratorGap = 0.05
  var numeratorGapDisplay = 0.15
  var denominatorGap = 0.05
  var denominatorGapDisplay = 0.15
  var stackTopShift = 0.44
  var stackTopShiftDisplay = 0.68
  var stackBottomShift = 0.35
  var stackBottomShiftDisplay = 0.69
  var stackGap = 0.15
  var stackGapDisplay = 0.35

  var radicalGap = 0.06
  var radicalGapDisplay = 0.15
  var radicalExtraAscender = 0.05
  var radicalKernBeforeDegree = 0.28
  var radicalKernAfterDegree = -0.55
  var radicalDegreeRaise = 0.6

  var accentBaseHeight = 0.45
  var overbarGap = 0.15
  var overbarExtraAscender = 0.05
  var underbarGap = 0.15
  var underbarExtraDescender = 0.05
}

extension MathConstants {
  /// Reads a font's MATH table.
  /// - Throws: ``FontError/noMathTable(_:)``
  init(font: Font) throws(FontError) {
    guard hb_ot_math_has_data(hb_font_get_face(font.shaper)) != 0 else {
      throw .noMathTable(font.postScriptName)
    }
    func em(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font.shaper, constant)) / Double(font.unitsPerEm)
    }
    func percent(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font.shaper, constant)) / 100
    }
    scriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN)
    scriptScriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN)
    axisHeight = em(HB_OT_MATH_CONSTANT_AXIS_HEIGHT)
    ruleThickness = em(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS)
    displayOperatorHeight = em(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT)

    superscriptShift = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP)
    superscriptShiftCramped = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED)
    superscriptBottomMin = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN)
    superscriptBottomMaxWithSubscript = em(
      HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT)
    superscriptDropMax = em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX)
    subscriptShift = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN)
    subscriptTopMax = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX)
    subscriptDropMin = em(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN)
    scriptGapMin = em(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN)
    spaceAfterScript = em(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT)

    upperLimitGap = em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN)
    upperLimitRise = em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN)
    lowerLimitGap = em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN)
    lowerLimitDrop = em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN)

    numeratorShift = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP)
    numeratorShiftDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
    denominatorShift = em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN)
    denominatorShiftDisplay = em(
      HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
    numeratorGap = em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN)
    numeratorGapDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
    denominatorGap = em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN)
    denominatorGapDisplay = em(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
    stackTopShift = em(HB_OT_MATH_CONSTANT_STACK_TOP_SHIFT_UP)
    stackTopShiftDisplay = em(HB_OT_MATH_CONSTANT_STACK_TOP_DISPLAY_STYLE_SHIFT_UP)
    stackBottomShift = em(HB_OT_MATH_CONSTANT_STACK_BOTTOM_SHIFT_DOWN)
    stackBottomShiftDisplay = em(HB_OT_MATH_CONSTANT_STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN)
    stackGap = em(HB_OT_MATH_CONSTANT_STACK_GAP_MIN)
    stackGapDisplay = em(HB_OT_MATH_CONSTANT_STACK_DISPLAY_STYLE_GAP_MIN)

    radicalGap = em(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP)
    radicalGapDisplay = em(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
    radicalExtraAscender = em(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
    radicalKernBeforeDegree = em(HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE)
    radicalKernAfterDegree = em(HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE)
    radicalDegreeRaise = percent(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)

    accentBaseHeight = em(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT)
    overbarGap = em(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP)
    overbarExtraAscender = em(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER)
    underbarGap = em(HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP)
    underbarExtraDescender = em(HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER)
  }

  /// Numbers for a text font, from its heights.
  /// - Source: the proportions to the x-height that matplotlib's mathtext uses.
  init(labelFont font: Font) {
    superscriptShift = 0.7 * font.xHeight
    superscriptShiftCramped = superscriptShift
    superscriptDropMax = 0.4 * font.xHeight
    subscriptShift = 0.3 * font.xHeight
    subscriptDropMin = 0.2 * font.xHeight
    accentBaseHeight = font.xHeight
    if let minus = font.glyph(of: "−") {
      let ink = font.ink(of: minus)
      axisHeight = Double(ink.top + ink.bottom) / 2 / Double(font.unitsPerEm)
    }
  }
}
