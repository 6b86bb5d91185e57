/// Returns the known name that a misspelt one most likely meant, or nil when none is close.
///
/// Close means an edit distance of at most a third of the longer name, at least one.
/// - Complexity: O(*k · n · m*) for *k* known names.
public func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let ranked = known.map { (name: $0, distance: editDistance(name, $0)) }
    .filter { $0.distance <= max(1, max($0.name.count, name.count) / 3) }
  return ranked.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Levenshtein distance: insertions, deletions and substitutions each cost one.
func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var previous = Array(0...b.count)
  for (row, left) in a.enumerated() {
    var current = [row + 1]
    for (column, right) in b.enumerated() {
      let substitution = previous[column] + (left == right ? 0 : 1)
      current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[b.count]
}
