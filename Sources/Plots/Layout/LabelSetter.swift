import Typography

/// Sets labels once each, in lines where they are too wide.
final class LabelSetter {
  private struct Key: Hashable {
    var source: String
    var style: TextStyle
  }

  let page: PageTheme
  let theme: FigureTheme
  let library: FontLibrary
  private var known: [Key: TextBox] = [:]

  init(page: PageTheme, library: FontLibrary) {
    self.page = page
    theme = page.sizes
    self.library = library
  }

  /// A label on one line.
  func box(_ source: String, _ style: TextStyle) throws -> TextBox {
    let key = Key(source: source, style: style)
    if let box = known[key] { return box }
    let box = try layoutLabel(source, style: style, library: library)
    known[key] = box
    return box
  }

  /// A label broken at spaces so that lines are no wider than asked, as far as words allow.
  func block(_ source: String, _ style: TextStyle, width: Double) throws -> TextBlock {
    guard !source.isEmpty else { return TextBlock(lines: [], style: style) }
    let whole = try box(source, style)
    if whole.width <= width { return TextBlock(lines: [whole], style: style) }
    var lines: [TextBox] = []
    var line = ""
    for word in words(of: source) {
      let longer = line.isEmpty ? word : line + " " + word
      if !line.isEmpty, try box(longer, style).width > width {
        lines.append(try box(line, style))
        line = word
      } else {
        line = longer
      }
    }
    lines.append(try box(line, style))
    return TextBlock(lines: lines, style: style)
  }

  /// Words at spaces outside of math.
  private func words(of source: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isMath = false
    for character in source {
      if character == "$" { isMath.toggle() }
      if character == " ", !isMath {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

/// Lines of text one under the other.
struct TextBlock {
  /// From the top.
  let lines: [TextBox]
  /// Of every line.
  let style: TextStyle

  /// The widest line's.
  var width: Double { lines.map(\.width).max() ?? 0 }

  /// From the top of the first line to the bottom of the last.
  var height: Double {
    lines.isEmpty ? 0 : lines.map(\.height).reduce(0, +) + Double(lines.count - 1) * leading
  }

  private var leading: Double { 0.25 * style.size }

  /// Baselines of the lines, from the block's top.
  var baselines: [Double] {
    var top = 0.0
    return lines.map { line in
      defer { top += line.height + leading }
      return top + line.ascent
    }
  }

  /// The lines centred about x, the block's top at `top`.
  func centred(x: Double, top: Double, paint: Paint = .ink) -> [SceneNode] {
    zip(lines, baselines).map { line, baseline in
      .text(SceneText(line, at: Point(x - line.width / 2, top + baseline), paint: paint))
    }
  }

  /// The lines reading upwards, centred about y, the block's left edge at `left`.
  func upwards(y: Double, left: Double, paint: Paint = .ink) -> [SceneNode] {
    zip(lines, baselines).map { line, baseline in
      .text(
        SceneText(
          line, at: Point(left + baseline, y + line.width / 2), quarterTurns: 1, paint: paint))
    }
  }
}
