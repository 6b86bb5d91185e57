/// How wide a column of a table would like to be, in points.
struct ColumnMeasure {
  /// No cell wraps.
  private(set) var natural = 0.0
  /// No word is broken, and no short cell wraps.
  private(set) var short = 0.0
  /// No word is broken.
  private(set) var word = 0.0

  /// Cells up to this wide are short: a verdict, a number with its uncertainty.
  private static let shortCell = 64.0

  init(_ cells: [[Inline]], width: ([Inline]) throws -> Double) rethrows {
    var words: Set<String> = []
    for cell in cells {
      let whole = try width(cell)
      natural = max(natural, whole)
      if whole <= Self.shortCell { short = max(short, whole) }
      words.formUnion(cell.plainText.split(separator: " ").map { String($0) })
    }
    word = min(natural, try words.map { try width([.text($0)]) }.max() ?? 0) + 0.5
    short = max(short + 0.5, word)
    natural += 0.5
  }

  /// Widths that fill a room: as even as `least` and `natural` allow, so that the widest columns
  /// give way first.
  static func shared(_ room: Double, least: [Double], natural: [Double]) -> [Double] {
    func widths(_ level: Double) -> [Double] {
      zip(least, natural).map { max($0, min($1, level)) }
    }
    var (low, high) = (0.0, natural.max() ?? 0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if widths(middle).reduce(0, +) > room { high = middle } else { low = middle }
    }
    return widths(low)
  }
}
