/// A row of numbers as text.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// Heights in proportion to the largest; `·` for zero.
  static func text(_ values: [Double]) -> String {
    let largest = values.max() ?? 0
    return String(
      values.map { value in
        guard value > 0, largest > 0 else { return "·" }
        let height = Int((value / largest * 8).rounded(.up)) - 1
        return blocks[min(7, max(0, height))]
      })
  }
}
