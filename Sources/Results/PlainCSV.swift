import Base

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Reads CSV without quotes column by column from its bytes, many times as fast as by records.
///
/// It gives up, and the careful reader takes over, at anything out of the ordinary: quotes, carriage
/// returns, another header, a row of other width, a last line without end, a cell of another kind.
struct PlainCSV {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let width: Int
  private let rows: Int
  /// Where each cell ends, row by row; the header's are not among them.
  private let ends: [UInt32]
  /// Where the first row begins.
  private let start: Int

  /// The table of a text, or nil where the careful reader must look.
  static func table(_ text: String, schema: TableSchema) -> Table? {
    var text = text
    return text.withUTF8 { table($0, schema: schema) }
  }

  /// The table of a UTF-8 text, or nil where the careful reader must look.
  static func table(_ bytes: UnsafeBufferPointer<UInt8>, schema: TableSchema) -> Table? {
    let headers = schema.columns.map { Column($0.name, unit: $0.unit, .texts([])).header }
    let header = headers.joined(separator: ",")
    guard !headers.isEmpty, header.utf8.count < bytes.count, bytes[header.utf8.count] == 10,
      bytes.prefix(header.utf8.count).elementsEqual(header.utf8),
      header.utf8.count(where: { $0 == 44 }) == headers.count - 1,
      let plain = PlainCSV(bytes, start: header.utf8.count + 1, width: headers.count)
    else { return nil }
    var columns: [Column] = []
    for (index, column) in schema.columns.enumerated() {
      guard let values = plain.values(index, kind: column.kind) else { return nil }
      columns.append(Column(column.name, unit: column.unit, values))
    }
    return Table(schema.name, title: schema.title, columns: columns)
  }

  /// A table whose columns hold numbers where every cell is one, or nil where the careful reader
  /// must look.
  static func table(inferredFrom bytes: UnsafeBufferPointer<UInt8>, name: String) -> Table? {
    guard let end = bytes.firstIndex(of: 10), end > 0 else { return nil }
    let names = bytes[..<end].split(separator: 44, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard Set(names).count == names.count,
      let plain = PlainCSV(bytes, start: end + 1, width: names.count)
    else { return nil }
    return Table(
      name, title: "",
      columns: names.enumerated().map { index, name in
        let numbers = plain.values(index, kind: .integer) ?? plain.values(index, kind: .double)
        return Column(name, numbers ?? .texts(plain.texts(index)))
      })
  }

  /// Finds the cells; nil for rows of other width and for bytes that have a meaning of their own.
  private init?(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, width: Int) {
    guard bytes.last == 10, bytes.count < UInt32.max,
      !bytes[..<start].contains(where: { $0 == 34 || $0 == 13 || $0 == 0 })
    else { return nil }
    var ends: [UInt32] = []
    ends.reserveCapacity(bytes.count / 12)
    var column = 0
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte > 44 { continue }
      switch byte {
      case 44, 10:
        column += 1
        guard (column == width) == (byte == 10) else { return nil }
        if byte == 10 { column = 0 }
        ends.append(UInt32(index))
      case 34, 13, 0: return nil
      default: continue
      }
    }
    self.bytes = bytes
    self.start = start
    self.width = width
    self.ends = ends
    rows = ends.count / width
  }

  private func values(_ column: Int, kind: ColumnValues.Kind) -> ColumnValues? {
    switch kind {
    case .integer: parsed(column, Self.integer).map(ColumnValues.integers)
    case .double: parsed(column, Self.double).map(ColumnValues.doubles)
    case .float: parsed(column, Self.float).map(ColumnValues.floats)
    case .text: .texts(texts(column))
    }
  }

  private func cell(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let place = row * width + column
    let first = place == 0 ? start : Int(ends[place - 1]) + 1
    return UnsafeBufferPointer(rebasing: bytes[first..<Int(ends[place])])
  }

  private func parsed<Value>(
    _ column: Int, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(rows)
    for row in 0..<rows {
      guard let value = parse(cell(row, column)) else { return nil }
      values.append(value)
    }
    return values
  }

  private func texts(_ column: Int) -> [String] {
    (0..<rows).map { String(decoding: cell($0, column), as: UTF8.self) }
  }
}

extension PlainCSV {
  /// A whole number; up to 18 digits, which cannot overflow, here and others by Swift.
  private static func integer(_ cell: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = cell.first == 45
    let digits = isNegative ? cell.dropFirst() : cell[...]
    guard 1...18 ~= digits.count, digits.allSatisfy({ $0 &- 48 < 10 }) else {
      return Int(String(decoding: cell, as: UTF8.self))
    }
    let value = digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
    return isNegative ? -value : value
  }

  private static func double(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    DecimalReader.double(cell) ?? careful(cell, strtod) { Double($0) }
  }

  private static func float(_ cell: UnsafeBufferPointer<UInt8>) -> Float? {
    DecimalReader.float(cell) ?? careful(cell, strtof) { Float($0) }
  }

  /// A decimal number by the C library, which rounds correctly; other spellings by Swift.
  ///
  /// The byte after the cell is a comma or a line feed, so that the C library stops there.
  private static func careful<Value: BinaryFloatingPoint>(
    _ cell: UnsafeBufferPointer<UInt8>,
    _ parse: (UnsafePointer<CChar>, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value,
    _ read: (String) -> Value?
  ) -> Value? {
    let isDecimal = cell.allSatisfy { byte in
      (byte >= 48 && byte <= 57) || byte == 45 || byte == 46 || byte == 101 || byte == 43
    }
    guard isDecimal, let first = cell.first, first != 43, let base = cell.baseAddress else {
      return read(String(decoding: cell, as: UTF8.self))
    }
    let start = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
    var end: UnsafeMutablePointer<CChar>?
    let value = parse(start, &end)
    guard let end, UnsafePointer(end) - start == cell.count, value.isFinite else {
      return read(String(decoding: cell, as: UTF8.self))
    }
    return value
  }
}
