import Base
import Results

extension Resolver {
  /// Rows that a report prints of a table unless told otherwise.
  static let rowLimit = 40

  func dataTable(_ directive: TableDirective, number: Int, id: String) -> Block? {
    let caption = blocks(directive.caption)
    guard let node = node(directive.result) else { return nil }
    guard let table = node.findings.table(named: directive.result.name) else {
      unknown(
        .table, directive.result.name, among: node.findings.tables.map(\.name),
        at: directive.result.place)
      return nil
    }
    let columns =
      directive.columns
      ?? table.columns.map {
        TableDirective.Column(name: $0.name, place: directive.result.place)
      }
    let shown = min(table.rowCount, directive.rowLimit ?? Self.rowLimit)
    let printed = columns.compactMap {
      column($0, of: table, rows: shown, digits: directive.digits)
    }
    guard printed.count == columns.count else { return nil }
    return .table(
      TableBlock(
        number: number, id: id,
        caption: caption.isEmpty
          ? [.paragraph(rich(table.title, at: directive.result.place))] : caption,
        columns: printed.map(\.column),
        rows: (0..<shown).map { row in printed.map { [.text($0.cells[row])] } },
        omittedRows: table.rowCount - shown, data: table, origin: node.provenance,
        alias: node.alias))
  }

  private func column(
    _ wanted: TableDirective.Column, of table: Table, rows: Int, digits: Int
  ) -> (column: TableBlock.Column, cells: [String])? {
    let known = table.columns.map(\.name)
    guard let column = table[column: wanted.name] else {
      unknown(.column, wanted.name, among: known, at: wanted.place)
      return nil
    }
    var errors: [Double]?
    if let name = wanted.error {
      guard let values = table[column: name]?.values.numbers else {
        unknown(.column, name, among: known, at: wanted.place)
        return nil
      }
      errors = values
    }
    let header = wanted.header.map { rich($0, at: wanted.place) } ?? [.text(column.printedHeader)]
    return (
      TableBlock.Column(header: header, alignment: column.values.kind == .text ? .left : .right),
      CellText.texts(column.values, errors: errors, rows: rows, digits: digits)
    )
  }
}

extension Column {
  /// The name as a head, with the unit in round brackets.
  fileprivate var printedHeader: String { unit.map { "\(name) (\($0))" } ?? name }
}

/// The cells of a column as printed: the same decimals in every row where that serves.
enum CellText {
  static func texts(
    _ values: ColumnValues, errors: [Double]?, rows: Int, digits: Int
  ) -> [String] {
    guard let numbers = values.numbers?.prefix(rows) else {
      return (0..<rows).map { values.text(row: $0) }
    }
    if let errors {
      return zip(numbers, errors).map {
        ValueFormat.number($0, error: $1, digits: digits)
      }
    }
    let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map { abs($0) }
    let isWhole = numbers.allSatisfy { $0.isFinite && $0 == $0.rounded() && abs($0) < 1e15 }
    if isWhole { return numbers.map { ValueFormat.number($0, error: nil, digits: digits) } }
    let top = sizes.max().map { NumberText.scientific($0, digits: digits).exponent } ?? 0
    let bottom = sizes.min().map { NumberText.scientific($0, digits: digits).exponent } ?? 0
    // No more decimals than the data have.
    let needed = numbers.filter(\.isFinite).map(Self.decimals).max() ?? 0
    let decimals = min(needed, max(0, digits - 1 - top))
    // One number of decimals, unless it would leave the smallest without two digits.
    let isExact = decimals == needed
    if isExact || decimals + bottom >= min(1, digits - 1), decimals <= 6, top < 6 {
      return numbers.map {
        $0.isFinite
          ? ValueFormat.grouped(UncertainText.minus(NumberText.fixed($0, decimals: decimals)))
          : ValueFormat.number($0, error: nil, digits: digits)
      }
    }
    return numbers.map {
      $0 == 0
        ? "0"
        : ValueFormat.raised(
          UncertainText.minus(NumberText.significant($0, digits: digits)))
    }
  }

  /// Decimals of a number's shortest text.
  private static func decimals(_ number: Double) -> Int {
    let text = NumberText.shortest(number)
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else {
      return text.contains("e-") ? 17 : 0
    }
    return text.distance(from: point, to: text.endIndex) - 1
  }
}
