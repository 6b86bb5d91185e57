import Base
import Typography

extension TickMaker {
  // MARK: Given

  /// Ticks where the author wants them; what lies beyond the ends is left out.
  func givenTicks(_ values: [Double], _ scale: AxisScale) throws -> AxisTicks {
    let inside = values.filter { (-1e-9...1 + 1e-9).contains(scale.fraction(of: $0)) }.sorted()
    let factor = scale.kind == .percent ? 100.0 : 1
    let decimals = inside.map { Self.decimals($0 * factor) }.max() ?? 0
    let made = try inside.map { value in
      let power = scale.kind == .log ? Decades.log10(value) : 0.5
      let isPower = power == power.rounded() && (usesPowers || power.magnitude > 2)
      let text =
        isPower
        ? TickText.power(Int(power))
        : scale.kind == .log
          ? TickText.signed(NumberText.shortest(value))
          : TickText.fixed(value * factor, decimals: decimals) + (factor == 100 ? "%" : "")
      return AxisTicks.Tick(place: scale.fraction(of: value), isMajor: true, label: try set(text))
    }
    // Where all labels have no room the first and the last stay, and of the others what fits.
    var ticks = AxisTicks(ticks: made)
    if !isLegible(ticks.labelled) {
      let order = [0, made.count - 1] + Array(1..<max(1, made.count - 1))
      for index in made.indices { ticks.ticks[index].label = nil }
      for index in order where made.indices.contains(index) {
        let label = ticks.ticks[index].label
        ticks.ticks[index].label = made[index].label
        if !isLegible(ticks.labelled) { ticks.ticks[index].label = label }
      }
    }
    return ticks
  }

  /// Decimals that write a number as shortly as it can be, six at most.
  private static func decimals(_ value: Double) -> Int {
    for count in 0..<6 {
      let text = NumberText.fixed(value, decimals: count)
      if let number = Double(text), (number - value).magnitude <= 1e-9 * value.magnitude {
        return count
      }
    }
    return 6
  }

  // MARK: Names

  /// A label in the middle of each band, turned upwards where they are too wide; every second,
  /// third … where even these are too close.
  func bandTicks(_ names: [String], _ scale: AxisScale) throws -> AxisTicks {
    var labels = try names.map { try set($0) }
    let pitch = length / Double(max(1, names.count))
    var isTurned = isHorizontal && labels.contains { $0.width + 3 > pitch }
    for size in [6.5, SceneLinter.smallestText] where isTurned {
      let smaller = try names.map { try setter.box($0, setter.theme.tick.size(size)) }
      if smaller.allSatisfy({ $0.width + 2.5 <= pitch }) { (labels, isTurned) = (smaller, false) }
    }
    let size = labels.map(\.height).max() ?? 0
    let stride = isHorizontal && !isTurned ? 1 : max(1, Int(((size + 1) / pitch).rounded(.up)))
    let ticks = labels.enumerated().map { index, label in
      AxisTicks.Tick(
        place: scale.fraction(of: Double(index)), isMajor: true,
        label: index % stride == 0 ? label : nil)
    }
    return AxisTicks(ticks: ticks, isTurned: isTurned, isBare: true)
  }

  // MARK: Symlog

  /// Ticks at zero and at powers of ten beyond the linear part, of both signs.
  func symlogTicks(_ scale: AxisScale, within: Double) throws -> AxisTicks {
    let first = Int(Decades.log10(within).rounded(.up))
    let largest = max(scale.lower.magnitude, scale.upper.magnitude)
    let last = Int((Decades.log10(max(largest, within)) + 1e-9).rounded(.down))
    let powers = first <= last ? Array(first...last) : []
    func isInside(_ value: Double) -> Bool {
      (-1e-9...1 + 1e-9).contains(scale.fraction(of: value))
    }
    let usesPowers = powers.contains { $0.magnitude > 2 }
    func text(_ power: Int) -> String {
      usesPowers ? TickText.power(power) : TickText.plainPower(power)
    }
    // Every power, every second …, from the first or a later one, which is farther from zero.
    let strides = [1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200].filter { $0 <= max(1, powers.count) }
    let choices = strides.flatMap { stride in
      (0..<max(2, min(4, stride))).map { (stride: stride, start: first + $0) }
    }
    for (stride, start) in choices {
      var labels: [(value: Double, text: String)] = isInside(0) ? [(0, "0")] : []
      for power in powers where power >= start && (power - start) % stride == 0 {
        let value = Decades.number(1, exponent: power)
        if isInside(value) { labels.append((value, text(power))) }
        if isInside(-value) { labels.append((-value, "\u{2212}" + text(power))) }
      }
      labels.sort { $0.value < $1.value }
      guard labels.count > 1 else { continue }
      let made = try labels.map {
        AxisTicks.Tick(
          place: scale.fraction(of: $0.value), isMajor: true, label: try set($0.text))
      }
      let ticks = AxisTicks(ticks: made)
      guard isLegible(ticks.labelled) else { continue }
      let skipped = powers.filter { $0 < start || ($0 - start) % stride != 0 }
        .flatMap { [Decades.number(1, exponent: $0), -Decades.number(1, exponent: $0)] }
        .filter(isInside)
      return AxisTicks(
        ticks: made
          + skipped.map {
            AxisTicks.Tick(place: scale.fraction(of: $0), isMajor: false, label: nil)
          })
    }
    return try linearTicks(scale)
  }
}
