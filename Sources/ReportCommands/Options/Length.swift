import ArgumentParser

/// A length on paper, as people write it: `84mm`, `3.3in`, `245pt`.
struct Length: ExpressibleByArgument, Hashable {
  /// In points of 1/72 inch.
  let points: Double

  static let units: [(name: String, points: Double)] = [
    ("mm", 72 / 25.4), ("cm", 720 / 25.4), ("in", 72), ("pt", 1),
  ]

  init?(argument: String) {
    for unit in Self.units where argument.hasSuffix(unit.name) {
      let number = argument.dropLast(unit.name.count)
      guard let value = Double(number), value > 0, value.isFinite else { return nil }
      points = value * unit.points
      return
    }
    return nil
  }
}
