/// Returns the known name that a misspelt one most likely meant, or nil when none is close.
///
/// Close means an edit distance of at most a third of the longer name, at least one.
/// - Complexity: O(*k · n · m*) for *k* known names.
public func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let ranked = known.map { (name: $0, distance: editDistance(name, $0)) }
    .filter { $0.distance <= max(1, max($0.name.count, name.count) / 3) }
  return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one.
func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var rows = [Array(0...b.count)]
  for (row, left) in a.enumerated() {
    var current = [row + 1]
    for (column, right) in b.enumerated() {
      var cost = min(
        rows[row][column] + (left == right ? 0 : 1), rows[row][column + 1] + 1,
        current[column] + 1)
      if row > 0, column > 0, left == b[column - 1], right == a[row - 1] {
        cost = min(cost, rows[row - 1][column - 1] + 1)
      }
      current.append(cost)
    }
    rows.append(current)
  }
  return rows[a.count][b.count]
}
