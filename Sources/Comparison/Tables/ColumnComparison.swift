import Base
import Results

/// The cells of one column in two tables, row beside row.
struct ColumnComparison {
  private let old: Column
  private let new: Column
  /// The pairs of rows whose cells differ, in order.
  private let differing: [(old: Int, new: Int)]
  private let total: Int

  init(old: Column, new: Column, pairs: [(old: Int, new: Int)], tolerance: Tolerance? = nil) {
    self.old = old
    self.new = new
    total = pairs.count
    let isSingle = old.values.kind == .float && new.values.kind == .float
    differing = Self.differing(old.values, new.values, pairs).filter { pair in
      guard let tolerance, let a = Self.number(old.values, pair.old),
        let b = Self.number(new.values, pair.new)
      else { return true }
      return !tolerance.covers(expected: a, got: b, isSingle: isSingle)
    }
  }

  /// Count, first and worst cell; nil when all are equal.
  func difference(keys: RowKeys) -> ColumnDifference? {
    guard let first = differing.first, let worst = heaviest(1).first else { return nil }
    return ColumnDifference(
      column: old.header, count: differing.count, total: total,
      first: change(first, keys: keys), worst: change(worst, keys: keys), profile: profile)
  }

  /// The largest weight in each of a few stretches of the column, lost numbers as 2.
  private var profile: [Double] {
    let count = min(24, total)
    var profile = [Double](repeating: 0, count: count)
    for pair in differing {
      let slot = min(count - 1, pair.old * count / max(1, total))
      profile[slot] = max(profile[slot], min(2, weight(pair)))
    }
    return profile
  }

  /// The cells that stand out most, worst first.
  func worst(_ limit: Int, keys: RowKeys) -> [CellChange] {
    heaviest(limit).map { change($0, keys: keys) }
  }

  private func heaviest(_ limit: Int) -> [(old: Int, new: Int)] {
    var best: [(pair: (old: Int, new: Int), weight: Double)] = []
    for pair in differing {
      let weight = weight(pair)
      if best.count == limit, let last = best.last, weight <= last.weight { continue }
      // Pairs come in the order of old rows, so that of equal ones the first stands first.
      let place = best.firstIndex { $0.weight < weight } ?? best.count
      best.insert((pair: pair, weight: weight), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best.map(\.pair)
  }

  private static func number(_ values: ColumnValues, _ row: Int) -> Double? {
    switch values {
    case .integers(let values): Double(values[row])
    case .doubles(let values): values[row]
    case .floats(let values): Double(values[row])
    case .texts: nil
    }
  }

  private func weight(_ pair: (old: Int, new: Int)) -> Double {
    guard let a = Self.number(old.values, pair.old), let b = Self.number(new.values, pair.new)
    else {
      return .infinity
    }
    return NumberChange.weight(old: a, new: b)
  }

  private func change(_ pair: (old: Int, new: Int), keys: RowKeys) -> CellChange {
    var change: NumberChange?
    if let a = Self.number(old.values, pair.old), let b = Self.number(new.values, pair.new) {
      let isSingle = old.values.kind == .float && new.values.kind == .float
      change = NumberChange(old: a, new: b, isSingle: isSingle)
    }
    return CellChange(
      row: pair.old + 1, key: keys.cells(row: pair.old, except: old.header), column: old.header,
      old: old.values.text(row: pair.old), new: new.values.text(row: pair.new), change: change,
      weight: weight(pair))
  }

  /// The pairs whose canonical texts differ, without writing these where that can be avoided.
  private static func differing(
    _ a: ColumnValues, _ b: ColumnValues, _ pairs: [(old: Int, new: Int)]
  ) -> [(old: Int, new: Int)] {
    switch (a, b) {
    case (.integers(let a), .integers(let b)): pairs.filter { a[$0.old] != b[$0.new] }
    case (.doubles(let a), .doubles(let b)): pairs.filter { areApart(a[$0.old], b[$0.new]) }
    case (.floats(let a), .floats(let b)): pairs.filter { areApart(a[$0.old], b[$0.new]) }
    case (.texts(let a), .texts(let b)):
      pairs.filter { !a[$0.old].utf8.elementsEqual(b[$0.new].utf8) }
    default: pairs.filter { a.text(row: $0.old) != b.text(row: $0.new) }
    }
  }

  /// −0 and 0 are apart, not-a-numbers are not.
  private static func areApart<Value: BinaryFloatingPoint>(_ a: Value, _ b: Value) -> Bool {
    a == b ? a.sign != b.sign : !(a.isNaN && b.isNaN)
  }
}
