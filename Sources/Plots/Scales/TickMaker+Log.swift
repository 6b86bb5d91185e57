import Base
import Typography

extension TickMaker {
  /// Below this many decades a log axis is labelled like a linear one.
  private static let linearBelow = 0.4

  /// Whole powers of ten within a log scale.
  static func powers(of scale: AxisScale) -> [Int] {
    let slack = 1e-9
    let from = Int((scale.first - slack).rounded(.up))
    let to = Int((scale.first + scale.decades + slack).rounded(.down))
    return from <= to ? Array(from...to) : []
  }

  /// Whether a scale's decades are labelled as powers rather than written out.
  static func wantsPowers(_ scale: AxisScale) -> Bool {
    scale.kind == .log && powers(of: scale).count >= 2
      && powers(of: scale).contains { abs($0) > 2 }
  }

  /// Ticks at powers of ten, in phase with 10⁰; at 1, 2, 5 where there are too few powers.
  func logTicks(_ scale: AxisScale) throws -> AxisTicks {
    if scale.decades < Self.linearBelow { return try linearTicks(scale) }
    let powers = Self.powers(of: scale)
    if powers.count < 2 {
      for factors in [[1, 2, 5], [1, 3], [1, 5], [2, 5], [1, 4]] {
        if let ticks = try subdividedTicks(scale, factors: factors) { return ticks }
      }
      return try linearTicks(scale)
    }
    let pitch = length / scale.decades
    let labels = try powers.map { try decadeLabel($0) }
    let widest = labels.map(room).max() ?? 0
    let stride = Self.stride(atLeast: widest / pitch)
    // Skipped decades keep their ticks as long as these can be told apart.
    let step = (1...stride).first { stride % $0 == 0 && Double($0) * pitch >= 3.5 } ?? stride
    var majors: [AxisTicks.Tick] = []
    for (power, label) in zip(powers, labels) where power % step == 0 {
      majors.append(
        AxisTicks.Tick(
          place: place(1, power, scale), isMajor: true, label: power % stride == 0 ? label : nil))
    }
    if !majors.contains(where: { $0.label != nil }) {
      let middle = powers.count / 2
      majors.append(
        AxisTicks.Tick(
          place: place(1, powers[middle], scale), isMajor: true, label: labels[middle]))
    }
    let minors = stride > 1 ? [] : minorFactors(pitch: pitch)
    return AxisTicks(ticks: majors + minorTicks(scale, factors: minors))
  }

  /// Decades from label to label: small numbers as they are, large ones round.
  private static func stride(atLeast wanted: Double) -> Int {
    let least = max(1, Int(wanted.rounded(.up)))
    return [1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200].first { $0 >= least } ?? least
  }

  private func decadeLabel(_ power: Int) throws -> TextBox {
    try set(usesPowers || abs(power) > 2 ? TickText.power(power) : TickText.plainPower(power))
  }

  private func minorFactors(pitch: Double) -> [Int] {
    if pitch >= 18 { return Array(2...9) }
    return pitch >= 9 ? [2, 5] : []
  }

  private func place(_ factor: Int, _ power: Int, _ scale: AxisScale) -> Double {
    scale.fraction(of: Decades.number(factor, exponent: power))
  }

  /// The decades that a scale touches.
  private func touched(_ scale: AxisScale) -> ClosedRange<Int> {
    let from = Int(scale.first.rounded(.down))
    return from...max(from, Int((scale.first + scale.decades).rounded(.up)))
  }

  private func minorTicks(_ scale: AxisScale, factors: [Int]) -> [AxisTicks.Tick] {
    var ticks: [AxisTicks.Tick] = []
    for power in touched(scale) {
      for factor in factors {
        let place = place(factor, power, scale)
        if place > -1e-9, place < 1 + 1e-9 {
          ticks.append(AxisTicks.Tick(place: place, isMajor: false, label: nil))
        }
      }
    }
    return ticks
  }

  /// Labels at the same factors of every decade touched; nil when they do not fit or are too few.
  private func subdividedTicks(_ scale: AxisScale, factors: [Int]) throws -> AxisTicks? {
    var inside: [(factor: Int, power: Int)] = []
    for power in touched(scale) {
      for factor in factors where (0...1).contains(place(factor, power, scale)) {
        inside.append((factor, power))
      }
    }
    guard inside.count >= 2 else { return nil }
    let isPlain = inside.allSatisfy { (-4...4).contains($0.power) }
    let majors = try inside.map { tick in
      let text =
        isPlain
        ? TickText.fixed(
          Decades.number(tick.factor, exponent: tick.power), decimals: max(0, -tick.power))
        : "$\(tick.factor) \\times 10^{\(tick.power)}$"
      return AxisTicks.Tick(
        place: place(tick.factor, tick.power, scale), isMajor: true, label: try set(text))
    }
    let ticks = AxisTicks(ticks: majors)
    guard isLegible(ticks.labelled) else { return nil }
    let rest = (1...9).filter { !factors.contains($0) }
    return AxisTicks(ticks: majors + minorTicks(scale, factors: rest))
  }
}
