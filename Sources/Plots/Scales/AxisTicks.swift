import Base
import Typography

/// Ticks of one axis with their set labels.
struct AxisTicks {
  /// One tick.
  struct Tick {
    /// Place along the axis, 0 to 1.
    var place: Double
    /// Minor ticks are shorter.
    var isMajor: Bool
    /// Nil where the label is left out.
    var label: TextBox?
    /// The number written, on linear axes.
    var number: DecimalTick?
  }

  /// In ascending order of majors, then minors.
  var ticks: [Tick]
  /// Said once beside the axis label, for instance `×10³`; empty for none.
  var factor = ""

  /// Behind every number, for instance `%`.
  var suffix = ""
  /// Labels read upwards, for want of room along the axis.
  var isTurned = false
  /// Only labels are drawn, as under bands.
  var isBare = false

  /// Decimals that its numbers need; nil off linear axes.
  var decimals: Int? { ticks.compactMap { $0.number?.decimals }.max() }

  /// Those with labels.
  var labelled: [(place: Double, label: TextBox)] {
    ticks.compactMap { tick in tick.label.map { (tick.place, $0) } }
  }
}

/// Chooses ticks and sets their labels for an axis of known length.
struct TickMaker {
  /// Sets the labels.
  let setter: LabelSetter
  /// Labels of a horizontal axis need their widths, of an upright one their heights.
  let isHorizontal: Bool
  /// In points.
  let length: Double
  /// Every decade is written as a power, for agreement among the panels of a figure.
  let usesPowers: Bool

  /// No axis has more ticks by choice.
  var limit = 40

  /// Ticks of a scale, at given values where there are any.
  func ticks(of scale: AxisScale, at values: [Double] = []) throws -> AxisTicks {
    if !values.isEmpty { return try givenTicks(values, scale) }
    switch scale.kind {
    case .linear, .percent: return try linearTicks(scale)
    case .log: return try logTicks(scale)
    case .symlog(let within): return try symlogTicks(scale, within: within)
    case .time: return try timeTicks(scale)
    case .band(let names, _): return try bandTicks(names, scale)
    }
  }

  // MARK: Room

  /// Room that a label takes along the axis, with the gap to the next.
  func room(_ label: TextBox) -> Double {
    let size = setter.theme.tick.size
    return isHorizontal ? label.width + 0.9 * size : label.height + 0.45 * size
  }

  /// Whether no two labels come closer than their room.
  func isLegible(_ labels: [(place: Double, label: TextBox)]) -> Bool {
    zip(labels, labels.dropFirst()).allSatisfy { one, next in
      (next.place - one.place).magnitude * length >= (room(one.label) + room(next.label)) / 2
    }
  }

  func set(_ source: String) throws -> TextBox { try setter.box(source, setter.theme.tick) }

  // MARK: Linear

  /// Ticks at nice values; on a log scale of few decades too.
  ///
  /// Takes the best labelling that may reach beyond the ends and shows what lies inside; where that
  /// is too little, asks for more ticks, then for ticks that all lie inside.
  func linearTicks(_ scale: AxisScale) throws -> AxisTicks {
    let pitch = isHorizontal ? setter.theme.tickPitchAcross : setter.theme.tickPitchDown
    let target = max(2, min(limit, Int((length / pitch).rounded()) + 1))
    for count in target...target + 2 {
      if let ticks = try nice(scale, target: count, isInside: false),
        ticks.ticks.count >= min(3, target)
      {
        return ticks
      }
    }
    for count in stride(from: target, through: 2, by: -1) {
      if let ticks = try nice(scale, target: count, isInside: true) { return ticks }
    }
    // Not even two labels fit: one tick near the middle.
    let finder = ExtendedTicks(lower: scale.lower, upper: scale.upper, target: 2, isInside: true)
    return try labelled(Array((finder.best() ?? []).prefix(1)), scale)
  }

  /// The best legible labelling, without ticks beyond the ends.
  private func nice(_ scale: AxisScale, target: Int, isInside: Bool) throws -> AxisTicks? {
    let finder = ExtendedTicks(
      lower: scale.lower, upper: scale.upper, target: target, isInside: isInside)
    func inside(_ ticks: [DecimalTick]) -> [DecimalTick] {
      ticks.filter { (-1e-9...1 + 1e-9).contains(scale.fraction(of: $0.value)) }
    }
    var failure: (any Error)?
    let best = finder.best { candidate in
      do { return isLegible(try labelled(inside(candidate), scale).labelled) } catch {
        failure = error
        return true
      }
    }
    if let failure { throw failure }
    return try best.map { try labelled(inside($0), scale) }
  }

  /// The same ticks with more decimals.
  func written(_ ticks: AxisTicks, decimals: Int) throws -> AxisTicks {
    var copy = ticks
    for (index, tick) in ticks.ticks.enumerated() {
      guard let number = tick.number, tick.label != nil else { continue }
      copy.ticks[index].label = try set(
        TickText.fixed(number.value, decimals: decimals) + ticks.suffix)
    }
    return copy
  }

  private func labelled(_ ticks: [DecimalTick], _ scale: AxisScale) throws -> AxisTicks {
    let largest = ticks.map { $0.value.magnitude }.max() ?? 0
    // Shares far from one are written as numbers.
    let isPercent = scale.kind == .percent && (largest == 0 || (1e-5..<1e4).contains(largest))
    var power = isPercent ? -2 : 0
    if !isPercent, largest >= 1e5 || (largest > 0 && largest < 1e-3) {
      power = Int((Decades.log10(largest) / 3).rounded(.down)) * 3
    }
    let shown = ticks.map { $0.over(powerOfTen: power) }
    let decimals = shown.map(\.decimals).max() ?? 0
    let suffix = isPercent ? "%" : ""
    let made = try zip(ticks, shown).map { tick, shown in
      AxisTicks.Tick(
        place: scale.fraction(of: tick.value), isMajor: true,
        label: try set(TickText.fixed(shown.value, decimals: decimals) + suffix), number: shown)
    }
    return AxisTicks(
      ticks: made, factor: power == 0 || isPercent ? "" : "×" + TickText.power(power),
      suffix: suffix)
  }
}

/// How numbers are written on axes.
enum TickText {
  /// A number with a true minus.
  static func fixed(_ value: Double, decimals: Int) -> String {
    signed(NumberText.fixed(value, decimals: decimals))
  }

  /// A number's text with a true minus.
  static func signed(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  /// Ten to a power as label markup.
  static func power(_ exponent: Int) -> String { "$10^{\(exponent)}$" }

  /// A power of ten written out.
  static func plainPower(_ exponent: Int) -> String {
    NumberText.fixed(Decades.number(1, exponent: exponent), decimals: max(0, -exponent))
  }
}
