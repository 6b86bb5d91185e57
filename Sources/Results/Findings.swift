/// All that an experiment found: the only input of its figures and claims.
public struct Findings: Sendable, Hashable {
  /// In the order in which the experiment made them.
  public let tables: [Table]
  /// In the order in which the experiment made them.
  public let scalars: [Scalar]

  /// Findings; equal names among tables or among scalars are a programmer's mistake.
  public init(tables: [Table], scalars: [Scalar] = []) {
    precondition(Set(tables.map(\.name)).count == tables.count, "two tables share a name")
    precondition(Set(scalars.map(\.name)).count == scalars.count, "two scalars share a name")
    self.tables = tables
    self.scalars = scalars
  }

  /// The table of a name, or nil.
  public func table(named name: String) -> Table? { tables.first { $0.name == name } }

  /// The scalar of a name, or nil.
  public func scalar(named name: String) -> Scalar? { scalars.first { $0.name == name } }

  /// The table of a name; asking for one that is not there is a programmer's mistake.
  public subscript(table name: String) -> Table {
    guard let table = table(named: name) else { preconditionFailure("no table \(name)") }
    return table
  }

  /// The scalar of a name; asking for one that is not there is a programmer's mistake.
  public subscript(scalar name: String) -> Scalar {
    guard let scalar = scalar(named: name) else { preconditionFailure("no scalar \(name)") }
    return scalar
  }
}
