import Plots
import Typography

/// The measures of the text, in points; the same on every sheet.
enum PageMeasure {
  /// 33 picas: some 66 letters of 10-point Pagella.
  static let text = 396.0
  /// The depth of the text on the larger sheet, by which figures and tables are judged.
  static let depth = Sheet.a4.depth
}

/// A sheet of paper and where the text stands on it, in points.
struct Sheet: Sendable {
  var width: Double
  var height: Double
  var top = 92.0
  /// Whole lines.
  var depth: Double
  var headBaseline = 62.0

  var left: Double { (width - PageMeasure.text) / 2 }
  /// Of the folio.
  var footBaseline: Double { top + depth + 45 }

  /// 46 lines.
  static let a4 = Sheet(width: 595.28, height: 841.89, depth: 644)
  /// 43 lines.
  static let letter = Sheet(width: 612, height: 792, top: 86, depth: 602, headBaseline: 58)

  static func of(_ paper: FrontMatter.Paper) -> Sheet {
    switch paper {
    case .a4: .a4
    case .letter: .letter
    }
  }
}

/// A style of running text: font, distance of lines, colour.
struct TextSetting: Sendable {
  var style: TextStyle
  var leading: Double
  var paint: Paint = .ink
  var isJustified = false

  /// Pagella with old-style figures.
  static let body = TextSetting(
    style: .body(size: 10).features([.oldStyleFigures]), leading: 14, isJustified: true)
  static let abstract = TextSetting(
    style: .body(size: 10.5).features([.oldStyleFigures]), leading: 15, isJustified: true)
  static let caption = TextSetting(style: .tick(size: 8.5), leading: 12, paint: .secondaryInk)
  static let note = TextSetting(style: .label(size: 8.5), leading: 12.5, paint: .secondaryInk)
  static let cell = TextSetting(style: .tick(size: 8.5), leading: 12)
  static let small = TextSetting(style: .tick(size: 7.5), leading: 11, paint: .secondaryInk)
  static let footnote = TextSetting(
    style: .body(size: 8.5).features([.oldStyleFigures]), leading: 11, isJustified: true)
  static let reference = TextSetting(style: .body(size: 9), leading: 12.5)
  static let title = TextSetting(style: .body(size: 23).face(.bold), leading: 26.5)
  static let subtitle = TextSetting(
    style: .body(size: 12).face(.italic), leading: 16, paint: .secondaryInk)
  static let byline = TextSetting(style: .label(size: 9), leading: 13)

  static func heading(_ level: Int) -> TextSetting {
    let size = level == 1 ? 13.0 : level == 2 ? 11.0 : 9.5
    let bold = FontStyle.inter.weight(600)
    return TextSetting(
      style: TextStyle(regular: bold, bold: bold, size: size), leading: size + 4)
  }
}

extension Paint {
  static let holds = Paint.fixed(RGB(0x06795E))
  static let fails = Paint.fixed(RGB(0xB3261E))
}
