import Base

/// The first cell of a column that differs, and how many do.
public struct CellDifference: Sendable, Hashable {
  /// Name of the table.
  public let table: String
  /// Name of the column.
  public let column: String
  /// Data row, counted from 1.
  public let row: Int
  /// What identifies the row: the cells of its text and whole-number columns.
  public let key: String
  /// Canonical text of the expected cell.
  public let expected: String
  /// Canonical text of the cell that was found.
  public let got: String
  /// How far apart two numbers are; nil for text.
  public let numbers: NumberDifference?
  /// How many cells of the column differ.
  public let count: Int
  /// How many cells the column has.
  public let total: Int

  /// Compares a column of a table; nil when all bits are equal.
  init?(table: Table, column: Column, got: Column) {
    let differing = (0..<column.values.count).filter {
      column.values.text(row: $0) != got.values.text(row: $0)
    }
    guard let first = differing.first else { return nil }
    self.table = table.name
    self.column = column.name
    row = first + 1
    expected = column.values.text(row: first)
    self.got = got.values.text(row: first)
    if let wanted = column.values.numbers, let given = got.values.numbers {
      numbers = NumberDifference(
        expected: wanted[first], got: given[first], isSingle: column.values.kind == .float)
    } else {
      numbers = nil
    }
    key = table.columns.filter { $0.name != column.name }
      .filter { $0.values.kind == .text || $0.values.kind == .integer }
      .map { "\($0.name) = \($0.values.text(row: first))" }.joined(separator: ", ")
    count = differing.count
    total = column.values.count
  }

  /// For people: where, both values, their distance, how many.
  public var sentence: String {
    let place = "table \(table), column \(column), row \(row)" + (key.isEmpty ? "" : " (\(key))")
    let values =
      numbers?.sentence(expected: expected, got: got) ?? "expected \(expected), got \(got)"
    return "\(place): \(values); \(count) of \(total) cells differ"
  }
}

/// Two numbers that should be one.
public struct NumberDifference: Sendable, Hashable {
  /// The reference.
  public let expected: Double
  /// What was found.
  public let got: Double
  /// How many numbers of the format lie between them; nil when one is not finite.
  public let ulps: UInt64?
  /// The highest bit in which they differ, 0 the last; nil for equal bits.
  public let bit: Int?

  /// The difference of two numbers, single precision as such.
  public init(expected: Double, got: Double, isSingle: Bool = false) {
    self.expected = expected
    self.got = got
    let (a, b) =
      isSingle
      ? (Self.rank(Float(expected)), Self.rank(Float(got)))
      : (Self.rank(expected), Self.rank(got))
    ulps = expected.isFinite && got.isFinite ? UInt64((a - b).magnitude) : nil
    let changed =
      isSingle
      ? UInt64(Float(expected).bitPattern ^ Float(got).bitPattern)
      : expected.bitPattern ^ got.bitPattern
    bit = changed == 0 ? nil : 63 - changed.leadingZeroBitCount
  }

  /// Distance over the expected value.
  public var relative: Double { ((got - expected) / expected).magnitude }

  /// For people.
  public var sentence: String {
    sentence(expected: NumberText.shortest(expected), got: NumberText.shortest(got))
  }

  func sentence(expected: String, got: String) -> String {
    var parts: [String] = []
    if let ulps { parts.append("\(ulps) ULP") }
    if relative.isFinite { parts.append("relative \(NumberText.significant(relative, digits: 2))") }
    if let bit { parts.append("highest bit \(bit)") }
    return "expected \(expected), got \(got)"
      + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }

  /// Position in the order of all numbers of the format.
  private static func rank(_ value: Double) -> Int128 {
    let magnitude = Int128(value.magnitude.bitPattern)
    return value.sign == .minus ? -magnitude : magnitude
  }

  private static func rank(_ value: Float) -> Int128 {
    let magnitude = Int128(value.magnitude.bitPattern)
    return value.sign == .minus ? -magnitude : magnitude
  }
}
