/// Canonical CSV: UTF-8, LF, a header with units, shortest decimals, RFC 4180 quotes where needed.
public enum CSV {
  /// The text of a table.
  public static func text(_ table: Table) -> String {
    var text = ""
    text.reserveCapacity(table.rowCount * table.columns.count * 12)
    text += table.columns.map { quoted($0.header) }.joined(separator: ",") + "\n"
    for row in 0..<table.rowCount {
      for (index, column) in table.columns.enumerated() {
        if index > 0 { text += "," }
        let cell = column.values.text(row: row)
        text += column.values.kind == .text ? quoted(cell) : cell
      }
      text += "\n"
    }
    return text
  }

  /// Reads a table back by its schema.
  /// - Throws: ``CSVError`` with the line of the first cell that does not fit.
  public static func table(_ text: String, schema: TableSchema) throws(CSVError) -> Table {
    if let table = PlainCSV.table(text, schema: schema) { return table }
    let rows = try records(text)
    guard let header = rows.first else { throw CSVError(line: 1, problem: .empty) }
    let wanted = schema.columns.map { Column($0.name, unit: $0.unit, .texts([])).header }
    guard header == wanted || (wanted.isEmpty && header == [""]) else {
      throw CSVError(line: 1, problem: .header(expected: wanted, found: header))
    }
    let body = rows.dropFirst()
    for (line, row) in zip(2..., body) where row.count != wanted.count {
      throw CSVError(line: line, problem: .width(expected: wanted.count, found: row.count))
    }
    var columns: [Column] = []
    for (index, column) in schema.columns.enumerated() {
      let cells = body.map { $0[index] }
      let values = try values(cells, kind: column.kind, name: column.name)
      columns.append(Column(column.name, unit: column.unit, values))
    }
    return Table(schema.name, title: schema.title, columns: columns)
  }

  /// Reads a table without quotes from its bytes; nil where ``table(_:schema:)`` must look.
  package static func plainTable(_ bytes: [UInt8], schema: TableSchema) -> Table? {
    bytes.withUnsafeBufferPointer { PlainCSV.table($0, schema: schema) }
  }

  /// Reads a table without quotes and schema from its bytes: columns whose cells all are numbers
  /// hold numbers. Nil where a careful reader must look.
  package static func plainTable(inferredFrom bytes: [UInt8], name: String) -> Table? {
    bytes.withUnsafeBufferPointer { PlainCSV.table(inferredFrom: $0, name: name) }
  }

  private static func values(
    _ cells: [String], kind: ColumnValues.Kind, name: String
  ) throws(CSVError) -> ColumnValues {
    func parsed<Value>(_ parse: (String) -> Value?) throws(CSVError) -> [Value] {
      var values: [Value] = []
      values.reserveCapacity(cells.count)
      for (line, cell) in zip(2..., cells) {
        guard let value = parse(cell) else {
          throw CSVError(line: line, problem: .cell(column: name, kind: kind, text: cell))
        }
        values.append(value)
      }
      return values
    }
    return switch kind {
    case .integer: .integers(try parsed { Int($0) })
    case .double: .doubles(try parsed { Double($0) })
    case .float: .floats(try parsed { Float($0) })
    case .text: .texts(cells)
    }
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
    }
    guard needsQuotes else { return cell }
    let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }

  /// Splits CSV into records of cells; accepts LF and CRLF.
  public static func records(_ text: String) throws(CSVError) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    func endCell() {
      record.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch (byte, isQuoted) {
      case (UInt8(ascii: "\""), true):
        if bytes.first == UInt8(ascii: "\"") {
          cell.append(byte)
          bytes.removeFirst()
        } else {
          isQuoted = false
        }
      case (UInt8(ascii: "\""), false) where cell.isEmpty && !wasQuoted:
        isQuoted = true
        wasQuoted = true
      case (UInt8(ascii: ","), false): endCell()
      case (13, false) where bytes.first == 10: continue
      case (10, false):
        endCell()
        records.append(record)
        record = []
      case (_, false) where wasQuoted:
        throw CSVError(line: records.count + 1, problem: .strayQuote)
      default: cell.append(byte)
      }
    }
    guard !isQuoted else {
      throw CSVError(line: records.count + 1, problem: .openQuote)
    }
    if !cell.isEmpty || wasQuoted || !record.isEmpty {
      endCell()
      records.append(record)
    }
    return records
  }
}
