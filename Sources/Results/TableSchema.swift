/// The shape of a table without its cells; with it a CSV reads back to the same table.
public struct TableSchema: Sendable, Hashable, Codable {
  /// The shape of one column.
  public struct ColumnSchema: Sendable, Hashable, Codable {
    /// See ``Column/name``.
    public let name: String
    /// See ``Column/unit``.
    public let unit: String?
    /// What the cells hold.
    public let kind: ColumnValues.Kind
  }

  /// See ``Table/name``.
  public let name: String
  /// See ``Table/title``.
  public let title: String
  /// In written order.
  public let columns: [ColumnSchema]

  /// The schema of a table.
  public init(of table: Table) {
    name = table.name
    title = table.title
    columns = table.columns.map {
      ColumnSchema(name: $0.name, unit: $0.unit, kind: $0.values.kind)
    }
  }
}
