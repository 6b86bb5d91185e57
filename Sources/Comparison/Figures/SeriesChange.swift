import Plots

/// A series of a figure that moved: how many of its points, and the one that moved most.
public struct SeriesChange: Sendable, Hashable, Codable {
  /// Row of the panel, counted from 0.
  public let row: Int
  /// Column of the panel, counted from 0.
  public let column: Int
  /// The series' name.
  public let label: String
  /// How many points both have.
  public let total: Int
  /// How many of them moved.
  public let moved: Int
  /// How many points only one of both has.
  public let unmatched: Int
  /// Where the largest move is along x.
  public let x: Double
  /// y there, before.
  public let old: Double
  /// y there, after.
  public let new: Double

  /// Signed, after minus before.
  public var largest: Double { new - old }
}

/// The points of one series before and after, paired.
struct SeriesPair {
  let label: String
  let x: [Double]
  let old: [Double]
  let new: [Double]
  let unmatched: Int

  /// Pairs points in order where x agrees, else by equal x.
  init(label: String, old: (x: [Double], y: [Double]), new: (x: [Double], y: [Double])) {
    self.label = label
    let (a, b) = (min(old.x.count, old.y.count), min(new.x.count, new.y.count))
    if a == b, zip(old.x, new.x).allSatisfy({ $0.bitPattern == $1.bitPattern }) {
      (x, self.old, self.new, unmatched) = (new.x, old.y, new.y, 0)
      return
    }
    let places = Dictionary(zip(old.x.prefix(a), old.y)) { first, _ in first }
    let pairs = (0..<b).compactMap { index in
      places[new.x[index]].map { (new.x[index], $0, new.y[index]) }
    }
    x = pairs.map(\.0)
    self.old = pairs.map(\.1)
    self.new = pairs.map(\.2)
    unmatched = max(0, a - pairs.count) + max(0, b - pairs.count)
  }

  /// Indices of points whose bits differ, the largest move first; lost numbers before all.
  var moved: [Int] {
    x.indices.filter { index in
      old[index].bitPattern != new[index].bitPattern && !(old[index].isNaN && new[index].isNaN)
    }.map { (index: $0, size: size($0)) }
      .sorted { ($1.size, $0.index) < ($0.size, $1.index) }.map(\.index)
  }

  private func size(_ index: Int) -> Double {
    let size = (new[index] - old[index]).magnitude
    return size.isNaN ? .infinity : size
  }
}
