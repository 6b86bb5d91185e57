import Base

/// A place where findings differ from expected ones, to the bit; one NaN is as good as another.
public enum FindingsDifference: Sendable, Hashable {
  /// A table that is expected and not there.
  case missingTable(String)
  /// A table that is there and not expected.
  case extraTable(String)
  /// Columns, their kinds or units differ.
  case columns(table: String, expected: [String], got: [String])
  /// The number of rows differs.
  case rows(table: String, expected: Int, got: Int)
  /// Cells of a column differ; the first of them.
  case cell(CellDifference)
  /// A scalar that is expected and not there.
  case missingScalar(String)
  /// A scalar that is there and not expected.
  case extraScalar(String)
  /// A scalar's value or uncertainty differs.
  case scalar(name: String, part: String, NumberDifference)

  /// The first difference, nil when all bits are equal.
  public static func first(expected: Findings, got: Findings) -> Self? {
    all(expected: expected, got: got).first
  }

  /// All differences, one for each column, in the order of the tables.
  public static func all(expected: Findings, got: Findings) -> [Self] {
    var found: [Self] = []
    for table in expected.tables {
      guard let other = got.table(named: table.name) else {
        found.append(.missingTable(table.name))
        continue
      }
      found += between(expected: table, got: other)
    }
    found += got.tables.filter { expected.table(named: $0.name) == nil }
      .map { .extraTable($0.name) }
    for scalar in expected.scalars {
      guard let other = got.scalar(named: scalar.name) else {
        found.append(.missingScalar(scalar.name))
        continue
      }
      found += between(expected: scalar, got: other)
    }
    found += got.scalars.filter { expected.scalar(named: $0.name) == nil }
      .map { .extraScalar($0.name) }
    return found
  }

  private static func between(expected: Table, got: Table) -> [Self] {
    let (wanted, given) = (expected.columns.map(\.header), got.columns.map(\.header))
    guard wanted == given else {
      return [.columns(table: expected.name, expected: wanted, got: given)]
    }
    guard expected.columns.map(\.values.kind) == got.columns.map(\.values.kind) else {
      return [.columns(table: expected.name, expected: kinds(expected), got: kinds(got))]
    }
    guard expected.rowCount == got.rowCount else {
      return [.rows(table: expected.name, expected: expected.rowCount, got: got.rowCount)]
    }
    return zip(expected.columns, got.columns).compactMap { wanted, given in
      CellDifference(table: expected, column: wanted, got: given).map { .cell($0) }
    }
  }

  private static func kinds(_ table: Table) -> [String] {
    table.columns.map { "\($0.header) of \($0.values.kind.rawValue)" }
  }

  private static func between(expected: Scalar, got: Scalar) -> [Self] {
    let parts: [(String, Double?, Double?)] = [
      ("value", expected.value, got.value), ("uncertainty", expected.uncertainty, got.uncertainty),
    ]
    return parts.compactMap { part, wanted, given in
      guard wanted.map(NumberText.shortest) != given.map(NumberText.shortest) else { return nil }
      return .scalar(
        name: expected.name, part: part,
        NumberDifference(expected: wanted ?? .nan, got: given ?? .nan))
    }
  }

  /// For people: where, both values, their distance.
  public var sentence: String {
    switch self {
    case .missingTable(let name): "table \(name) is missing"
    case .extraTable(let name): "table \(name) is new"
    case .columns(let table, let expected, let got):
      "table \(table): columns \(got.joined(separator: ", ")) instead of "
        + expected.joined(separator: ", ")
    case .rows(let table, let expected, let got):
      "table \(table): \(got) rows instead of \(expected)"
    case .cell(let cell): cell.sentence
    case .missingScalar(let name): "scalar \(name) is missing"
    case .extraScalar(let name): "scalar \(name) is new"
    case .scalar(let name, let part, let numbers): "scalar \(name), \(part): \(numbers.sentence)"
    }
  }
}
