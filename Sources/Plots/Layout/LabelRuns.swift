/// One axis label for a run of panels that all say the same.
struct LabelRun: Hashable {
  var text: String
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>
}

/// Says each axis label as seldom as the panels allow.
enum LabelRuns {
  /// Runs for a grid of labels; nil where a panel has no axis.
  ///
  /// One run for all when all agree; else one for each row or column whose panels agree; else one
  /// for each panel. An x label prefers to join a column's rows, a y label a row's columns.
  /// - Parameter joinsRows: Whether one label may stand beside several rows.
  static func runs(_ labels: [[String?]], isOfX: Bool, joinsRows: Bool = true) -> [LabelRun] {
    let rows = labels.indices
    guard let columns = labels.first?.indices, !rows.isEmpty, !columns.isEmpty else { return [] }
    func agree(_ rows: Range<Int>, _ columns: Range<Int>) -> String? {
      let texts = rows.flatMap { row in columns.map { labels[row][$0] } }
      guard let first = texts[0], texts.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
    func run(_ text: String, _ rows: Range<Int>, _ columns: Range<Int>) -> LabelRun {
      LabelRun(
        text: text, rows: rows.lowerBound...rows.upperBound - 1,
        columns: columns.lowerBound...columns.upperBound - 1)
    }
    let isSplit = !joinsRows && rows.count > 1
    if !isSplit, let text = agree(rows, columns) {
      return text.isEmpty ? [] : [run(text, rows, columns)]
    }
    let byRow = rows.map { ($0..<$0 + 1, columns) }
    let byColumn = columns.map { (rows, $0..<$0 + 1) }
    for areas in isSplit ? [byRow] : isOfX ? [byColumn, byRow] : [byRow, byColumn] {
      let texts = areas.map { agree($0.0, $0.1) }
      guard texts.allSatisfy({ $0 != nil }) else { continue }
      return zip(areas, texts).compactMap { area, text in
        text.flatMap { $0.isEmpty ? nil : run($0, area.0, area.1) }
      }
    }
    return rows.flatMap { row in
      columns.compactMap { column in
        labels[row][column].flatMap { text in
          text.isEmpty ? nil : run(text, row..<row + 1, column..<column + 1)
        }
      }
    }
  }
}
