import Base
import FoundationEssentials
import Results

/// A table's data for a page: a link to all of it and a look at its first rows.
enum DataLinks {
  /// Larger tables are links to files beside the page.
  static let embeddedLimit = 200_000
  /// Rows that the page itself shows.
  static let rowLimit = 20

  static func values(_ table: Table, alias: String) -> [String: Any] {
    let csv = CSV.text(table)
    let file = "\(alias).\(table.name).csv"
    let address =
      csv.utf8.count < embeddedLimit
      ? "data:text/csv;charset=utf-8;base64," + Data(csv.utf8).base64EncodedString()
      : "data/" + HTMLText.escaped(file)
    let shown = min(rowLimit, table.rowCount)
    let head = table.columns.map { column in
      "<th scope=\"col\" class=\"\(side(column))\">\(HTMLText.escaped(column.header))</th>"
    }.joined()
    let rows = (0..<shown).map { row in
      "<tr>"
        + table.columns.map { column in
          "<td class=\"\(side(column))\">\(HTMLText.escaped(cell(column, row)))</td>"
        }.joined() + "</tr>\n"
    }.joined()
    return [
      "name": HTMLText.escaped(table.name), "title": HTMLText.escaped(table.title),
      "file": HTMLText.escaped(file), "address": address, "head": head, "rows": rows,
      "shown": shown, "rowCount": table.rowCount, "isCut": shown < table.rowCount,
    ]
  }

  /// Six digits; the data file has all.
  private static func cell(_ column: Column, _ row: Int) -> String {
    let value: Double
    switch column.values {
    case .doubles(let values): value = values[row]
    case .floats(let values): value = Double(values[row])
    case .integers, .texts: return column.values.text(row: row)
    }
    if value == value.rounded() { return UncertainText.minus(NumberText.shortest(value)) }
    let text = NumberText.significant(value, digits: 6)
    return ValueFormat.raised(UncertainText.minus(text))
  }

  private static func side(_ column: Column) -> String {
    column.values.kind == .text ? "left" : "right"
  }
}
