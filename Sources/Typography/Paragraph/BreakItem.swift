/// What the line breaker sees: a box, glue or a penalty, in points.
struct BreakItem: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case box, glue, penalty
  }

  var kind: Kind
  /// Of a penalty: the width that appears when the line breaks there.
  var width = 0.0
  var stretch = 0.0
  var shrink = 0.0
  /// Stretches without limit and without badness.
  var isFill = false
  /// Cost of a break; `infinite` forbids it, `-infinite` forces it.
  var cost = 0.0
  /// Breaks that had better not follow one another.
  var isHyphen = false

  static let infinite = 10_000.0

  /// A break that must be taken.
  var isForced: Bool { kind == .penalty && cost <= -Self.infinite }

  static func box(_ width: Double) -> BreakItem { BreakItem(kind: .box, width: width) }

  static func glue(_ width: Double, stretch: Double, shrink: Double) -> BreakItem {
    BreakItem(kind: .glue, width: width, stretch: stretch, shrink: shrink)
  }

  static let fill = BreakItem(kind: .glue, isFill: true)

  static func penalty(_ cost: Double, width: Double = 0, isHyphen: Bool = false) -> BreakItem {
    BreakItem(kind: .penalty, width: width, cost: cost, isHyphen: isHyphen)
  }
}
