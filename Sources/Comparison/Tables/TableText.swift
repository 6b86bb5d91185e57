import Base
import Results

/// A CSV text that holds no table: what is wrong and in which line.
struct TableTextError: Error, Hashable {
  let line: Int
  let what: String

  init(line: Int, _ what: String) {
    self.line = line
    self.what = what
  }

  init(_ error: CSVError) {
    line = error.line
    let sentence = error.explanation.what
    let prefix = "line \(error.line): "
    what = sentence.hasPrefix(prefix) ? String(sentence.dropFirst(prefix.count)) : sentence
  }
}

/// Tables read from text that may have been written by another version, by hand or in malice.
enum TableText {
  /// Reads a table whose columns may differ from the expected ones.
  ///
  /// Columns of a known header get the expected kind, all others are read as words.
  static func table(_ text: String, like schema: TableSchema) throws(TableTextError) -> Table {
    do {
      let header = try CSV.records(headerLine(of: text)).first ?? []
      guard header != [""], !header.isEmpty else {
        throw TableTextError(line: 1, "the table is empty, not even a header")
      }
      let columns = header.map { column($0, in: schema) }
      guard Set(columns.map(\.name)).count == columns.count else {
        throw TableTextError(line: 1, "two columns share a name")
      }
      let shape = Table(schema.name, title: schema.title, columns: columns)
      return try CSV.table(text, schema: TableSchema(of: shape))
    } catch let error as CSVError {
      throw TableTextError(error)
    } catch let error as TableTextError {
      throw error
    } catch {
      throw TableTextError(line: 1, "\(error)")
    }
  }

  /// Reads a table from its bytes; without a schema columns whose cells all are numbers hold numbers.
  static func table(
    _ bytes: [UInt8], like schema: TableSchema?, name: String
  ) throws(TableTextError) -> Table {
    let plain =
      schema.map { CSV.plainTable(bytes, schema: $0) }
      ?? CSV.plainTable(inferredFrom: bytes, name: name)
    if let plain { return plain }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let schema else { return try table(text, like: self.schema(inferredFrom: text, name)) }
    return try table(text, like: schema)
  }

  private static func column(_ header: String, in schema: TableSchema) -> Column {
    let known = schema.columns.first {
      Column($0.name, unit: $0.unit, .texts([])).header == header
    }
    guard let known else { return Column(header, .texts([])) }
    return Column(known.name, unit: known.unit, empty(known.kind))
  }

  /// Everything up to the first line feed outside quotes.
  private static func headerLine(of text: String) -> String {
    var isQuoted = false
    let end = text.utf8.firstIndex { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == 10 && !isQuoted
    }
    guard let end else { return text }
    return String(text[..<end]) + "\n"
  }

  private static func empty(_ kind: ColumnValues.Kind) -> ColumnValues {
    switch kind {
    case .integer: .integers([])
    case .double: .doubles([])
    case .float: .floats([])
    case .text: .texts([])
    }
  }
}

extension TableText {
  /// A schema for a table without one: columns whose cells all are numbers hold numbers.
  static func schema(
    inferredFrom text: String, _ name: String
  ) throws(TableTextError) -> TableSchema {
    let words = try table(text, like: TableSchema(of: Table(name, title: "", columns: [])))
    let columns = words.columns.map { column -> Column in
      guard case .texts(let cells) = column.values else { return column }
      if cells.allSatisfy({ Int($0) != nil }) { return Column(column.name, .integers([])) }
      if cells.allSatisfy({ Double($0) != nil }) { return Column(column.name, .doubles([])) }
      return Column(column.name, .texts([]))
    }
    return TableSchema(of: Table(name, title: "", columns: columns))
  }
}
