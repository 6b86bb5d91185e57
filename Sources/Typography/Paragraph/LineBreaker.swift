/// Chooses the line breaks of a whole paragraph at once, for the least sum of demerits.
///
/// - Source: Knuth and Plass, "Breaking Paragraphs into Lines", *Software: Practice and
///   Experience* 11 (1981), with TeX's parameters.
struct LineBreaker {
  /// A chosen break.
  struct Break: Sendable, Hashable {
    /// The item at which the line ends.
    var position: Int
    /// Set space over natural space of the line that ends here.
    var ratio: Double
    /// Demerits of all lines up to here.
    var demerits: Double
  }

  var items: [BreakItem]
  var width: Double
  /// The largest badness a line may have.
  var tolerance: Double
  /// Stretch that every line has on top of its glue: ragged edges and emergencies.
  var extraStretch = 0.0
  /// Whether breaks with a hyphen count.
  var allowsHyphens = true
  /// Whether words may break anywhere, and a line that still cannot fit is taken as it is, so that
  /// there is always an answer.
  var isForgiving = false

  static let linePenalty = 10.0
  static let hyphenPairDemerits = 10_000.0
  static let finalHyphenDemerits = 5_000.0
  static let fitnessDemerits = 10_000.0
  /// Badness of a line that sticks out.
  static let overfullBadness = 1_000_000.0

  /// Sums of all items before a place.
  struct Totals {
    var width = 0.0
    var stretch = 0.0
    var shrink = 0.0
    var fills = 0
  }

  struct Node {
    var position: Int
    /// Tight 0, decent 1, loose 2, very loose 3.
    var fitness: Int
    var demerits: Double
    var ratio: Double
    var previous: Int?
    /// Totals from which the next line counts: after the glue that a break swallows.
    var start: Totals
  }

  /// Returns the breaks in order, the last at the end, or nil when the tolerance is too strict.
  /// - Complexity: O(*n · a*) for *n* items and *a* active breaks, about one line's worth.
  func breaks() -> [Break]? {
    let totals = runningTotals()
    var nodes = [
      Node(position: -1, fitness: 1, demerits: 0, ratio: 0, previous: nil, start: Totals())
    ]
    nodes[0].start = startTotals(after: -1, totals)
    var active = [0]
    for position in items.indices where isLegal(position) {
      advance(to: position, totals, &nodes, &active)
      if active.isEmpty { return nil }
    }
    guard let best = active.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
    return path(to: best, nodes)
  }

  /// Tries to end a line at a place from every active break.
  private func advance(
    to position: Int, _ totals: [Totals], _ nodes: inout [Node], _ active: inout [Int]
  ) {
    let item = items[position]
    let isForced = item.isForced
    var candidates: [Node?] = [nil, nil, nil, nil]
    var remaining: [Int] = []
    var overfull: Node?
    for index in active {
      let node = nodes[index]
      let ratio = ratio(from: node.start, to: position, totals)
      if ratio >= -1, badness(ratio) <= tolerance {
        let fitness = Self.fitness(ratio)
        let demerits = demerits(badness(ratio), fitness, at: position, after: node)
        if demerits < candidates[fitness]?.demerits ?? .infinity {
          candidates[fitness] = Node(
            position: position, fitness: fitness, demerits: demerits, ratio: ratio,
            previous: index, start: startTotals(after: position, totals))
        }
      } else if isForgiving, overfull == nil || node.demerits < (overfull?.demerits ?? 0) {
        overfull = Node(
          position: position, fitness: 0,
          demerits: node.demerits + Self.overfullBadness * Self.overfullBadness, ratio: ratio,
          previous: index, start: startTotals(after: position, totals))
      }
      if !isForced, ratio >= -1 { remaining.append(index) }
    }
    active = remaining
    for case .some(let node) in candidates {
      nodes.append(node)
      active.append(nodes.count - 1)
    }
    if active.isEmpty, let overfull {
      nodes.append(overfull)
      active.append(nodes.count - 1)
    }
  }

  /// Whether a line may end at an item.
  func isLegal(_ position: Int) -> Bool {
    let item = items[position]
    switch item.kind {
    case .box: return false
    case .glue: return position > 0 && items[position - 1].kind == .box
    case .penalty:
      let limit = isForgiving ? BreakItem.infinite : ParagraphContent.emergencyCost
      return item.cost < limit && (allowsHyphens || !item.isHyphen)
    }
  }

  /// The first item of the line that follows a break: glue and penalties are swallowed.
  static func lineStart(after position: Int, in items: [BreakItem]) -> Int {
    var index = position + 1
    while index < items.count, items[index].kind != .box {
      if items[index].isForced { break }
      index += 1
    }
    return index
  }

  private func runningTotals() -> [Totals] {
    var sum = Totals()
    var all = [sum]
    for item in items {
      if item.kind != .penalty { sum.width += item.width }
      sum.stretch += item.stretch
      sum.shrink += item.shrink
      sum.fills += item.isFill ? 1 : 0
      all.append(sum)
    }
    return all
  }

  private func startTotals(after position: Int, _ totals: [Totals]) -> Totals {
    totals[min(Self.lineStart(after: position, in: items), items.count)]
  }

  /// Set space over natural space of a line; below -1 where it cannot fit.
  private func ratio(from start: Totals, to position: Int, _ totals: [Totals]) -> Double {
    let end = totals[position]
    let item = items[position]
    let natural = end.width - start.width + (item.kind == .penalty ? item.width : 0)
    let slack = width - natural
    if slack > 0 {
      // Between two forced breaks there may be nothing at all.
      if natural == 0, end.stretch == start.stretch, item.isForced { return 0 }
      if end.fills > start.fills { return 0 }
      let stretch = end.stretch - start.stretch + extraStretch
      return stretch > 0 ? slack / stretch : .infinity
    }
    let shrink = end.shrink - start.shrink
    if slack > -1e-6 { return 0 }
    return shrink > 0 ? slack / shrink : -.infinity
  }

  /// 100 times the cube of the ratio, no more than the worst.
  private func badness(_ ratio: Double) -> Double {
    min(Self.overfullBadness, 100 * abs(ratio * ratio * ratio))
  }

  private static func fitness(_ ratio: Double) -> Int {
    ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
  }

  private func demerits(
    _ badness: Double, _ fitness: Int, at position: Int, after node: Node
  ) -> Double {
    let item = items[position]
    let line = Self.linePenalty + badness
    let cost = item.kind == .penalty ? item.cost : 0
    var sum = line * line
    if cost >= 0 {
      sum += cost * cost
    } else if cost > -BreakItem.infinite {
      sum -= cost * cost
    }
    if node.position >= 0, items[node.position].isHyphen {
      if item.isHyphen { sum += Self.hyphenPairDemerits }
      if position == items.count - 1 { sum += Self.finalHyphenDemerits }
    }
    if abs(fitness - node.fitness) > 1 { sum += Self.fitnessDemerits }
    return node.demerits + sum
  }

  private func path(to last: Int, _ nodes: [Node]) -> [Break] {
    var path: [Break] = []
    var index = last
    while let previous = nodes[index].previous {
      let node = nodes[index]
      path.append(Break(position: node.position, ratio: node.ratio, demerits: node.demerits))
      index = previous
    }
    return path.reversed()
  }
}
