/// A row of numbers as text.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// As code of Markdown, whose characters are of one width, in at most 12 of them: neighbours
  /// share one, which is as high as the higher.
  static func markdown(_ values: [Double]) -> String {
    let share = max(1, (values.count + 11) / 12)
    let shared = stride(from: 0, to: values.count, by: share).map { start in
      values[start..<min(start + share, values.count)].max() ?? 0
    }
    return values.isEmpty ? "" : "`\(text(shared))`"
  }

  /// Heights in proportion to the largest; `·` for zero.
  private static func text(_ values: [Double]) -> String {
    let largest = values.max() ?? 0
    return String(
      values.map { value in
        guard value > 0, largest > 0 else { return "·" }
        let height = Int((value / largest * 8).rounded(.up)) - 1
        return blocks[min(7, max(0, height))]
      })
  }
}
