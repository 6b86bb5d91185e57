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
    let width = min(shared, max(old.columns.count, new.columns.count) - 1)
    let names = RowNames(old, new, upTo: width)
    keyWidth = names?.width
    let common = min(old.rowCount, new.rowCount)
    if let names, names.old != names.new {
      let rows = Dictionary(uniqueKeysWithValues: zip(names.new, 0...))
      let matched = names.old.enumerated().compactMap { row, name in
        rows[name].map { (old: row, new: $0) }
      }
      if matched.count * 2 >= common, !matched.isEmpty {
        let known = Set(names.old)
        pairs = matched
        missing = names.old.indices.filter { rows[names.old[$0]] == nil }
        added = names.new.indices.filter { !known.contains(names.new[$0]) }
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
}

/// The rows of two tables by number: rows whose leading cells read the same have the same one.
private struct RowNames {
  /// How many leading columns it takes that no two rows of a table share a number.
  private(set) var width = 0
  private(set) var old: [Int]
  private(set) var new: [Int]

  /// Nil when no number of leading columns tells the rows apart.
  init?(_ old: Table, _ new: Table, upTo width: Int) {
    self.old = [Int](repeating: 0, count: old.rowCount)
    self.new = [Int](repeating: 0, count: new.rowCount)
    for column in 0..<max(0, width) {
      let count = extend(old.columns[column].values, new.columns[column].values)
      self.width = column + 1
      if Self.areDistinct(self.old, below: count), Self.areDistinct(self.new, below: count) {
        return
      }
    }
    return nil
  }

  /// Takes one more column into account; returns how many numbers there are.
  private mutating func extend(_ a: ColumnValues, _ b: ColumnValues) -> Int {
    switch (a, b) {
    case (.integers(let a), .integers(let b)): return extend(a, b) { $0 }
    case (.doubles(let a), .doubles(let b)):
      return extend(a, b) { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    case (.floats(let a), .floats(let b)):
      return extend(a, b) { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern }
    case (.texts(let a), .texts(let b)): return extend(a, b) { $0 }
    default:
      return extend(
        (0..<a.count).map { a.text(row: $0) }, (0..<b.count).map { b.text(row: $0) }
      ) { $0 }
    }
  }

  private mutating func extend<Value, Cell: Hashable>(
    _ a: [Value], _ b: [Value], _ cell: (Value) -> Cell
  ) -> Int {
    var known: [RowName<Cell>: Int] = [:]
    func number(_ name: RowName<Cell>) -> Int {
      if let number = known[name] { return number }
      known[name] = known.count
      return known.count - 1
    }
    for row in old.indices { old[row] = number(RowName(leading: old[row], cell: cell(a[row]))) }
    for row in new.indices { new[row] = number(RowName(leading: new[row], cell: cell(b[row]))) }
    return known.count
  }

  private static func areDistinct(_ numbers: [Int], below count: Int) -> Bool {
    guard numbers.count <= count else { return false }
    var isTaken = [Bool](repeating: false, count: count)
    for number in numbers {
      if isTaken[number] { return false }
      isTaken[number] = true
    }
    return true
  }
}

/// What the columns before say of a row, and its cell.
private struct RowName<Cell: Hashable>: Hashable {
  let leading: Int
  let cell: Cell
}
