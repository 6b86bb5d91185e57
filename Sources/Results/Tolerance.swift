import Base

/// How far a number may lie from its golden value, and why that far.
///
/// Results are exact by contract; a tolerance is a judgement of the experiment's author, such as the
/// sampling error of an estimate. It belongs to the verdict, not to the result, so it is declared
/// beside the claims and kept in the golden data, where an edit shows.
public struct Tolerance: Sendable, Hashable, Codable {
  /// What it holds for.
  public enum Target: Sendable, Hashable, Codable {
    /// Every cell of a column of a table.
    case column(table: String, column: String)
    /// The value and the uncertainty of a scalar.
    case scalar(String)

    /// `table spectra, column eigenvalue`.
    public var title: String {
      switch self {
      case .column(let table, let column): "table \(table), column \(column)"
      case .scalar(let name): "scalar \(name)"
      }
    }
  }

  /// What it holds for.
  public let target: Target
  /// Distance over the golden value's magnitude.
  public let relative: Double
  /// Distance.
  public let absolute: Double
  /// Numbers of the format that may lie between.
  public let ulps: Int
  /// Why this far, one sentence.
  public let basis: String

  /// A tolerance; one without bounds or basis is a programmer's mistake.
  public init(
    _ target: Target, relative: Double = 0, absolute: Double = 0, ulps: Int = 0, basis: String
  ) {
    precondition(
      relative.isFinite && absolute.isFinite && relative >= 0 && absolute >= 0 && ulps >= 0
        && (relative > 0 || absolute > 0 || ulps > 0), "a tolerance needs a bound above zero")
    precondition(basis.contains { !$0.isWhitespace }, "a tolerance needs a written basis")
    self.target = target
    self.relative = relative
    self.absolute = absolute
    self.ulps = ulps
    self.basis = basis
  }

  /// A tolerance for the cells of a column.
  public static func column(
    _ table: String, _ column: String, relative: Double = 0, absolute: Double = 0, ulps: Int = 0,
    basis: String
  ) -> Self {
    Tolerance(
      .column(table: table, column: column), relative: relative, absolute: absolute, ulps: ulps,
      basis: basis)
  }

  /// A tolerance for a scalar.
  public static func scalar(
    _ name: String, relative: Double = 0, absolute: Double = 0, ulps: Int = 0, basis: String
  ) -> Self {
    Tolerance(.scalar(name), relative: relative, absolute: absolute, ulps: ulps, basis: basis)
  }

  /// Whether a number is near enough: within absolute plus relative distance, or within the ULPs.
  ///
  /// Not-a-numbers are near only to each other, infinities only to themselves.
  public func covers(expected: Double, got: Double, isSingle: Bool = false) -> Bool {
    if expected == got || (expected.isNaN && got.isNaN) { return true }
    guard expected.isFinite, got.isFinite else { return false }
    if (got - expected).magnitude <= absolute + relative * expected.magnitude { return true }
    guard ulps > 0 else { return false }
    let steps = NumberDifference(expected: expected, got: got, isSingle: isSingle).ulps
    return steps.map { $0 <= UInt64(ulps) } ?? false
  }

  /// `rtol 1e-9, 4 ULP: cells are sums of 10⁶ terms`.
  public var sentence: String { "\(bounds): \(basis)" }

  /// `rtol 1e-9, atol 0.01, 4 ULP`.
  public var bounds: String {
    [
      relative > 0 ? "rtol \(NumberText.shortest(relative))" : nil,
      absolute > 0 ? "atol \(NumberText.shortest(absolute))" : nil,
      ulps > 0 ? "\(ulps) ULP" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
