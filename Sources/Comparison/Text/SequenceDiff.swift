/// The shortest edit from one sequence to another, in reading order.
enum SequenceDiff {
  /// One step of an edit, with indices into both sequences.
  enum Step: Hashable {
    case same(old: Int, new: Int)
    case removed(Int)
    case added(Int)
  }

  /// Longer middles are replaced as a whole: the edit would cost more than it tells.
  static let limit = 4000

  /// The steps from `old` to `new`; removals come before additions.
  static func steps<Element: Hashable>(from old: [Element], to new: [Element]) -> [Step] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tailLimit = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(tailLimit).count
    let (oldMiddle, newMiddle) = (head..<old.count - tail, head..<new.count - tail)
    let middle =
      max(oldMiddle.count, newMiddle.count) > limit
      ? oldMiddle.map { Step.removed($0) } + newMiddle.map { .added($0) }
      : middleSteps(old, oldMiddle, new, newMiddle)
    return (0..<head).map { .same(old: $0, new: $0) } + middle
      + (0..<tail).map { .same(old: oldMiddle.upperBound + $0, new: newMiddle.upperBound + $0) }
  }

  private static func middleSteps<Element: Hashable>(
    _ old: [Element], _ oldRange: Range<Int>, _ new: [Element], _ newRange: Range<Int>
  ) -> [Step] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in Array(new[newRange]).difference(from: Array(old[oldRange])) {
      switch change {
      case .remove(let offset, _, _): removed.insert(oldRange.lowerBound + offset)
      case .insert(let offset, _, _): added.insert(newRange.lowerBound + offset)
      }
    }
    var steps: [Step] = []
    var (i, j) = (oldRange.lowerBound, newRange.lowerBound)
    while i < oldRange.upperBound || j < newRange.upperBound {
      if removed.contains(i) {
        steps.append(.removed(i))
        i += 1
      } else if added.contains(j) {
        steps.append(.added(j))
        j += 1
      } else {
        steps.append(.same(old: i, new: j))
        i += 1
        j += 1
      }
    }
    return steps
  }
}
