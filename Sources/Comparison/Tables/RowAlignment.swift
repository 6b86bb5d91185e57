import Results

/// Which row of one table is which of another.
///
/// Rows are named by their leading columns: the fewest that no two rows share. Where the names agree
/// the tables are compared row by row in order; where rows came, went or moved, by name.
struct RowAlignment {
  /// Row of the old table and row of the new one.
  let pairs: [(old: Int, new: Int)]
  /// Rows that only the old table has.
  let missing: [Int]
  /// Rows that only the new table has.
  let added: [Int]
  /// How many leading columns name a row; nil when no rows can be told apart by them.
  let keyWidth: Int?

  /// Aligns two tables.
  /// - Complexity: O(rows · columns).
  init(old: Table, new: Table) {
    if Self.isCounted(old, new) {
      keyWidth = 1
      pairs = (0..<old.rowCount).map { (old: $0, new: $0) }
      (missing, added) = ([], [])
      return
    }
    let shared = zip(old.columns, new.columns).prefix { $0.header == $1.header }.count
    let key = Self.key(old, new, upTo: min(shared, max(old.columns.count, new.columns.count) - 1))
    keyWidth = key?.width
    let common = min(old.rowCount, new.rowCount)
    if let key, key.old != key.new {
      let rows = Dictionary(uniqueKeysWithValues: zip(key.new, 0...))
      let matched = key.old.enumerated().compactMap { row, name in
        rows[name].map { (old: row, new: $0) }
      }
      if matched.count * 2 >= common, !matched.isEmpty {
        let known = Set(key.old)
        pairs = matched
        missing = key.old.indices.filter { rows[key.old[$0]] == nil }
        added = key.new.indices.filter { !known.contains(key.new[$0]) }
        return
      }
    }
    pairs = (0..<common).map { (old: $0, new: $0) }
    missing = Array(common..<old.rowCount)
    added = Array(common..<new.rowCount)
  }

  /// Whether both tables begin with the same ascending numbers, which then name the rows without
  /// being written as text: the usual case, and most of the time of large tables.
  private static func isCounted(_ old: Table, _ new: Table) -> Bool {
    guard let first = old.columns.first, let other = new.columns.first, old.columns.count > 1,
      first.header == other.header, case .integers(let a) = first.values,
      case .integers(let b) = other.values, a == b
    else { return false }
    return zip(a, a.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The names of all rows by the fewest leading columns that tell them apart in both tables.
  private static func key(
    _ old: Table, _ new: Table, upTo width: Int
  ) -> (width: Int, old: [String], new: [String])? {
    guard width > 0 else { return nil }
    var names = (
      old: [String](repeating: "", count: old.rowCount),
      new: [String](repeating: "", count: new.rowCount)
    )
    for column in 0..<width {
      append(old.columns[column], to: &names.old)
      append(new.columns[column], to: &names.new)
      if Set(names.old).count == names.old.count, Set(names.new).count == names.new.count {
        return (column + 1, names.old, names.new)
      }
    }
    return nil
  }

  private static func append(_ column: Column, to names: inout [String]) {
    for row in names.indices { names[row] += column.values.text(row: row) + "\u{1F}" }
  }
}
