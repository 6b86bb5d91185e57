import Base
public import Results

/// A number that an experiment found, beside the one that the literature prints.
public struct PublishedComparison: Sendable, Hashable {
  /// What may be said of the two.
  public enum Verdict: String, Sendable, Hashable {
    /// Within two combined errors; without errors, within a twentieth.
    case agrees
    /// Further apart.
    case differs
    /// Not measured on the published data set, and therefore no reproduction.
    case otherData = "other data set"
    /// One of the numbers is not finite.
    case undecided = "not decided"
  }

  /// Combined standard errors up to which two numbers agree.
  static let errorLimit = 2.0
  /// Share of the published value up to which numbers without errors agree.
  static let shareLimit = 0.05

  /// `ALIAS.SCALAR`.
  public var name: String
  /// What was found.
  public var scalar: Scalar
  /// What is printed.
  public var published: Published
  /// The data sets that were read.
  public var datasets: [String]
  /// The profile of the run.
  public var profile: String

  /// The difference over the combined standard error; nil where neither number has one.
  public var deviation: Double? {
    let errors = [scalar.uncertainty, published.uncertainty].compactMap { $0 }
    let combined = errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return combined > 0 ? (scalar.value - published.value) / combined : nil
  }

  /// The difference over the size of the published value; nil where that is zero.
  public var share: Double? {
    published.value == 0 ? nil : (scalar.value - published.value) / published.value.magnitude
  }

  /// Whether the number was measured on the published data set and on no other.
  public var hasSameData: Bool {
    let published = Self.plain(published.dataset)
    let own = datasets.map(Self.plain)
    return published.isEmpty ? own.isEmpty : !own.isEmpty && own.allSatisfy { $0 == published }
  }

  /// What may be said.
  public var verdict: Verdict {
    guard hasSameData else { return .otherData }
    guard scalar.value.isFinite, published.value.isFinite else { return .undecided }
    if let deviation {
      return deviation.magnitude <= Self.errorLimit ? .agrees : .differs
    }
    if let share { return share.magnitude <= Self.shareLimit ? .agrees : .differs }
    return scalar.value == published.value ? .agrees : .differs
  }

  /// The difference as printed; a dash where the data sets differ, as it would mean nothing.
  var difference: String {
    guard verdict == .agrees || verdict == .differs else { return "—" }
    if let deviation { return Self.signed(deviation, digits: 2) + "\u{202F}σ" }
    if let share { return Self.signed(100 * share, digits: 2) + "\u{202F}%" }
    return Self.signed(scalar.value - published.value, digits: 2)
  }

  private static func signed(_ value: Double, digits: Int) -> String {
    let decimals = value.magnitude < 10 ? 1 : 0
    let text = NumberText.fixed(value, decimals: decimals)
    return value > 0 ? "+" + text : UncertainText.minus(text)
  }

  /// `CIFAR-10` and `cifar10` are one data set.
  private static func plain(_ dataset: String) -> String {
    String(dataset.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
