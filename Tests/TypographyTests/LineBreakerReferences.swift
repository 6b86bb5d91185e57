@testable import Typography

/// Fills each line until the next word does not fit; demerits by the breaker's own measure.
struct GreedyReference {
  var items: [BreakItem]
  var width: Double

  func demerits() -> Double {
    let measure = ExhaustiveReference(items: items, width: width)
    var sum = 0.0
    var from = -1
    var fitness = 1
    while from < items.count - 1 {
      let ends = measure.ends.filter { $0 > from }
      let fitting = ends.prefix { measure.ratio(from: from, to: $0) >= -1 }
      let tight = fitting.last ?? ends[0]
      let (cost, next) = measure.line(from: from, to: tight, fitness: fitness)
      sum += cost
      fitness = next
      from = tight
    }
    return sum
  }
}

/// Tries every way to break, for short paragraphs of boxes and glue.
struct ExhaustiveReference {
  var items: [BreakItem]
  var width: Double

  var ends: [Int] {
    items.indices.filter {
      items[$0].isForced
        || (items[$0].kind == .glue && $0 > 0 && items[$0 - 1].kind == .box && !items[$0].isFill)
    }
  }

  func ratio(from: Int, to: Int) -> Double {
    let line = items[LineBreaker.lineStart(after: from, in: items)..<to]
    let slack = width - line.map(\.width).reduce(0, +)
    if slack >= 0, line.contains(where: \.isFill) { return 0 }
    let give = line.map(slack > 0 ? \.stretch : \.shrink).reduce(0, +)
    return slack == 0 ? 0 : give > 0 ? slack / give : slack * .infinity
  }

  func line(from: Int, to: Int, fitness: Int) -> (cost: Double, fitness: Int) {
    let ratio = ratio(from: from, to: to)
    let own = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    let badness = min(LineBreaker.overfullBadness, 100 * abs(ratio * ratio * ratio))
    let jump = abs(own - fitness) > 1 ? LineBreaker.fitnessDemerits : 0
    return ((LineBreaker.linePenalty + badness) * (LineBreaker.linePenalty + badness) + jump, own)
  }

  func least(from: Int = -1, fitness: Int = 1) -> Double {
    if from == items.count - 1 { return 0 }
    var best = Double.infinity
    for end in ends where end > from {
      let ratio = ratio(from: from, to: end)
      guard ratio >= -1, ratio.isFinite else { continue }
      let (cost, next) = line(from: from, to: end, fitness: fitness)
      best = min(best, cost + least(from: end, fitness: next))
    }
    return best
  }
}
