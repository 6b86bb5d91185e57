#if canImport(Glibc)
  private import Glibc
#elseif canImport(Darwin)
  private import Darwin
#endif

/// Reads CSV without quotes column by column, several times as fast as by records.
///
/// It gives up, and the careful reader takes over, at anything out of the ordinary: quotes, carriage
/// returns, another header, a row of other width, a last line without end, a cell of another kind.
struct PlainCSV {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  /// The table of a text, or nil where the careful reader must look.
  static func table(_ text: String, schema: TableSchema) -> Table? {
    guard !schema.columns.isEmpty else { return nil }
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.last == 10, !bytes.contains(where: { $0 == 34 || $0 == 13 || $0 == 0 }) else {
        return nil
      }
      var reader = PlainCSV(bytes: bytes)
      return reader.read(schema)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func read(_ schema: TableSchema) -> Table? {
    let header = schema.columns.map { Column($0.name, unit: $0.unit, .texts([])).header }
      .joined(separator: ",")
    let end = header.utf8.count
    guard end < bytes.count, bytes[end] == 10,
      bytes[..<end].elementsEqual(header.utf8),
      header.utf8.count(where: { $0 == 44 }) == schema.columns.count - 1
    else { return nil }
    at = end + 1
    let rows = bytes[at...].count { $0 == 10 }
    var columns = schema.columns.map { Cells(kind: $0.kind, capacity: rows) }
    for _ in 0..<rows {
      for index in columns.indices {
        let isLast = index == columns.count - 1
        guard let cell = next(endsLine: isLast), columns[index].append(cell) else { return nil }
      }
    }
    guard at == bytes.count else { return nil }
    return Table(
      schema.name, title: schema.title,
      columns: zip(schema.columns, columns).map {
        Column($0.name, unit: $0.unit, $1.values)
      })
  }

  /// The next cell, which must end with a comma or, as the last one, with the line.
  private mutating func next(endsLine: Bool) -> UnsafeBufferPointer<UInt8>.SubSequence? {
    let start = at
    while at < bytes.count, bytes[at] != 44, bytes[at] != 10 { at += 1 }
    guard at < bytes.count, (bytes[at] == 10) == endsLine else { return nil }
    defer { at += 1 }
    return bytes[start..<at]
  }
}

/// The cells of a column while they are read.
private enum Cells {
  case integers([Int])
  case doubles([Double])
  case floats([Float])
  case texts([String])

  init(kind: ColumnValues.Kind, capacity: Int) {
    func empty<Value>() -> [Value] {
      var values: [Value] = []
      values.reserveCapacity(capacity)
      return values
    }
    switch kind {
    case .integer: self = .integers(empty())
    case .double: self = .doubles(empty())
    case .float: self = .floats(empty())
    case .text: self = .texts(empty())
    }
  }

  var values: ColumnValues {
    switch self {
    case .integers(let values): .integers(values)
    case .doubles(let values): .doubles(values)
    case .floats(let values): .floats(values)
    case .texts(let values): .texts(values)
    }
  }

  /// Reads a cell; false where the careful reader must look.
  mutating func append(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch self {
    case .integers(var values):
      self = .integers([])
      guard let value = Int(String(decoding: cell, as: UTF8.self)) else { return false }
      values.append(value)
      self = .integers(values)
    case .doubles(var values):
      self = .doubles([])
      guard let value = Self.number(cell, strtod, { Double($0) }) else { return false }
      values.append(value)
      self = .doubles(values)
    case .floats(var values):
      self = .floats([])
      guard let value = Self.number(cell, strtof, { Float($0) }) else { return false }
      values.append(value)
      self = .floats(values)
    case .texts(var values):
      self = .texts([])
      values.append(String(decoding: cell, as: UTF8.self))
      self = .texts(values)
    }
    return true
  }

  /// A decimal number by the C library, which rounds correctly; other spellings by Swift.
  private static func number<Value: BinaryFloatingPoint>(
    _ cell: Slice<UnsafeBufferPointer<UInt8>>,
    _ parse: (UnsafePointer<CChar>, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value,
    _ careful: (String) -> Value?
  ) -> Value? {
    let isDecimal = cell.allSatisfy { byte in
      (byte >= 48 && byte <= 57) || byte == 45 || byte == 46 || byte == 101 || byte == 43
    }
    guard isDecimal, let first = cell.first, first != 43,
      let base = cell.base.baseAddress
    else { return careful(String(decoding: cell, as: UTF8.self)) }
    let start = UnsafeRawPointer(base + cell.startIndex).assumingMemoryBound(to: CChar.self)
    var end: UnsafeMutablePointer<CChar>?
    let value = parse(start, &end)
    guard let end, UnsafePointer(end) - start == cell.count, value.isFinite else {
      return careful(String(decoding: cell, as: UTF8.self))
    }
    return value
  }
}
