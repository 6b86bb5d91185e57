import Base
import Results

/// How far two numbers are apart.
public struct NumberChange: Sendable, Hashable, Codable {
  /// New minus old.
  public let difference: Double
  /// Distance over the old value; infinite when that is zero.
  public let relative: Double
  /// How many numbers of the format lie between them; nil when one is not finite.
  public let ulps: Int?

  /// The change from one number to another.
  /// - Parameter isSingle: Whether both are single-precision numbers.
  public init(old: Double, new: Double, isSingle: Bool = false) {
    let numbers = NumberDifference(expected: old, got: new, isSingle: isSingle)
    difference = new - old
    relative = numbers.relative
    ulps = numbers.ulps.flatMap { Int(exactly: $0) }
  }

  /// For people: `812 ULP, 0.8 % apart`; empty when neither number is finite.
  ///
  /// More than a million steps say no more than the relative distance, and are left out.
  public var sentence: String {
    let steps = ulps.flatMap { $0 <= 1_000_000 ? "\($0) ULP" : nil }
    let parts = [steps, relativeText.map { "\($0) apart" }]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// The relative distance: per cent down to 0.001 %, a power of ten below; nil when undefined.
  public var relativeText: String? {
    guard relative.isFinite else { return nil }
    if relative == 0 || relative >= 1e-5 {
      return Self.plain(NumberText.significant(100 * relative, digits: 2)) + " %"
    }
    return NumberText.significant(relative, digits: 2)
  }

  /// How much a cell stands out: relative distance to the larger of both, infinite for lost numbers.
  static func weight(old: Double, new: Double) -> Double {
    let scale = max(old.magnitude, new.magnitude)
    guard scale > 0 else { return 0 }
    let weight = (new - old).magnitude / scale
    return weight.isNaN ? .infinity : weight
  }

  /// Drops the zeros that rounding leaves after the decimal point.
  private static func plain(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
