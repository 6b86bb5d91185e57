/// How values become places along an axis: 0 at the lower end, 1 at the upper.
struct AxisScale: Sendable, Hashable {
  /// Linear, logarithmic or one of their kin.
  let kind: Axis.Scale
  /// The ends as values.
  let lower: Double
  /// See ``lower``.
  let upper: Double
  /// The ends as they are measured along the axis.
  let first: Double
  private let span: Double
  private let form: Form

  /// What the kind comes to, small enough for a million values.
  private enum Form: Hashable {
    case straight, log
    case symlog(Double)

    init(_ kind: Axis.Scale) {
      switch kind {
      case .log: self = .log
      case .symlog(let within): self = .symlog(within)
      case .linear, .percent, .time, .band: self = .straight
      }
    }

    /// A value as it is measured along the axis: itself, its logarithm, or on symlog scales the
    /// value over the linear reach, and one more for every decade beyond.
    func measure(_ value: Double) -> Double {
      switch self {
      case .straight: return value
      case .log: return Decades.log10(value)
      case .symlog(let within):
        let size = value.magnitude / within
        let place = size <= 1 ? size : 1 + Decades.log10(size)
        return value < 0 ? -place : place
      }
    }
  }

  /// A scale from `lower` to `upper`; they differ, and are positive on a log scale.
  init(_ kind: Axis.Scale, lower: Double, upper: Double) {
    self.kind = kind
    self.lower = lower
    self.upper = upper
    form = Form(kind)
    first = form.measure(lower)
    span = form.measure(upper) - first
  }

  /// Decades from end to end; only of use on a log scale.
  var decades: Double { span }

  /// Whether equal steps of value may be unequal on the page.
  var isBent: Bool { form != .straight }

  /// The place of a value; NaN where it has none, as for zero on a log scale.
  func fraction(of value: Double) -> Double {
    guard value.isFinite else { return .nan }
    if case .log = form, value <= 0 { return .nan }
    return (form.measure(value) - first) / span
  }

  /// The value at a place.
  func value(at fraction: Double) -> Double {
    let place = first + fraction * span
    switch form {
    case .straight: return place
    case .log: return Decades.power(place)
    case .symlog(let within):
      let size = place.magnitude <= 1 ? place.magnitude : Decades.power(place.magnitude - 1)
      return place < 0 ? -size * within : size * within
    }
  }
}
