/// How values become places along an axis: 0 at the lower end, 1 at the upper.
struct AxisScale: Sendable, Hashable {
  /// Linear or decadic logarithm.
  let kind: Axis.Scale
  /// The ends as values.
  let lower: Double
  /// See ``lower``.
  let upper: Double
  /// The ends as they are measured along the axis.
  let first: Double
  private let span: Double

  /// A scale from `lower` to `upper`; they differ, and are positive on a log scale.
  init(_ kind: Axis.Scale, lower: Double, upper: Double) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    first = kind == .log ? Decades.log10(lower) : lower
    span = (kind == .log ? Decades.log10(upper) : upper) - first
  }

  /// Decades from end to end; only of use on a log scale.
  var decades: Double { span }

  /// The place of a value; NaN where it has none, as for zero on a log scale.
  func fraction(of value: Double) -> Double {
    switch kind {
    case .linear: return value.isFinite ? (value - first) / span : .nan
    case .log:
      return value > 0 && value.isFinite ? (Decades.log10(value) - first) / span : .nan
    }
  }

  /// The value at a place.
  func value(at fraction: Double) -> Double {
    kind == .log ? Decades.power(first + fraction * span) : first + fraction * span
  }
}
