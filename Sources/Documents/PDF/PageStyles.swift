import Plots
import Typography

/// The measures of the printed page, in points.
enum PageMeasure {
  static let width = 595.28
  static let height = 841.89
  /// 33 picas: some 66 letters of 10-point Pagella.
  static let text = 396.0
  static let left = (width - text) / 2
  static let top = 92.0
  /// 46 lines.
  static let depth = 644.0
  static let headBaseline = 62.0
  static let footBaseline = 781.0
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
