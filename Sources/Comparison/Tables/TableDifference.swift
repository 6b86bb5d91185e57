import Base
public import Results

/// Where two tables of one name differ, to the bit.
public struct TableDifference: Sendable, Hashable, Codable {
  /// Name of the table.
  public let table: String
  /// How many rows the old table has.
  public let oldRows: Int
  /// How many rows the new table has.
  public let newRows: Int
  /// Headers of columns that only the old table has.
  public let columnsMissing: [String]
  /// Headers of columns that only the new table has.
  public let columnsAdded: [String]
  /// Whether the columns both have stand in another order.
  public let areColumnsReordered: Bool
  /// How many rows only the old table has.
  public let rowsMissing: Int
  /// How many rows only the new table has.
  public let rowsAdded: Int
  /// What names the first row that only one table has.
  public let firstUnmatchedRow: [KeyCell]
  /// Whether rows that both have stand in another order.
  public let areRowsReordered: Bool
  /// Columns with cells that differ, in the order of the old table.
  public let columns: [ColumnDifference]
  /// The cells that stand out most, worst first.
  public let worst: [CellChange]

  /// How many cells differ among the rows and columns that both have.
  public var cellCount: Int { columns.reduce(0) { $0 + $1.count } }

  /// Whether columns or rows came, went or moved.
  public var isReshaped: Bool {
    !columnsMissing.isEmpty || !columnsAdded.isEmpty || areColumnsReordered || rowsMissing > 0
      || rowsAdded > 0 || areRowsReordered
  }

  /// Compares two tables; nil when all names and bits are equal.
  ///
  /// Not-a-numbers are equal to each other; −0 and 0 differ.
  /// - Parameters:
  ///   - worstLimit: How many of the worst cells are kept.
  ///   - tolerance: How far the numbers of a column, given its name, may lie apart; nil is exact.
  public static func between(
    _ old: Table, _ new: Table, worstLimit: Int = 12,
    tolerance: (String) -> Tolerance? = { _ in nil }
  ) -> Self? {
    let difference = Self(old, new, worstLimit: worstLimit, tolerance)
    return difference.columns.isEmpty && !difference.isReshaped ? nil : difference
  }

  private init(
    _ old: Table, _ new: Table, worstLimit: Int, _ tolerance: (String) -> Tolerance?
  ) {
    let rows = RowAlignment(old: old, new: new)
    let (wanted, given) = (old.columns.map(\.header), new.columns.map(\.header))
    table = old.name
    oldRows = old.rowCount
    newRows = new.rowCount
    columnsMissing = wanted.filter { !given.contains($0) }
    columnsAdded = given.filter { !wanted.contains($0) }
    areColumnsReordered = wanted.filter(given.contains) != given.filter(wanted.contains)
    rowsMissing = rows.missing.count
    rowsAdded = rows.added.count
    areRowsReordered = zip(rows.pairs, rows.pairs.dropFirst()).contains { $0.new > $1.new }
    let keys = RowKeys(old, width: rows.keyWidth)
    firstUnmatchedRow =
      rows.missing.first.map { keys.cells(row: $0) }
      ?? rows.added.first.map { RowKeys(new, width: rows.keyWidth).cells(row: $0) } ?? []
    var columns: [ColumnDifference] = []
    var worst: [CellChange] = []
    for column in old.columns {
      guard let other = new.columns.first(where: { $0.header == column.header }) else { continue }
      let cells = ColumnComparison(
        old: column, new: other, pairs: rows.pairs, tolerance: tolerance(column.name))
      guard let difference = cells.difference(keys: keys) else { continue }
      columns.append(difference)
      worst += cells.worst(worstLimit, keys: keys)
    }
    self.columns = columns
    self.worst = Array(worst.sorted { Self.ranksBefore($0, $1) }.prefix(worstLimit))
  }

  private static func ranksBefore(_ a: CellChange, _ b: CellChange) -> Bool {
    (b.weight, a.row, a.column) < (a.weight, b.row, b.column)
  }

  /// What changed in the table's shape, one sentence a change.
  public var shapeSentences: [String] {
    var sentences: [String] = []
    if !columnsMissing.isEmpty {
      sentences.append("columns \(columnsMissing.joined(separator: ", ")) are missing")
    }
    if !columnsAdded.isEmpty {
      sentences.append("columns \(columnsAdded.joined(separator: ", ")) are new")
    }
    if areColumnsReordered { sentences.append("the columns are in another order") }
    if rowsMissing + rowsAdded > 0 {
      let key = firstUnmatchedRow.map { "\($0.column)=\($0.text)" }.joined(separator: ", ")
      sentences.append(
        "expected \(oldRows) rows, got \(newRows); \(rowsMissing) missing, \(rowsAdded) new"
          + (key.isEmpty ? "" : ", the first is \(key)"))
    }
    if areRowsReordered { sentences.append("the rows are in another order") }
    return sentences
  }
}

/// What names the rows of a table: its leading columns, else its words and whole numbers.
struct RowKeys {
  private let columns: [Column]

  init(_ table: Table, width: Int?) {
    columns =
      width.map { Array(table.columns.prefix($0)) }
      ?? table.columns.filter { $0.values.kind == .text || $0.values.kind == .integer }
  }

  func cells(row: Int, except header: String = "") -> [KeyCell] {
    columns.filter { $0.header != header }
      .map { KeyCell(column: $0.name, text: $0.values.text(row: row)) }
  }
}
