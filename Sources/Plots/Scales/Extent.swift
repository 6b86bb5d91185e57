/// The values that a panel's marks reach along one axis.
struct Extent: Sendable, Hashable {
  /// Infinite while empty.
  private(set) var lower = Double.infinity
  /// Minus infinity while empty.
  private(set) var upper = -Double.infinity
  /// The lower end wants no margin, as under bars.
  private(set) var isLowerTight = false
  /// See ``isLowerTight``.
  private(set) var isUpperTight = false

  var isEmpty: Bool { lower > upper }

  /// Takes in a value; those that the scale cannot show are left out.
  mutating func include(_ value: Double, on scale: Axis.Scale, isTight: Bool = false) {
    guard scale.canShow(value) else { return }
    var own = Extent()
    (own.lower, own.upper) = (value, value)
    (own.isLowerTight, own.isUpperTight) = (isTight, isTight)
    include(own)
  }

  /// Takes in another extent.
  mutating func include(_ other: Extent) {
    guard !other.isEmpty else { return }
    if other.lower == lower { isLowerTight = isLowerTight || other.isLowerTight }
    if other.upper == upper { isUpperTight = isUpperTight || other.isUpperTight }
    if other.lower < lower { (lower, isLowerTight) = (other.lower, other.isLowerTight) }
    if other.upper > upper { (upper, isUpperTight) = (other.upper, other.isUpperTight) }
  }
}
