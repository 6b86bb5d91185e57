import Base
import Results

/// A number in a report that is not what it was.
public struct ScalarChange: Sendable, Hashable, Codable {
  /// A value with its error.
  public struct Reading: Sendable, Hashable, Codable {
    /// The number.
    public let value: Double
    /// One standard error, where there is one.
    public let uncertainty: Double?
  }

  /// Name of the scalar.
  public let name: String
  /// What it means, one sentence.
  public let meaning: String
  /// Its unit, nil for a pure number.
  public let unit: String?
  /// As it was, nil for a new scalar.
  public let old: Reading?
  /// As it is, nil for one that is gone.
  public let new: Reading?
  /// How far apart; nil unless there are both.
  public let change: NumberChange?
  /// The change over the root of the summed squares of both errors; nil without errors.
  public let inErrors: Double?

  init(old: Scalar?, new: Scalar?) {
    let scalar = new ?? old
    name = scalar?.name ?? ""
    meaning = scalar?.meaning ?? ""
    unit = scalar?.unit
    self.old = old.map { Reading(value: $0.value, uncertainty: $0.uncertainty) }
    self.new = new.map { Reading(value: $0.value, uncertainty: $0.uncertainty) }
    guard let old, let new else {
      (change, inErrors) = (nil, nil)
      return
    }
    change = NumberChange(old: old.value, new: new.value)
    let (a, b) = (old.uncertainty ?? 0, new.uncertainty ?? 0)
    let error = (a * a + b * b).squareRoot()
    inErrors = error > 0 && error.isFinite ? (new.value - old.value).magnitude / error : nil
  }

  /// How much the change stands out: in errors where there are some, else relative.
  var weight: Double {
    guard let change else { return .infinity }
    let weight = inErrors ?? change.relative
    return weight.isNaN ? .infinity : weight
  }
}

/// A claim that is not what it was.
public struct ClaimChange: Sendable, Hashable, Codable {
  /// What became of it.
  public enum Kind: String, Sendable, Hashable, Codable {
    case failsNow, holdsNow, new, gone, reworded
  }

  /// Name of the claim.
  public let name: String
  /// What became of it.
  public let kind: Kind
  /// What is claimed.
  public let sentence: String
  /// Whether it holds, or held.
  public let holds: Bool
  /// The numbers that decided it before, empty for a new claim.
  public let oldEvidence: String
  /// The numbers that decide it, empty for one that is gone.
  public let newEvidence: String

  init?(old: Claim?, new: Claim?) {
    guard let claim = new ?? old else { return nil }
    switch (old, new) {
    case (let old?, let new?) where old.holds != new.holds: kind = new.holds ? .holdsNow : .failsNow
    case (let old?, let new?) where old.sentence != new.sentence: kind = .reworded
    case (nil, _): kind = .new
    case (_, nil): kind = .gone
    default: return nil
    }
    name = claim.name
    sentence = claim.sentence
    holds = claim.holds
    oldEvidence = old?.evidence ?? ""
    newEvidence = new?.evidence ?? ""
  }

  /// Whether the verdict changed.
  public var isFlipped: Bool { kind == .failsNow || kind == .holdsNow }
}

/// What changed in the results of one node.
public struct NodeDifference: Sendable, Hashable, Codable {
  /// Name in the notebook.
  public let alias: String
  /// Name of the experiment.
  public let experiment: String
  /// What decides its results and changed.
  public internal(set) var causes: [Cause]
  /// Tables that differ.
  public internal(set) var tables: [TableDifference] = []
  /// Tables that only the old report has.
  public internal(set) var tablesMissing: [String] = []
  /// Tables that only the new report has.
  public internal(set) var tablesAdded: [String] = []
  /// Scalars that differ, those that stand out first.
  public internal(set) var scalars: [ScalarChange] = []
  /// Claims that differ, flipped ones first.
  public internal(set) var claims: [ClaimChange] = []

  /// Whether tables, scalars or claims differ.
  public var hasResults: Bool {
    !tables.isEmpty || !tablesMissing.isEmpty || !tablesAdded.isEmpty || !scalars.isEmpty
      || !claims.isEmpty
  }
}

/// What a node costs, before and after.
public struct NodeCost: Sendable, Hashable, Codable {
  /// Name in the notebook.
  public let alias: String
  /// Wall time before, nil when not recorded.
  public let oldSeconds: Double?
  /// Wall time after, nil when not recorded.
  public let newSeconds: Double?
  /// Peak memory before, in bytes, nil when not recorded.
  public let oldMemory: Double?
  /// Peak memory after, in bytes, nil when not recorded.
  public let newMemory: Double?
}
