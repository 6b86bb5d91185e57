/// Named, typed columns of equal length: what a figure is drawn from and a golden file holds.
public struct Table: Sendable, Hashable {
  /// Lower-case words joined by hyphens, unique within an experiment.
  public let name: String
  /// One sentence for a caption.
  public let title: String
  /// In the order in which they are written.
  public let columns: [Column]

  /// A table; columns of unequal length or with equal names are a programmer's mistake.
  public init(_ name: String, title: String, columns: [Column]) {
    precondition(
      Set(columns.map(\.values.count)).count <= 1, "columns of \(name) differ in length")
    precondition(
      Set(columns.map(\.name)).count == columns.count, "columns of \(name) share a name")
    self.name = name
    self.title = title
    self.columns = columns
  }

  /// How many rows the table has.
  public var rowCount: Int { columns.first?.values.count ?? 0 }

  /// The column of a name, or nil.
  public subscript(column name: String) -> Column? { columns.first { $0.name == name } }

  /// Numbers of a column; a missing or textual column is a programmer's mistake.
  public func numbers(_ column: String) -> [Double] {
    guard let values = self[column: column]?.values.numbers else {
      preconditionFailure("table \(name) has no numeric column \(column)")
    }
    return values
  }

  /// Words of a column; a missing or numeric column is a programmer's mistake.
  public func texts(_ column: String) -> [String] {
    guard case .texts(let values)? = self[column: column]?.values else {
      preconditionFailure("table \(name) has no text column \(column)")
    }
    return values
  }

  /// The rows whose cells in some columns have the given canonical texts, in order.
  public func filtered(_ conditions: KeyValuePairs<String, String>) -> Table {
    var rows = Array(0..<rowCount)
    for (name, wanted) in conditions {
      guard let values = self[column: name]?.values else {
        preconditionFailure("table \(self.name) has no column \(name)")
      }
      rows = rows.filter { values.text(row: $0) == wanted }
    }
    return selecting(rows: rows)
  }

  /// Some rows, in the given order.
  public func selecting(rows: [Int]) -> Table {
    Table(
      name, title: title,
      columns: columns.map { Column($0.name, unit: $0.unit, $0.values.selecting(rows: rows)) })
  }
}
